"""Neutral questions on one's own words, on a real store and a model's server."""

import pytest

from bot.debate.refusals import DebateRefusal
from bot.kernel.view import Audience
from bot.model.refusals import ModelRefusal
from bot.model.views.reasons import WHY
from bot.practice.refusals import PracticeRefusal
from bot.practice.rules.questioning import STOCK
from tests.fakes.model_server import ModelServer, Reply, Says
from tests.model.coached import CY, buttons, debate, hears, plain
from tests.model.conftest import ANN, Opens

CLAIM = "A promise in writing deters an attack."


def asks(question: str, about: str = "A promise in writing") -> Reply:
    return Says({"question": question, "about": about})


async def test_one_question_is_asked_about_the_last_claim(
    server: ModelServer, parley: Opens
) -> None:
    server.will(
        asks("What does “in writing” add to a promise?"),
        asks("How would you find out whether it deters?", "makes it public"),
    )

    async with parley() as opened:
        await debate(opened)
        first = await hears(opened, ANN, "/coach question")
        (reply, _) = buttons(first)
        form = await hears(opened, ANN, reply.action)
        second = await hears(opened, ANN, f"{reply.action} It makes it public.")
        foreign = await hears(opened, CY, f"{reply.action} Me, too.")

    assert "What does “in writing” add to a promise?" in plain(first)
    assert first.audience is Audience.ASKER
    assert "Your reply" in plain(form)
    assert "How would you find out whether it deters?" in plain(second)
    assert "It makes it public." in server.asked[1].request
    assert CLAIM in server.asked[0].request
    assert plain(foreign) == PracticeRefusal.COACH_NO_QUESTION.value


UNASKED = (
    "Guarantees failed in 1994.",
    "Why did the Budapest memorandum fail?",
    "Surely a promise in writing can be broken?",
    "Given that promises fail, why trust this one?",
    "Don't you think that writing matters?",
    "Is it true? Or is it false?",
    "The paper bound nobody. Does that matter?",
    "Does the article not say that promises fail?",
    "Why do 7 states break a promise?",
    "Is that not naive?",
    "What of https://evil.example/x?",
    "Would you vote against the motion?",
)


@pytest.mark.parametrize("words", UNASKED)
async def test_what_is_no_neutral_question_is_not_put(
    words: str, server: ModelServer, parley: Opens
) -> None:
    server.always(asks(words))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach question")

    assert words not in plain(view)
    assert STOCK[0] in plain(view)
    assert WHY[ModelRefusal.MODEL_INVENTED] in plain(view)
    assert "What was wrong: " in server.asked[1].request


async def test_a_question_may_quote_the_article(server: ModelServer, parley: Opens) -> None:
    words = "What follows for you where the article says “credible”?"
    quoting = "How does your claim fit “a promise of either kind works only if it is credible”?"
    server.will(asks(words.replace("“credible”", "“sacred and holy”")), asks(quoting))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach question")

    assert quoting in plain(view)


async def test_one_s_own_words_can_be_questioned_without_a_debate(
    server: ModelServer, parley: Opens
) -> None:
    server.always(asks("What do you mean by “keep”?", "keep their word"))

    async with parley() as opened:
        view = await hears(opened, ANN, "/coach question States keep their word.")
        nothing = await hears(opened, ANN, "/coach question")

    assert "What do you mean by “keep”?" in plain(view)
    assert plain(nothing) == DebateRefusal.NO_DEBATE.value


async def test_questions_and_replies_are_shown_and_erased_with_a_member_s_data(
    server: ModelServer, parley: Opens
) -> None:
    server.always(asks("What does a promise add?"))

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
    assert plain(gone) == PracticeRefusal.COACH_NO_QUESTION.value


# --- feedback ---------------------------------------------------------------------------------
