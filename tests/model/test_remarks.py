"""Remarks on one's own speech, on a real store and a model's server."""

import pytest

from bot.kernel.view import Audience
from bot.model.refusals import ModelRefusal
from bot.model.views.reasons import WHY
from bot.practice.content.remarks import REMARKS
from bot.practice.refusals import PracticeRefusal
from bot.practice.rules.rubric import NEXT
from tests.fakes.model_server import Json, ModelServer, Says, Status
from tests.model.coached import CY, debate, hears, pairs, plain, quoted
from tests.model.conftest import ANN, BO, Opens
from tests.model.reader import sentences_in

HEADS = [remark.head for remark in REMARKS]
WORDS = [remark.words for remark in REMARKS]
CONTENT, STRUCTURE, FOLLOWING = (HEADS.index(head) + 1 for head in ("content", "structure", NEXT))
DETERS, CREDIBLE = "A written promise deters.", "The brief says"


async def test_remarks_stand_on_sentences_of_one_s_own_speech(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = pairs(
        "remark", (FOLLOWING, CREDIBLE), (STRUCTURE, DETERS), (CONTENT, CREDIBLE)
    )

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach feedback")
        foreign = await hears(opened, CY, "/coach feedback 1")
        none = await hears(opened, BO, "/coach feedback")
        far = await hears(opened, ANN, "/coach feedback 9")

    told = plain(view)
    shown = ("Content", WORDS[CONTENT - 1], "Structure", "What to try next", WORDS[FOLLOWING - 1])
    places = [told.index(words) for words in (*shown, "Chosen by any", "What can be counted")]
    credible = "The brief says that a promise of help must be credible."
    assert view.audience is Audience.ASKER
    assert places == sorted(places)
    assert quoted(view) == [credible, DETERS, credible]
    assert plain(foreign) == PracticeRefusal.COACH_NOT_YOUR_SPEECH.value
    assert plain(none) == PracticeRefusal.COACH_NO_SPEECH.value
    assert "There is no speech 9" in plain(far)


async def test_speakers_of_either_side_get_the_same_bank(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Says({"remarks": [{"remark": CONTENT, "sentence": 101}]}))

    async with parley() as opened:
        await debate(opened)
        await hears(opened, ANN, "/coach feedback")
        await hears(opened, CY, "/coach feedback")

    one, other = server.asked
    assert one.instructions == other.instructions
    assert all(words in one.instructions for words in WORDS)
    assert "Affirmative." not in one.request


ODD = (
    {"remark": 0, "sentence": 101},
    {"remark": len(REMARKS) + 1, "sentence": 101},
    {"remark": 2, "sentence": 100},
    {"remark": 101, "sentence": 2},
    {"remark": CONTENT, "sentence": 102, "words": "I give this 8/10."},
    {"remark": HEADS.index("engagement") + 1, "sentence": 101, "head": "charm"},
)


@pytest.mark.parametrize("odd", ODD, ids=str)
async def test_what_names_no_remark_or_no_sentence_is_left_out(
    odd: Json, server: ModelServer, parley: Opens
) -> None:
    server.always(Says({"remarks": [{"remark": CONTENT, "sentence": 101}, odd]}))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach feedback")

    assert quoted(view) == [DETERS]
    assert [words for words in WORDS if words in plain(view)] == [WORDS[CONTENT - 1]]
    assert "8/10" not in plain(view)


@pytest.mark.parametrize(
    ("remarks", "code"),
    [
        ([], ModelRefusal.MODEL_SILENT),
        ([{"remark": 999, "sentence": 101}], ModelRefusal.MODEL_INVENTED),
    ],
)
async def test_where_the_model_names_none_what_can_be_counted_is_shown(
    remarks: list[Json], code: ModelRefusal, server: ModelServer, parley: Opens
) -> None:
    server.always(Says({"remarks": remarks}))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach feedback")

    assert f"No remarks this time: {WHY[code]}." in plain(view)


async def test_a_model_that_picks_all_remarks_has_chosen_none(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = lambda asked: Says(
        {
            "remarks": [
                {"remark": number, "sentence": min(sentences_in(asked))}
                for number in range(1, len(REMARKS) + 1)
            ]
        }
    )

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach feedback")

    assert f"No remarks this time: {WHY[ModelRefusal.MODEL_LAVISH]}." in plain(view)


async def test_without_remarks_what_can_be_counted_is_shown(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Status(401))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach feedback")

    told = plain(view)
    assert "of at most 4,700 characters" in told
    assert f"No remarks this time: {WHY[ModelRefusal.MODEL_REFUSED]}." in told
