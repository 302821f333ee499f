"""The clock of a running debate on a machine that freezes, sleeps, or has its clock set."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.assembly import open_parley
from bot.debate.events import DebateResumed
from bot.debate.handlers.finding import find_row
from bot.debate.handlers.telling import tail_of
from bot.debate.journal import DEBATES
from bot.debate.rules.clock import ends_at
from bot.kernel import journal_rows as journal
from bot.kernel.refusal import Unavailable
from bot.kernel.timekeeping import Timekeeper
from bot.store.database import Database
from bot.store.refusals import StoreRefusal
from tests.debate.rooms.test_room import C, Room, _caller, started
from tests.kernel.test_timepiece import Machine

STOOD = "The clock stood for a while. The debate goes on. No time was lost."


class Desk:
    """A debate of which the first turn runs, and the clock that looks after it."""

    def __init__(self, room: Room, machine: Machine) -> None:
        self.room, self.machine = room, machine
        self.parts = room.parley.app.parts
        self.keeper = Timekeeper(self.parts, machine.timepiece)

    async def left(self) -> timedelta:
        """How much time the turn has left."""
        row = await find_row(self.parts, _caller(), "")
        end = ends_at((await DEBATES.load(self.parts, C, row)).state)
        assert end is not None
        return end - self.machine.timepiece.now()

    async def looks(self, seconds: int) -> None:
        """Seconds pass, and the clock looks after each."""
        for _ in range(seconds):
            self.machine.passes(1)
            await self.keeper.look()


@asynccontextmanager
async def desk(folder: Path) -> AsyncIterator[Desk]:
    async with open_parley(folder) as parley:
        room = Room(parley)
        async with room.watched():
            await started(room)
            machine = Machine()
            here = Desk(room, machine)
            await here.keeper.look()
            yield here


async def test_time_that_passes_evenly_is_nobodys_loss(tmp_path: Path) -> None:
    async with desk(tmp_path) as here:
        before = await here.left()

        await here.looks(30)

        assert await here.left() == before - timedelta(seconds=30)
        assert "The clock stood" not in here.room.all()


@pytest.mark.parametrize("frozen", [3, 29, 30, 45, 600])
async def test_a_stall_is_given_back(tmp_path: Path, frozen: int) -> None:
    async with desk(tmp_path) as here:
        await here.looks(10)
        before = await here.left()

        here.machine.passes(frozen)
        await here.keeper.look()

        assert await here.left() == before
        assert here.room.all().count(STOOD) == (frozen >= 30)
        assert "The debate is paused" not in here.room.all()


@pytest.mark.parametrize(("frozen", "moved"), [(10, False), (60, True)])
async def test_the_buttons_of_a_turn_move_only_with_news_of_a_stall(
    tmp_path: Path, frozen: int, moved: bool
) -> None:
    async with desk(tmp_path) as here:
        await here.looks(1)
        here.machine.passes(frozen)
        await here.keeper.look()

        row = await find_row(here.parts, _caller(), "")
        debate = await DEBATES.load(here.parts, C, row)
        tails = {v: await tail_of(here.parts, C, debate, v) for v in range(1, debate.version + 1)}
        (with_buttons,) = (version for version, tail in tails.items() if tail)
        assert isinstance(debate.events[with_buttons - 1], DebateResumed) is moved


async def test_many_short_stalls_are_given_back_without_a_word(tmp_path: Path) -> None:
    async with desk(tmp_path) as here:
        before = await here.left()
        for _ in range(5):
            here.machine.passes(20)
            await here.keeper.look()
            await here.looks(2)

        assert await here.left() == before - timedelta(seconds=10)
        assert "No time was lost" not in here.room.all()


async def test_a_word_that_comes_before_the_clock_has_looked_costs_nobody_the_stall(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as here:
        before = await here.left()
        here.machine.passes(45)
        here.room.at = here.machine.timepiece.now()
        await here.room.says("boris", "/debate speak Sealed words.")

        await here.keeper.look()

        assert await here.left() == before


@pytest.mark.parametrize("jump", [3600, -3600, 86_400, -86_400])
async def test_a_clock_that_is_set_moves_no_deadline(tmp_path: Path, jump: int) -> None:
    async with desk(tmp_path) as here:
        await here.looks(10)
        before = await here.left()

        here.machine.is_set(jump)
        assert await here.left() == before
        await here.keeper.look()

        assert await here.left() == before
        assert here.machine.timepiece.now() == here.machine.wall
        await here.looks(5)
        assert await here.left() == before - timedelta(seconds=5)


async def test_while_anything_runs_the_store_knows_within_two_seconds(tmp_path: Path) -> None:
    async with desk(tmp_path) as here:
        for _ in range(10):
            await here.looks(1)

            beat = await journal.find_heartbeat(here.parts.db)
            assert beat is not None
            assert here.machine.timepiece.now() - beat < timedelta(seconds=2)


async def test_a_store_that_took_nothing_for_a_while_loses_nobody_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(tmp_path) as here:
        before = await here.left()
        here.machine.passes(30)
        with monkeypatch.context() as busy:
            busy.setattr(Database, "queue_write", _refuse)
            busy.setattr(Database, "write", _refuse)
            with pytest.raises(Unavailable):
                await here.keeper.look()
        here.machine.passes(10)

        await here.keeper.look()

        assert await here.left() == before


def _refuse(*_: object) -> None:
    raise Unavailable(StoreRefusal.STORE_BUSY)
