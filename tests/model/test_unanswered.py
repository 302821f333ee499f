"""What nobody answered: for the chair alone, each argument in the speaker's own sentence."""

from tests.fakes.model_server import ModelServer, Status
from tests.model.conftest import Opens
from tests.model.speeches import (
    AGAINST,
    CHAIR,
    FOR,
    PRO,
    by_speech,
    chooses,
    debated,
    said,
    says,
    sent,
    spoken_from_the_floor,
)

FOUND = {
    1: chooses("Delay costs"),
    2: {"sentences": []},
}


async def test_an_argument_found_stands_over_its_sentence_and_only_chairs_see_it(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = by_speech(FOUND)
    async with parley() as open_:
        await debated(open_)
        assert "Only the chair" in await says(open_, PRO, "/chair dropped")
        assert server.asked == []
        await says(open_, PRO, "/claim make Guarantees deter.")
        shown = await says(open_, CHAIR, "/chair dropped")

    assert "Not answered so far" in shown
    assert "Claim 1 Boris: Guarantees deter." in shown
    assert "“Delay costs lives in the first hours.” [Speech 1]" in shown
    assert "Nothing found." in shown
    assert "Only you see this." in shown


async def test_each_side_is_looked_at_alike_and_may_only_be_cited_itself(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = by_speech({1: {"sentences": [77, 78]}, 2: FOUND[2]})
    async with parley() as open_:
        await debated(open_)
        shown = await says(open_, CHAIR, "/chair dropped")

    assert "pointed to sentences that don’t exist" in shown
    assert "“Parliaments" not in shown
    one = next(asked for asked in server.asked if 1 in sent(asked))
    other = next(asked for asked in server.asked if 2 in sent(asked))
    assert (said(one), said(one, "other")) == ({1: FOR}, {2: AGAINST})
    assert (said(other), said(other, "other")) == ({2: AGAINST}, {1: FOR})


async def test_an_argument_that_a_later_speech_takes_up_says_so(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = by_speech(FOUND)
    async with parley() as open_:
        await debated(open_, con="They say that delay costs lives in the first hours; it does not.")
        shown = await says(open_, CHAIR, "/chair dropped")

    assert "Speech 2 speaks of the same; does it answer it?" in shown


async def test_without_a_model_or_when_it_fails_claims_are_told_and_why_no_more(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Status(500))
    async with parley(on=False) as open_:
        await debated(open_)
        await says(open_, PRO, "/claim make Guarantees deter.")
        shown = await says(open_, CHAIR, "/chair dropped")
        assert "Guarantees deter." in shown
        assert "were not looked for: no language model is used here" in shown
    async with parley(seconds=1.0) as open_:
        shown = await says(open_, CHAIR, "/chair dropped")

    assert "Guarantees deter." in shown
    assert "could not be reached" in shown


async def test_a_model_that_was_not_asked_is_not_named(server: ModelServer, parley: Opens) -> None:
    async with parley() as open_:
        await spoken_from_the_floor(open_, "A ferry every hour keeps the island alive.")
        shown = await says(open_, CHAIR, "/chair dropped")

    assert server.asked == []
    assert "found no answer" not in shown
    assert "Claims that nobody on another side has answered. Only you see this." in shown
