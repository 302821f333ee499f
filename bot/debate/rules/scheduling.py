"""When a debate is to start: planned by its chair, announced when the time comes."""

from datetime import timedelta

from bot.debate import events as e
from bot.debate.commands.base import DebateTick
from bot.debate.commands.debating import Schedule
from bot.debate.events import DebateEvent
from bot.debate.rules.clock import SOON, START, find_start_due
from bot.debate.rules.voting import start_debate
from bot.debate.state import Debate
from bot.kernel.refusal import Refused
from bot.kernel.when import read_instant

NONE = "none"
"""Takes the planned start back."""

SHORTEST = timedelta(minutes=30)
"""What a debate is taken to last at least."""


def schedule_start(state: Debate, command: Schedule) -> list[DebateEvent]:
    """Plan the start, plan it anew, or take it back. Sign-up goes on meanwhile.

    Raises what `read_instant` raises.
    """
    words = command.start.strip().casefold()
    starts = None if words == NONE else read_instant(command.start, command.at)
    if starts == state.start:
        return []
    return [e.Scheduled(at=command.at, by=command.by.member, start=starts)]


def remind_voters(state: Debate, command: DebateTick) -> list[DebateEvent]:
    """What has come due about the start: a reminder, or the start itself. A debate that nobody
    chairs starts by itself, if it can."""
    due = find_start_due(state)
    if due is None or state.start is None or command.at < due:
        return []
    if command.at < state.start:
        return [e.Announced(at=command.at, what=SOON)]
    events: list[DebateEvent] = [e.Announced(at=command.at, what=START)]
    if state.chairs:
        return events
    try:
        return [*events, *start_debate(state, command)]
    except Refused:
        return events  # a side is empty; whoever sits starts it by hand


def expected_length(state: Debate) -> timedelta:
    """How long a debate will take, votes and pauses not counted."""
    return max(SHORTEST, sum(map(state.span, state.format.segments), timedelta()))
