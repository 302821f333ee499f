"""HTTP mode: the same Parley behind signed requests on the console's port."""

import hashlib
import hmac
import json
import time
from pathlib import Path

import pytest

from tests.adapters.slack import playing
from tests.adapters.slack.playing import meet
from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import SIGNING_SECRET, fake_slack


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
        await meet(ana, found_by=ben)
        await ana.mentions("What is a tripwire?")
        await until(ben, "A tripwire is a force too weak")
        (answer,) = [m for m in ben.messages() if "A tripwire is a force too weak" in m.words]
        assert answer.only == ""
        assert "/answer share" not in str(answer.blocks)
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


RUBBISH = [b"null", b"[]", b"payload=%7Bnot", b"{", b"\xff\xfe", b"command=%2Fask", b""]


@pytest.mark.parametrize("signed", [False, True])
async def test_rubbish_is_refused_in_one_line(tmp_path: Path, signed: bool) -> None:
    more = [b'{"type":"event_callback","event":null}', b'{"type":"view_submission","view":[]}']
    async with fake_slack() as here, parley(tmp_path, here, http=True) as child:
        for body in RUBBISH if not signed else [*RUBBISH[:4], *more]:
            headers = {"Content-Type": "application/json"}
            if signed:
                headers |= _signed(body)
            async with here.session.post(here.request_url, data=body, headers=headers) as answer:
                assert answer.status == (400 if signed else 401), body
        for headers in (
            {"X-Slack-Request-Timestamp": "soon", "X-Slack-Signature": "v0=x"},
            {"X-Slack-Request-Timestamp": str(int(time.time())), "X-Slack-Signature": "v0=é"},
        ):
            async with here.session.post(here.request_url, data=b"x", headers=headers) as answer:
                assert answer.status == 401
        async with here.session.post(here.request_url, data={"ssl_check": "1"}) as answer:
            assert answer.status == 200
        child.kill()
        assert child.stderr is not None
        told = (await child.stderr.read()).decode()

    assert "Traceback" not in told
    assert told.count(" that Slack ") == (8 if signed else 9)


async def test_who_sends_unsigned_requests_is_named_through_a_trusted_proxy(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here:
        more = {"PARLEY_TRUSTED_PROXIES": "127.0.0.1"}
        async with parley(tmp_path, here, http=True, **more) as child:
            through = {"X-Forwarded-For": "198.51.100.7, 203.0.113.9"}  # the first is a lie
            asked = here.session.post(here.request_url, data=b"{}", headers=through)
            async with asked as answer:
                assert answer.status == 401
            child.kill()
            assert child.stderr is not None
            told = (await child.stderr.read()).decode()

    assert "did not sign was refused: from=203.0.113.9" in told
    assert "198.51.100.7" not in told


def _signed(body: bytes) -> dict[str, str]:
    now = str(int(time.time()))
    basis = b"v0:" + now.encode() + b":" + body
    mark = hmac.new(SIGNING_SECRET.encode(), basis, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": now, "X-Slack-Signature": f"v0={mark}"}
