"""Claims suggested from a speech: for its author alone, and none is made before they press."""

from bot.kernel.view import Audience
from tests.fakes.model_server import ModelServer, Says, Status
from tests.model.conftest import Opens
from tests.model.speeches import (
    CHAIR,
    CON,
    FOR,
    PRO,
    by_speech,
    chooses,
    debated,
    plain,
    pressed,
    said,
    says,
)

TWO = chooses("A guarantee must", "Delay costs")


async def test_a_suggestion_becomes_a_claim_when_its_author_presses_and_only_once(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = by_speech({1: TWO})
    async with parley() as open_:
        await debated(open_)
        views = await open_.app.hear(PRO, "/claim suggest")
        assert "2 Delay costs lives in the first hours." in plain(views)
        assert "Chosen by any; the words are yours." in plain(views)
        assert views[0].audience is Audience.ASKER
        assert "Nobody has made a claim" in await says(open_, CON, "/claim list")

        action = pressed(views, "Claim 2")
        assert "It is claim 1 now" in await says(open_, PRO, action)
        assert "It is claim 1 now" in await says(open_, PRO, action)
        listed = await says(open_, CON, "/claim list")
        kept = await open_.db.read("SELECT task, prompt FROM model_results")

    assert listed.count("Delay costs lives in the first hours.") == 1
    assert "Boris" in listed
    assert [(str(task), len(str(prompt))) for task, prompt in kept] == [("claims", 16)] * 2


async def test_suggestions_are_nobody_else_s(server: ModelServer, parley: Opens) -> None:
    server.answers = by_speech({1: TWO})
    async with parley() as open_:
        await debated(open_)
        views = await open_.app.hear(PRO, "/claim suggest")
        for other in (CON, CHAIR):
            assert "not yours" in await says(open_, other, pressed(views, "Claim 1"))
        assert "a speech of your own" in await says(open_, CON, "/claim suggest speech:1")
        assert "a speech of your own" in await says(open_, CHAIR, "/claim suggest")

    assert [said(asked) for asked in server.asked] == [{1: FOR}]
    assert "Boris" not in server.asked[0].request + server.asked[0].instructions


async def test_what_names_no_sentence_of_the_speech_is_not_suggested(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Says({"sentences": [2, 77, -4, 2], "words": "The costs are wrong."}))
    async with parley() as open_:
        await debated(open_)
        shown = await says(open_, PRO, "/claim suggest")

    assert "1 Delay costs lives in the first hours." in shown
    assert "Claim 2" not in shown
    assert "The costs are wrong" not in shown


async def test_where_the_model_finds_no_claim_that_is_said(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Says({"sentences": []}))
    async with parley() as open_:
        await debated(open_)
        shown = await says(open_, PRO, "/claim suggest")

    assert "No claim was found in your speech 1" in shown


async def test_without_a_model_or_when_it_fails_the_author_s_own_sentences_are_suggested(
    server: ModelServer, parley: Opens
) -> None:
    server.always(Status(500))
    async with parley(on=False) as open_:
        await debated(open_)
        views = await open_.app.hear(PRO, "/claim suggest")
        assert "Your own sentences that claim most." in plain(views)
        assert "It is claim 1 now" in await says(open_, PRO, pressed(views, "Claim 1"))
    assert server.asked == []
    async with parley(seconds=1.0) as open_:
        shown = await says(open_, PRO, "/claim suggest")

    assert "could not be reached" in shown
    assert "A guarantee must be automatic." in shown


async def test_erased_suggestions_are_gone(server: ModelServer, parley: Opens) -> None:
    server.answers = by_speech({1: TWO})
    async with parley() as open_:
        await debated(open_)
        views = await open_.app.hear(PRO, "/claim suggest")
        await says(open_, PRO, "/privacy erase yes")
        assert "it is gone" in await says(open_, PRO, pressed(views, "Claim 1"))
        kept = await open_.db.read("SELECT words FROM claim_suggestions")

    assert {str(words) for (words,) in kept} == {""}
