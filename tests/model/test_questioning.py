"""Neutral questions on one's own words, on a real store and a model's server."""

import pytest

from bot.kernel.view import Audience
from bot.model.refusals import ModelRefusal
from bot.model.views.reasons import WHY
from bot.practice.content.questions import QUESTIONS
from bot.practice.refusals import PracticeRefusal
from tests.fakes.model_server import Json, ModelServer, Says, Status
from tests.model.coached import CY, buttons, debate, hears, pairs, plain, quoted
from tests.model.conftest import ANN, Opens
from tests.refusals import say_plainly

CLAIM = "A promise in writing deters an attack."
WORDS = [question.words for question in QUESTIONS]


async def test_one_question_is_asked_about_the_last_claim_and_then_about_the_reply(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = pairs("question", (8, CLAIM))

    async with parley() as opened:
        await debate(opened)
        first = await hears(opened, ANN, "/coach question")
        (reply, _) = buttons(first)
        form = await hears(opened, ANN, reply.action)
        server.answers = pairs("question", (8, CLAIM), (20, "It makes it public."))
        second = await hears(opened, ANN, f"{reply.action} Yes. It makes it public.")
        foreign = await hears(opened, CY, f"{reply.action} Me, too.")

    assert WORDS[7] in plain(first)
    assert quoted(first) == [CLAIM]
    assert "Chosen by any from Parley’s own questions." in plain(first)
    assert first.audience is Audience.ASKER
    assert "Your reply" in plain(form)
    assert WORDS[19] in plain(second)
    assert quoted(second) == ["It makes it public."]
    assert WORDS[7] in server.asked[1].request
    assert server.asked[0].instructions == server.asked[1].instructions
    assert plain(foreign) == say_plainly(PracticeRefusal.COACH_NO_QUESTION)


ODD: tuple[Json, ...] = (
    {"questions": [{"question": 0, "sentence": 101}]},
    {"questions": [{"question": -1, "sentence": 101}]},
    {"questions": [{"question": len(QUESTIONS) + 1, "sentence": 101}]},
    {"questions": [{"question": 3, "sentence": 100}]},
    {"questions": [{"question": 101, "sentence": 3}]},
    {"questions": [], "words": "Surely a promise can be broken?"},
)


@pytest.mark.parametrize("said", ODD, ids=str)
async def test_where_the_model_names_none_the_next_of_parley_s_own_is_asked(
    said: Json, server: ModelServer, parley: Opens
) -> None:
    server.always(Says(said))

    async with parley() as opened:
        await debate(opened)
        first = await hears(opened, ANN, "/coach question")
        second = await hears(opened, ANN, f"{buttons(first)[0].action} skip")

    code = ModelRefusal.MODEL_INVENTED if said["questions"] else ModelRefusal.MODEL_SILENT
    assert f"One of Parley’s own questions: {WHY[code]}." in plain(first)
    assert WORDS[0] in plain(first)
    assert quoted(first) == quoted(second) == [CLAIM]
    assert next(words for words in WORDS[1:] if words in plain(second))
    assert "Surely" not in plain(first)


async def test_no_question_is_put_twice(server: ModelServer, parley: Opens) -> None:
    server.answers = pairs("question", (5, CLAIM))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach question")
        told = [plain(view)]
        for _ in range(3):
            view = await hears(opened, ANN, f"{buttons(view)[0].action} skip")
            told.append(plain(view))

    asked = [next(words for words in WORDS if words in one) for one in told]
    assert asked[0] == WORDS[4]
    assert len(set(asked)) == 4


async def test_one_s_own_words_can_be_questioned_without_a_debate(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = pairs("question", (2, "States keep"))

    async with parley() as opened:
        view = await hears(opened, ANN, "/coach question States keep their word.")
        nothing = await hears(opened, ANN, "/coach question")

    assert WORDS[1] in plain(view)
    assert quoted(view) == ["States keep their word."]
    assert plain(nothing).startswith("There is no debate here.")


async def test_without_the_model_a_question_is_asked_all_the_same(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Status(401))

    async with parley() as opened:
        view = await hears(opened, ANN, "/coach question States keep their word.")

    assert WORDS[0] in plain(view)
    assert WHY[ModelRefusal.MODEL_REFUSED] in plain(view)


async def test_questions_and_replies_are_shown_and_erased_with_a_member_s_data(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = pairs("question", (1, CLAIM))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach question")
        await hears(opened, ANN, f"{buttons(view)[0].action} My secret reply.")
        held = await opened.db.read("SELECT topic, reply FROM coach_questions ORDER BY asked_at")
        await hears(opened, ANN, "/privacy erase yes")
        left = await opened.db.read("SELECT DISTINCT topic, question, reply FROM coach_questions")
        gone = await hears(opened, ANN, f"{buttons(view)[0].action} And now?")

    assert held[0] == (CLAIM, "My secret reply.")
    assert left == [("", "", "")]
    assert plain(gone) == say_plainly(PracticeRefusal.COACH_NO_QUESTION)
