"""What a member holds falls free who leaves a debate for good."""

from bot.debate import events as e
from bot.debate.commands.base import LeaveDebate
from bot.debate.events import DebateEvent
from bot.debate.rules.clock import pass_floor
from bot.debate.state import Debate


def leave_for_good(state: Debate, command: LeaveDebate) -> list[DebateEvent]:
    """Their seats, their office as an adjudicator, their place in the queue, the floor of an open
    segment and the point that they offer fall free; what they said and voted stays."""
    at, me = command.at, command.by.member
    events: list[DebateEvent] = []
    running = state.running
    if running is not None and running.point is not None and running.point.member == me:
        events.append(e.PointEnded(at=at, by=me))
    if running is not None and me in running.queue:
        events.append(e.Unqueued(at=at, by=me, member=me))
    if state.now is not None and not state.now.actors and state.holder == me:
        events += pass_floor(state, command, state.now)
    events += [
        e.SeatLeft(at=at, by=me, seat=seat) for seat, sitter in state.seats.items() if sitter == me
    ]
    if me in state.judges:
        events.append(e.JudgeNamed(at=at, by=me, member=me, on=False))
    return events
