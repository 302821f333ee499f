"""HTTP mode: the same Parley behind signed requests on the console's port."""

import json
from pathlib import Path

import pytest

from tests.adapters.slack import playing
from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack


async def test_commands_clicks_forms_and_events_come_by_signed_requests(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here, http=True):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        sent = await ben.types("/ask What is a security guarantee?")
        assert sent.failed == ""
        await until(ben, "promise of help")
        await ben.presses("Share")
        await until(ana, "promise of help")
        await ana.types("/debate open")
        answer = await ana.submits(motion="This house signs its requests.", format="text")
        assert answer.failed == ""
        await until(ben, "Sign-up is open.")
        ana.thread = ben.find("Sign-up is open.").ts
        await ana.mentions("What is a tripwire?")
        await until(ben, "A tripwire is a force too weak")
        assert here.refused == []
        assert here.sockets.opened == 0


@pytest.mark.parametrize("sign", ["wrong", "stale", "none"])
async def test_a_request_that_is_not_slack_s_is_refused(tmp_path: Path, sign: str) -> None:
    async with fake_slack() as here, parley(tmp_path, here, http=True):
        ben = Person(here, "U0000012", "Ben")
        sent = await ben.types("/ask What is a security guarantee?", sign=sign)

        assert sent.failed == "http_401"
        assert here.calls.count("chat.postEphemeral") == 0
        assert ben.sees() == ""


async def test_slack_s_first_question_is_answered(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here, http=True):
        asked = {"type": "url_verification", "token": "t", "challenge": "3eZbrw1aB"}
        sent = await here.deliver("events_api", asked)

        assert sent.failed == ""
        assert "3eZbrw1aB" in json.dumps(sent.answer)


async def test_a_whole_debate_runs_over_http_through_a_kill(tmp_path: Path) -> None:
    async with fake_slack() as here:
        here.repeats = 1  # Slack repeats what it thinks was lost
        ana = Person(here, "U0000011", "Ana", admin=True)
        ben, cem = Person(here, "U0000012", "Ben"), Person(here, "U0000013", "Cem")
        async with parley(tmp_path, here, http=True):
            await playing.opened(ana, ben, cem)
            await playing.begun(ana, ben, cem)
            await playing.spoke(ben, playing.SPEECHES[0][1])
            await cem.presses("Speak")
            await cem.fills(words=playing.SPEECHES[1][1])
        async with parley(tmp_path, here, http=True):
            await cem.submits()
            await until(ana, "Speech 2, Cem")
            await playing.spoken(ana, ben, cem, start=3)
            await playing.closed(ana, ben, cem)
            for number, (name, _) in enumerate(playing.SPEECHES, 1):
                room = "\n".join(one.words for one in ana.messages() if not one.only)
                assert room.count(f"Speech {number}, {name}") == 1
        assert here.refused == []
        assert here.troubles == []
        assert here.sockets.opened == 0
