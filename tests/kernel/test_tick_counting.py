"""How late ticks are, and which could not be done, is counted."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.exercise.rules.clock import deadline
from bot.kernel import journal_rows as journal
from bot.kernel import timekeeping
from bot.kernel.journal import Journal
from bot.kernel.metrics import METER, TICK_LATENESS, TICKS_LEFT
from bot.kernel.refusal import KernelRefusal, Unavailable
from tests.exercise.rooms.playing import begun, game


def lateness() -> float:
    """The seconds by which all ticks together were late."""
    return next(
        (total for metric, by in METER.histograms() if metric is TICK_LATENESS
         for _, total in by.values()),
        0.0,
    )  # fmt: skip


async def test_a_late_tick_is_counted_with_its_seconds(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await begun(play)
        due = deadline((await play.found()).state)
        assert due is not None
        before, late_before = METER.total(TICK_LATENESS), lateness()
        at = due + timedelta(seconds=7)
        for stream in await journal.load_due_streams(play.parley.db, at):
            await timekeeping.tick(play.parley.app.parts, stream, at)

    assert METER.total(TICK_LATENESS) == before + 1
    assert lateness() - late_before == pytest.approx(7, abs=0.01)


async def test_a_tick_that_the_store_refused_is_counted_by_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object) -> None:
        raise Unavailable(KernelRefusal.ROOM_NOT_REACHED)

    reason = str(KernelRefusal.ROOM_NOT_REACHED)
    async with game(tmp_path) as play:
        await begun(play)
        before = METER.value(TICKS_LEFT, reason)
        monkeypatch.setattr(Journal, "tick_on", refuse)
        await play.waits(3600)

    assert METER.value(TICKS_LEFT, reason) == before + 1
