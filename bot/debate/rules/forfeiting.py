"""A side that does not come, or gives up: it has lost, by the chair's act."""

from bot.debate import events as e
from bot.debate.commands.debating import ForfeitSide
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.format import Winner
from bot.debate.state import Debate
from bot.kernel.message import row_of
from bot.kernel.refusal import Refused

SIDELESS = frozenset({Winner.NONE, Winner.SPEAKERS})
"""Formats in which no side wins, so that none can lose."""


def forfeit_side(state: Debate, command: ForfeitSide) -> list[DebateEvent]:
    """Record that a side (by key or name) forfeits. With one side left the debate is over."""
    form = state.format
    sought = command.side.strip().casefold()
    side = next(
        (s for s in form.contenders if sought in (s.key.casefold(), s.name.casefold())), None
    )
    if side is None:
        sides = row_of(side.name for side in form.contenders)
        raise Refused(DebateRefusal.SIDE_UNKNOWN, side=command.side, sides=sides)
    if form.winner in SIDELESS:
        raise Refused(DebateRefusal.FORFEIT_UNUSED, format=form.name)
    if side.key in state.forfeited:
        raise Refused(DebateRefusal.FORFEITED_ALREADY, side=side.name)
    at, by = command.at, command.by.member
    forfeited = e.SideForfeited(at=at, by=by, side=side.key)
    left = len(form.contenders) - len(state.forfeited) - 1
    return [forfeited, e.Closed(at=at, by=by)] if left <= 1 else [forfeited]
