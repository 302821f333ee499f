"""What goes wrong on Slack every day: nothing is lost, nothing doubled, order kept, people told."""

import asyncio
import signal
import time
from pathlib import Path

import pytest

from tests.adapters.slack.running import called, connected, parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import GENERAL, FakeSlack, fake_slack

NOTICED = 5.0
"""Seconds in which a dead connection must be noticed and replaced."""


async def _debating(here: FakeSlack) -> tuple[Person, Person]:
    """A debate in a thread, open for sign-up, and two people in it."""
    ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
    await ana.types('/debate open motion:"This house meets in threads." format:fishbowl-open')
    await until(ana, "Your debate is open")
    await until(ben, "Sign-up is open.")
    ana.thread = ben.thread = ben.find("Sign-up is open.").ts
    return ana, ben


def _joined(person: Person, who: str) -> int:
    """How often the room was told that somebody took a seat."""
    return person.sees().count(f"{who} sits as")


async def test_no_command_is_lost_while_connections_are_refreshed(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana = Person(here, "U0000011", "Ana")
        await _sockets(here, 2)
        first = list(here.sockets.open)
        refreshing = asyncio.ensure_future(_refreshed(here))
        failed = 0
        while not refreshing.done():
            failed += (await ana.types("/parley motion list")).failed != ""
            await asyncio.sleep(0.02)
        await _sockets(here, 2)

        assert not set(first) & set(here.sockets.open)
        assert failed == 0


async def _sockets(here: FakeSlack, count: int) -> None:
    """Wait for so many connections."""
    for _ in range(100):
        if len(here.sockets.open) >= count:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{len(here.sockets.open)} connections")


async def _refreshed(here: FakeSlack) -> None:
    """Each connection is refreshed as Slack does it: announced, then ended."""
    for socket in list(here.sockets.open):
        await here.sockets.bye(socket, "warning")
        await asyncio.sleep(0.5)
        if not socket.closed:
            await here.sockets.bye(socket, "refresh_requested")
        await asyncio.sleep(0.5)


@pytest.mark.parametrize("how", ["drop", "silence"])
async def test_a_dead_connection_is_noticed_and_replaced(tmp_path: Path, how: str) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana = Person(here, "U0000011", "Ana")
        await ana.types("/parley motion list")
        begun = time.monotonic()
        getattr(here.sockets, how)()
        dead = set(here.sockets.silent)
        while not any(socket not in dead for socket in here.sockets.open):
            assert time.monotonic() - begun < NOTICED, "not noticed"
            await asyncio.sleep(0.02)

        assert (await ana.types("/parley motion list")).failed == ""


async def test_what_comes_twice_counts_once(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here, PARLEY_SLACK_MESSAGES="true"):
        ana, ben = await _debating(here)
        here.repeats = 1
        await ben.presses("Join Inner circle")
        await ana.mentions("debate join seat:inner2")
        await until(ana, "Ana sits as")
        here.repeats = 0
        for step in ("debate start", "chair count", "debate begin"):
            await ana.mentions(step)
        here.repeats = 1
        await ben.mentions("debate floor")
        await until(ana, "Ben, you have the floor")
        said = await ben.says("What I write is my speech.", event_id="Ev1")
        await ben.says_again(said, event_id="Ev1")
        await until(ana, "Speech 1")
        await asyncio.sleep(0.5)

        assert (_joined(ana, "Ben"), _joined(ana, "Ana")) == (1, 1)
        assert "Speech 2" not in ana.sees()


async def test_a_command_that_is_acknowledged_late_is_an_error_and_is_done_once(
    tmp_path: Path,
) -> None:
    async with fake_slack() as here, parley(tmp_path, here) as child:
        ana, ben = await _debating(here)
        child.send_signal(signal.SIGSTOP)
        try:
            late = await ben.presses("Join Inner circle")
        finally:
            child.send_signal(signal.SIGCONT)
        assert late.failed == "operation_timeout"
        await until(ana, "Ben sits as", 15)
        again = await ben.presses("Join Inner circle")
        assert again.failed == ""
        await asyncio.sleep(0.5)

        assert _joined(ana, "Ben") == 1


@pytest.mark.parametrize(
    "fault",
    [{"status": 503}, {"status": 429, "retry_after": 1}, {"drop": True}, {"lost": True}],
    ids=["500", "429", "dropped", "lost"],
)
async def test_a_post_that_fails_is_made_once_and_in_order(
    tmp_path: Path, fault: dict[str, object]
) -> None:
    async with (
        fake_slack() as here,
        parley(tmp_path, here, PARLEY_SLACK_MESSAGES="true"),
    ):
        ana, ben = await _debating(here)
        before = here.calls.count("chat.postMessage")
        here.fail("chat.postMessage", **fault)
        await ben.presses("Join Inner circle")
        await called(here, before + 1, "chat.postMessage")
        await ana.mentions("debate join seat:inner2")
        await until(ana, "Ana sits as", 15)
        sees = ana.sees()

        assert (_joined(ana, "Ben"), _joined(ana, "Ana")) == (1, 1)
        assert sees.index("Ben sits as") < sees.index("Ana sits as")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("is_archived", "That channel is archived."),
        ("not_in_channel", "Parley is not in that channel."),
        ("channel_not_found", "Parley is not in that channel."),
        ("restricted_action", "Parley may not write in that room."),
    ],
)
async def test_the_chair_is_told_once_when_the_room_closes_and_it_is_shown_later(
    tmp_path: Path, error: str, told: str
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = await _debating(here)
        for method in ("chat.postMessage", "chat.update", "chat.postEphemeral"):
            here.fail(method, 99, error=error, where=GENERAL)
        await ben.presses("Join Inner circle")
        await until(ana, told, 10)
        assert _alone(here, ana).count(told) == 1
        assert told not in _alone(here, ben)
        await ana.presses("Join Inner circle")
        await asyncio.sleep(0.5)
        assert _alone(here, ana).count(told) == 1
        here.faults.clear()
        await ana.mentions("debate flip")
        await until(ben, "The coin was tossed", 10)

        assert _joined(ben, "Ben") == 1


def _alone(here: FakeSlack, person: Person) -> str:
    """What Parley wrote to them directly."""
    return "\n".join(one.words for one in here.team.dm(person.key).messages)


async def test_a_form_that_cannot_be_opened_in_time_comes_by_a_button(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben = Person(here, "U0000012", "Ben")
        here.fail("views.open", error="expired_trigger_id")
        sent = await ben.types("/ask")
        assert sent.failed == ""
        await until(ben, "Slack wants a form sooner than it came.")
        assert ben.modal is None
        button = ben.find("Slack wants a form sooner").blocks[-1]["elements"][0]["text"]["text"]
        await ben.presses(button)
        await ben.submits(question="What is a tripwire?")
        await until(ben, "A tripwire is a force too weak")


async def test_a_revoked_token_is_told_in_one_sentence(tmp_path: Path) -> None:
    async with fake_slack() as here:
        here.team.revoked = True
        with pytest.raises(AssertionError) as told:
            async with parley(tmp_path, here) as child:
                await connected(here, child)

        assert "Slack does not take PARLEY_SLACK_BOT_TOKEN" in str(told.value)
        assert "Traceback" not in str(told.value)


async def test_a_board_that_somebody_deleted_is_shown_anew(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = await _debating(here)
        cem = Person(here, "U0000013", "Cem")
        board = ben.find("Sign-up is open.")
        await ben.presses("Join Inner circle")
        await until(ana, "Ben sits as")
        await ana.deletes(board)
        await ana.mentions("debate flip")
        await until(cem, "The coin was tossed", 10)
        await until(cem, "Now Sign-up is open.", 10)

        assert cem.find("Now Sign-up is open.").ts != board.ts
