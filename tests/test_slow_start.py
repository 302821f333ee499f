"""A start that takes long: what it takes is given back once, and told once."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.assembly import Parley, open_parley
from bot.kernel import journal_rows as journal
from bot.kernel.rooms import Face
from bot.kernel.timekeeping import catch_up, give_back_time, keeping_time, settle_time
from tests.debate.rooms.test_room import START, C, Room
from tests.kernel.test_timepiece import Machine

DEBATE = (
    ("ana", "/debate open format:jugend-debattiert motion:M"),
    ("boris", "/debate join pro1"),
    ("chen", "/debate join con1"),
    ("ana", "/debate start"),
    ("ana", "/chair count"),
    ("boris", "/debate begin"),
)
VOTE = (
    ("ana", "/debate open format:oxford motion:M chair:no"),
    ("boris", "/debate join for1"),
    ("chen", "/debate join against1"),
    ("boris", "/debate start"),
)
EXERCISE = (
    ("ana", "/exercise open border_provocation against:coalition_force minutes:60"),
    ("boris", "/exercise join beneficiary"),
    ("chen", "/exercise join frontline"),
    ("ana", "/exercise begin"),
)
SHEET = (
    ("ana", "/guarantee new Ours hours:1"),
    ("boris", "/guarantee amend trigger automatic"),
    ("chen", "/guarantee second 1"),
    ("boris", "/guarantee call 1"),
)
KINDS = pytest.mark.parametrize(
    ("lines", "news"),
    [
        (DEBATE, "The clock stood"),
        (VOTE, "The vote is open until"),
        (EXERCISE, "goes on; no time"),
        (SHEET, "The clock stood"),
    ],
)
Lines = Sequence[tuple[str, str]]
AWAY, SLOW = 300, 10


async def play(folder: Path, lines: Lines) -> datetime:
    """Something runs, and Parley is killed ten seconds later; when it was due."""
    async with open_parley(folder) as parley:
        room = Room(parley)
        for name, line in lines:
            room.at += timedelta(milliseconds=1)
            assert "mistake" not in await room.says(name, line)
        await parley.db.change(journal.set_heartbeat(START + timedelta(seconds=10)))
        return await due(parley)


async def due(parley: Parley) -> datetime:
    found = await journal.find_next_deadline(parley.db)
    assert found is not None
    return found


@asynccontextmanager
async def started(folder: Path, machine: Machine) -> AsyncIterator[Room]:
    """Parley starts by this machine's clock; nobody is served yet."""
    async with (
        open_parley(folder) as parley,
        keeping_time(parley.app.parts, machine.timepiece),
    ):
        yield Room(parley)


def machine_after(seconds: float) -> Machine:
    machine = Machine()
    machine.passes(seconds)
    return machine


async def serve(room: Room) -> None:
    with room.parley.app.parts.rooms.served(C, Face(room.publish)):
        await settle_time(room.parley.app.parts)
        await catch_up(room.parley.app.parts)
        await catch_up(room.parley.app.parts)


@KINDS
async def test_what_a_start_takes_is_given_back_and_told_once(
    tmp_path: Path, lines: Lines, news: str
) -> None:
    before = await play(tmp_path, lines)
    machine = machine_after(10 + AWAY)
    async with started(tmp_path, machine) as room:
        machine.passes(SLOW)
        await serve(room)

        assert await due(room.parley) - before == timedelta(seconds=AWAY + SLOW)
        assert room.all().count(news) == 1


@KINDS
async def test_a_kill_before_anybody_is_served_gives_nothing_twice_and_loses_nothing(
    tmp_path: Path, lines: Lines, news: str
) -> None:
    before = await play(tmp_path, lines)
    machine = machine_after(10 + AWAY)
    async with started(tmp_path, machine):
        machine.passes(SLOW)
    machine.passes(20)
    async with started(tmp_path, machine) as room:
        machine.passes(SLOW)
        await serve(room)

        assert await due(room.parley) - before == timedelta(seconds=AWAY + 20 + 2 * SLOW)
        assert room.all().count(news) == 1


async def _first_time(parley: Parley, machine: Machine) -> None:
    """The lost time is given back; the kill comes before that is noted."""
    await give_back_time(parley.app.parts, machine.timepiece.now())


async def _both_times(parley: Parley, machine: Machine) -> None:
    """What the start took is given back as well; the kill comes before the next heartbeat."""
    await give_back_time(parley.app.parts, machine.timepiece.now())
    await parley.db.change(journal.set_heartbeat(machine.timepiece.now()))
    machine.passes(SLOW)
    await give_back_time(parley.app.parts, machine.timepiece.now())


@pytest.mark.parametrize("cut_off", [_first_time, _both_times])
@KINDS
async def test_a_kill_after_giving_back_and_before_that_is_noted_gives_nothing_twice(
    tmp_path: Path,
    lines: Lines,
    news: str,
    cut_off: Callable[[Parley, Machine], Awaitable[None]],
) -> None:
    before = await play(tmp_path, lines)
    machine = machine_after(10 + AWAY)
    async with open_parley(tmp_path) as parley:
        await cut_off(parley, machine)
    machine.passes(30)
    async with started(tmp_path, machine) as room:
        gone = machine.timepiece.now() - START - timedelta(seconds=10)
        await serve(room)

        assert await due(room.parley) - before == gone
        assert room.all().count(news) == 1


async def test_no_turn_ends_while_its_room_is_not_served_yet(tmp_path: Path) -> None:
    before = await play(tmp_path, DEBATE)
    machine = machine_after((before - START).total_seconds() - 2)
    async with open_parley(tmp_path) as parley:
        await parley.db.change(journal.set_heartbeat(machine.timepiece.now()))
    async with started(tmp_path, machine) as room:
        machine.passes(SLOW)
        room.parley.app.parts.rooms.alarm()
        await serve(room)

        assert await due(room.parley) - before == timedelta(seconds=SLOW)
