"""Preparation: once for everybody, or out of each side's own pool."""

from datetime import timedelta

from bot.debate import events as e
from bot.debate.commands.base import DebateTick
from bot.debate.commands.debating import Prepare
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.format import Preparation
from bot.debate.rules.who import is_chair, sides_of
from bot.debate.state import Debate
from bot.kernel.command import Command
from bot.kernel.refusal import Refused

EVERYBODY = ""
"""The side under which a preparation for all is kept."""


def seconds_left(state: Debate, side: str) -> int:
    """Seconds of preparation that a side has left; never negative."""
    return max(0, state.format.preparation_seconds - state.used.get(side, 0))


def prepare(state: Debate, command: Prepare) -> list[DebateEvent]:
    """Begin preparation before a segment: fixed before the first, a pool before any."""
    pool = state.format.preparation is Preparation.POOL
    side = _side(state, command) if pool else EVERYBODY
    if seconds_left(state, side) == 0:
        raise Refused(DebateRefusal.PREPARATION_USED)
    until = command.at + timedelta(seconds=seconds_left(state, side))
    return [e.PreparationBegun(at=command.at, by=command.by.member, side=side, until=until)]


def _side(state: Debate, command: Prepare) -> str:
    """The side whose pool it is: one's own; a chair names one."""
    sought = command.side.strip().casefold()
    own_sides = sides_of(state, command.by)
    sides_named = [
        side.key
        for side in state.format.sides
        if sought in (side.key.casefold(), side.name.casefold())
    ]
    if sides_named and (sides_named[0] in own_sides or is_chair(state, command.by)):
        return sides_named[0]
    if sought or not own_sides:
        raise Refused(DebateRefusal.POOL_NOT_YOURS)
    return min(own_sides)


def end_preparation(state: Debate, command: Command) -> list[DebateEvent]:
    """Preparation ends; what it took is off the pool."""
    if state.preparation is None:
        return []
    side, clock = state.preparation.side, state.preparation.clock
    by = None if isinstance(command, DebateTick) else command.by.member
    seconds = min(round(clock.elapsed(command.at).total_seconds()), seconds_left(state, side))
    return [e.PreparationEnded(at=command.at, by=by, side=side, seconds=seconds)]


def prepare_first(state: Debate, command: Command) -> e.PreparationBegun | None:
    """What comes before the first segment, where the format has everybody prepare."""
    seconds = state.format.preparation_seconds
    if not (state.live and seconds and state.format.preparation is Preparation.FIXED):
        return None
    until = command.at + timedelta(seconds=seconds)
    return e.PreparationBegun(at=command.at, side=EVERYBODY, until=until)
