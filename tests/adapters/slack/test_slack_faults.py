"""What goes wrong on Slack every day: nothing is lost, nothing doubled, order kept, people told."""

import asyncio
import signal
import time
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

from tests.adapters.slack import playing
from tests.adapters.slack.playing import meet, more
from tests.adapters.slack.running import called, parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import GENERAL, FakeSlack, fake_slack
from tests.programs import read_until
from tests.waiting import comes_true

NOTICED = 5.0
"""Seconds in which a dead connection must be noticed and replaced."""


async def _debating(here: FakeSlack) -> tuple[Person, Person]:
    """A debate in a thread, open for sign-up, and two people in it."""
    ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
    await ana.types('/debate open motion:"This house meets in threads." format:fishbowl-open')
    await until(ana, "Your debate is open")
    await meet(ana, ben)
    return ana, ben


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
    is_so = await comes_true(lambda: len(here.sockets.open) >= count)
    assert is_so, f"{len(here.sockets.open)} connections"


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
        await until(ana, "Ana")
        ben = Person(here, "U0000013", "Cem")  # who looks on asks for the floor
        ben.thread = ana.thread
        here.repeats = 0
        for step in ("debate start", "chair count", "debate begin"):
            await ana.mentions(step)
        here.repeats = 1
        await ben.mentions("debate floor")
        await until(ana, "Cem, you have the floor")
        said = await ben.says("What I write is my speech.", event_id="Ev1")
        await ben.says_again(said, event_id="Ev1")
        await until(ana, "Speech 1")
        await asyncio.sleep(0.5)

        await until(ana, "2 seats free")
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
        await until(ana, "Ben", 15)
        again = await ben.presses("Join Inner circle")
        assert again.failed == ""
        await asyncio.sleep(0.5)

        assert "3 seats free" in ana.sees()


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
        ana, _ = await _debating(here)
        before = here.calls.count("chat.postMessage")
        here.fail("chat.postMessage", **fault)
        await ana.mentions("debate flip")
        await called(here, before + 1, "chat.postMessage")
        await ana.mentions("chair schedule in 2 hours")
        await until(ana, "Start the debate on", 15)  # the desk has such a button, too
        await ana.presses("Set the start")
        await until(ana, "The debate is to start", 15)
        await until(ana, "The coin was tossed", 15)
        await asyncio.sleep(0.5)
        sees = "\n".join(m.words for m in here.team.messages() if "Sign-up" not in m.words)

        assert (sees.count("The coin was tossed"), sees.count("The debate is to start")) == (1, 1)
        assert sees.index("The coin was tossed") < sees.index("The debate is to start")


async def test_a_debate_is_not_taken_where_parley_is_not(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, _ = await _debating(here)
        here.channel("side", ana.key, bot=False)
        ana.thread, ana.place = (
            "",
            next(one.id for one in here.team.channels.values() if one.name == "side"),
        )
        actions = str([one.blocks for one in here.team.messages()])
        debate = actions.split("debate:")[1].split("'")[0].split()[0]
        await ana.types(f"/parley chair move debate:{debate}")
        await until(ana, "Parley is not in that channel. Type /invite @Parley there.")
        assert "The debate goes on here." not in ana.sees()


async def test_a_call_whose_answer_was_lost_rings_once(tmp_path: Path) -> None:
    async with fake_slack() as here:
        here.team.scopes -= {"channels:history", "groups:history"}  # nothing lets Parley look
        async with parley(tmp_path, here):
            ana, ben = await _debating(here)
            await ana.mentions("debate join seat:inner1")
            for step in ("debate start", "chair count", "debate begin"):
                await ana.mentions(step)
            await until(ana, " minutes, until")
            here.fail("chat.postMessage", 1, lost=True)
            await ben.mentions("debate floor")
            await more(ana, "Ben, you have the floor", 1)
            bot = here.team.bot
            rung = [one for one in here.team.messages() if one.user == bot and ben.key in one.pings]

            assert len(rung) == 1


async def test_without_the_permission_for_files_all_is_told_in_words(tmp_path: Path) -> None:
    async with fake_slack() as here:
        here.team.scopes.discard("files:write")
        async with parley(tmp_path, here):
            ana, ben = await _debating(here)
            assert "Parley needs the permission files:write." in ana.sees()
            for person in (ana, ben):
                await person.mentions("debate join seat:inner1")
            await ana.mentions("debate start")
            await _vote(here, ana, ben, 1)
            for step in ("chair count", "debate begin", "chair skip", "chair skip"):
                await ana.mentions(step)
            await until(ana, "Closing vote, sealed")
            await _vote(here, ana, ben, 3)
            await ana.mentions("chair count")
            await until(ben, "No pictures or files here")
            await ben.mentions("debate export")
            await until(ben, "Left out: ")
            await until(ben, "The debate is over.")
            assert ben.sees().count("The debate is over.") == 1
            assert here.refused == []


async def _vote(here: FakeSlack, ana: Person, ben: Person, stance: int) -> None:
    cem = Person(here, "U0000013", "Cem")
    cem.thread = ana.thread
    for person in (ana, ben, cem):
        before = person.sees().count("Your position:")
        await person.mentions(f"debate vote stance:{stance}")
        await more(person, "Your position:", before)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("is_archived", "That channel is archived."),
        ("not_in_channel", "Parley is not in that channel."),
        ("channel_not_found", "Parley is not in that channel."),
        ("restricted_action_read_only_channel", "Only some people may write in that channel."),
        ("restricted_action_thread_locked", "That thread is locked."),
        ("a_new_error", "Slack refused what Parley sent."),
    ],
)
async def test_the_chair_is_told_once_when_the_room_closes_and_it_is_shown_later(
    tmp_path: Path, error: str, told: str
) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = await _debating(here)
        for method in ("chat.postMessage", "chat.update", "chat.postEphemeral"):
            here.fail(method, 99, error=error, where=GENERAL)
        await ana.mentions("debate flip")
        await until(ana, told, 10)
        assert _alone(here, ana).count(told) == 1
        assert " /chair" not in _alone(here, ana)
        assert told not in _alone(here, ben)
        await ana.presses("Join Inner circle")
        await asyncio.sleep(0.5)
        assert _alone(here, ana).count(told) == 1
        here.faults.clear()
        await ana.mentions("debate flip")
        await until(ben, "The coin was tossed", 10)


def _alone(here: FakeSlack, person: Person) -> str:
    """What Parley wrote to them directly."""
    return "\n".join(one.words for one in here.team.dm(person.key).messages)


async def test_a_form_that_cannot_be_opened_in_time_comes_by_a_button(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ben = Person(here, "U0000012", "Ben")
        here.fail("views.open", error="expired_trigger_id")
        sent = await ben.types("/ask")
        assert sent.failed == ""
        await until(ben, "The form took too long for Slack.")
        assert ben.modal is None
        button = ben.find("The form took too long").blocks[-1]["elements"][0]["text"]["text"]
        await ben.presses(button)
        await ben.submits(question="What is a tripwire?")
        await until(ben, "A tripwire is a force too weak")


async def test_a_revoked_token_is_told_in_one_sentence_and_stops_nothing(tmp_path: Path) -> None:
    async with fake_slack() as here:
        here.team.revoked = True
        async with parley(tmp_path, here, waits=False) as child:
            said = await read_until(child, "Slack refuses PARLEY_SLACK_BOT_TOKEN")

            assert said.index("Parley is running.") < said.index("Slack is off; Parley tries again")
            address = said.partition("Open ")[2].split()[0]
            async with here.session.get(f"{address}healthz") as healthy:
                assert healthy.status == 200

            here.team.revoked = False
            await asyncio.wait_for(here.connected.wait(), 20)
            await read_until(child, "On Slack, in ")


async def test_a_board_that_somebody_deleted_is_shown_anew(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = await _debating(here)
        cem = Person(here, "U0000013", "Cem")
        board = ben.find("Sign-up is open.")
        await ben.presses("Join Inner circle")
        await ana.mentions("debate flip")
        await until(cem, "The coin was tossed", 10)
        await ana.deletes(board)
        await until(cem, "Now Sign-up is open.", 10)

        assert cem.find("Now Sign-up is open.").ts != board.ts


async def test_words_in_a_form_that_opened_too_late_are_kept(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        cem = Person(here, "U0000013", "Cem")
        await playing.opened(ana, ben, cem)
        await playing.begun(ana, ben, cem)
        quoted = await cem.says("An automatic trigger gives the most certainty")
        here.fail("views.open", times=2, error="expired_trigger_id")
        await ben.uses_on("quote", quoted)
        await until(ben, "The form took too long for Slack.")
        for _ in range(2):  # the first time, Slack is too slow once more
            before = len(ben.messages())
            await ben.presses("Try again")
            assert await comes_true(lambda: ben.modal or len(ben.messages()) > before)  # noqa: B023
        assert "“An automatic trigger gives the most certainty”" in str((await ben.form()).given)
        assert here.refused == []


async def _refused_late(here: FakeSlack, ana: Person) -> None:
    """Ana hands in a form with a mistake, while an answer before it is so slow that Slack closes
    the form."""
    await ana.types("/debate open")
    await ana.fills(motion="This house is late.", quiet="sometimes")
    answers = here.calls.count("chat.postEphemeral")
    here.fail("chat.postEphemeral", delay=3.5)
    await ana.types("/parley motion list")
    await called(here, answers + 1, "chat.postEphemeral")
    sent = await ana.submits()
    assert (sent.failed, ana.modal, ana.errors) == ("", None, {})


async def test_a_form_that_is_refused_too_late_to_show_it_is_offered_again(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
        await _refused_late(here, ana)
        await ana.presses("Try again")
        form = str((await ana.form()).given)
        assert "This house is late." in form
        assert "sometimes" in form
        await ana.submits(quiet="22-7 Europe/Kyiv")
        await until(ben, "This house is late.")
        assert here.refused == []


async def test_a_form_that_is_kept_no_longer_says_so(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana = Person(here, "U0000011", "Ana", admin=True)
        await _refused_late(here, ana)
        await ana.presses("Try again")
        await ana.form()
        await ana.closes()
        with closing(connect(tmp_path / "parley.sqlite3")) as file, file:
            file.execute("DELETE FROM discord_forms")
        await ana.presses("Try again")
        await until(ana, "That form is no longer kept. Please start it again.")
