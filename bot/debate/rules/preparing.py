"""Preparation: once for everybody, or out of each side's own pool."""

from datetime import timedelta

from bot.debate import events as e
from bot.debate.commands.base import Tick
from bot.debate.commands.debating import Prepare
from bot.debate.events import Event
from bot.debate.rules.format import Preparation
from bot.debate.state import Debate, Phase
from bot.kernel.command import Command
from bot.kernel.refusal import Code, Refused

EVERYBODY = ""
"""The side under which a preparation for all is kept."""


def left(state: Debate, side: str) -> int:
    """Seconds of preparation that a side has left; never negative."""
    return max(0, state.format.preparation_seconds - state.used.get(side, 0))


def prepare(state: Debate, command: Prepare, *, chair: bool) -> list[Event]:
    """Begin preparation before a segment: fixed before the first, a pool before any."""
    if state.phase is not Phase.READY or not state.live or state.now is None:
        raise Refused(Code.NOT_NOW, phase=state.phase.told)
    match state.format.preparation:
        case Preparation.POOL:
            side = _side(state, command, chair=chair)
        case Preparation.FIXED if state.segment == 0:
            if state.chairs and not chair:
                raise Refused(Code.NOT_CHAIR)
            side = EVERYBODY
        case _:
            raise Refused(Code.NO_PREPARATION)
    if left(state, side) == 0:
        raise Refused(Code.PREPARATION_USED)
    until = command.at + timedelta(seconds=left(state, side))
    return [e.PreparationBegun(at=command.at, by=command.by.member, side=side, until=until)]


def _side(state: Debate, command: Prepare, *, chair: bool) -> str:
    """The side whose pool it is: one's own; a chair names one."""
    sought = command.side.strip().casefold()
    mine = {state.format.seat(s).side for s, m in state.seats.items() if m == command.by.member}
    named = [
        side.key
        for side in state.format.sides
        if sought in (side.key.casefold(), side.name.casefold())
    ]
    if named and (chair or named[0] in mine):
        return named[0]
    if sought or not mine:
        raise Refused(Code.POOL_NOT_YOURS)
    return min(mine)


def end(state: Debate, command: Command) -> list[Event]:
    """Preparation ends; what it took is off the pool."""
    if state.preparing is None or state.preparing_since is None:
        return []
    spent = round((command.at - state.preparing_since).total_seconds())
    by = None if isinstance(command, Tick) else command.by.member
    seconds = min(max(spent, 0), left(state, state.preparing))
    return [e.PreparationEnded(at=command.at, by=by, side=state.preparing, seconds=seconds)]


def may_end(state: Debate, command: Command, *, chair: bool) -> bool:
    """May a member end the preparation that runs? A chair, or somebody of that side."""
    mine = {state.format.seat(s).side for s, m in state.seats.items() if m == command.by.member}
    return chair or not state.chairs or state.preparing in mine


def or_begin(state: Debate, command: Command) -> Event:
    """What comes first after the votes: preparation where the format has it, or the segment."""
    seconds = state.format.preparation_seconds
    if state.live and seconds and state.format.preparation is Preparation.FIXED:
        until = command.at + timedelta(seconds=seconds)
        return e.PreparationBegun(at=command.at, side=EVERYBODY, until=until)
    return e.Begun(at=command.at, segment=0)
