"""Remarks on one's own speech, on a real store and a model's server."""

import pytest

from bot.kernel.view import Audience
from bot.model.refusals import ModelRefusal
from bot.model.views.reasons import WHY
from bot.practice.refusals import PracticeRefusal
from tests.fakes.model_server import Json, ModelServer, Says, Status
from tests.model.coached import CY, debate, hears, plain
from tests.model.conftest import ANN, BO, Opens


def remark(head: str, quotation: str, words: str) -> Json:
    return {"head": head, "quotation": quotation, "remark": words}


GOOD = remark("content", "A written promise deters.", "Say why it deters, step by step.")
NEXT = remark("next", "must be credible", "Try to name what would make it so.")


async def test_remarks_stand_on_words_of_one_s_own_speech(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Says({"remarks": [GOOD], "next": [NEXT]}))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach feedback")
        foreign = await hears(opened, CY, "/coach feedback 1")
        none = await hears(opened, BO, "/coach feedback")
        far = await hears(opened, ANN, "/coach feedback 9")

    told = plain(view)
    assert view.audience is Audience.ASKER
    assert "Content" in told
    assert "Say why it deters, step by step." in told
    assert "What to try next" in told
    assert "What can be counted" in told
    assert plain(foreign) == PracticeRefusal.COACH_NOT_YOUR_SPEECH.value
    assert plain(none) == PracticeRefusal.COACH_NO_SPEECH.value
    assert "There is no speech 9" in plain(far)


UNSAID = (
    remark("content", "A spoken promise deters.", "Say why it does."),
    remark("content", "A written promise deters.", "I give this 8/10."),
    remark("content", "A written promise deters.", "Your side is right here."),
    remark("charm", "A written promise deters.", "Smile more often."),
    remark("evidence", "A written promise deters.", "Kennan showed this in 1947."),
    remark("evidence", "A written promise deters.", "You said “a vow is sacred”, so cite it."),
    remark("style", "A written promise deters.", "See https://evil.example/x for more."),
    remark("style", "A written promise deters.", "This is ridiculous."),
    remark("style", "A", "Too short a quotation to tell."),
)


@pytest.mark.parametrize("bad", UNSAID, ids=lambda one: str(one["remark"])[:30])
async def test_a_remark_that_does_not_hold_is_left_out(
    bad: Json, server: ModelServer, parley: Opens
) -> None:
    server.always(Says({"remarks": [GOOD, bad], "next": []}))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach feedback")

    assert str(GOOD["remark"]) in plain(view)
    assert str(bad["remark"]) not in plain(view)


async def test_without_remarks_what_can_be_counted_is_shown(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Status(401))

    async with parley() as opened:
        await debate(opened)
        view = await hears(opened, ANN, "/coach feedback")

    told = plain(view)
    assert "of at most 4,700 characters" in told
    assert f"Without remarks this time: {WHY[ModelRefusal.MODEL_REFUSED]}." in told


# --- plain words and translations -------------------------------------------------------------
