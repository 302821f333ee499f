"""When a debate is to start: planned by its chair, announced when the time comes."""

from datetime import timedelta

from bot.debate import events as e
from bot.debate.commands.base import Tick
from bot.debate.commands.debating import Schedule
from bot.debate.events import Event
from bot.debate.rules.clock import SOON, START, start_due
from bot.debate.rules.voting import start
from bot.debate.state import Debate, Phase
from bot.kernel.refusal import Code, Refused
from bot.kernel.when import read_instant

NONE = "none"
"""Takes the planned start back."""

SHORTEST = timedelta(minutes=30)
"""What a debate is taken to last at least."""


def schedule(state: Debate, command: Schedule) -> list[Event]:
    """Plan the start, plan it anew, or take it back. Sign-up goes on meanwhile.

    Raises Refused (NOT_NOW), and what `read_instant` raises.
    """
    if state.phase is not Phase.SIGN_UP:
        raise Refused(Code.NOT_NOW, phase=state.phase.told)
    words = command.start.strip().casefold()
    starts = None if words == NONE else read_instant(command.start, command.at)
    if starts == state.start:
        return []
    return [e.Scheduled(at=command.at, by=command.by.member, start=starts)]


def remind(state: Debate, command: Tick) -> list[Event]:
    """What has come due about the start: a reminder, or the start itself. A debate that nobody
    chairs starts by itself, if it can."""
    due = start_due(state)
    if due is None or state.start is None or command.at < due:
        return []
    if command.at < state.start:
        return [e.Announced(at=command.at, what=SOON)]
    told: list[Event] = [e.Announced(at=command.at, what=START)]
    if state.chairs:
        return told
    try:
        return [*told, *start(state, command)]
    except Refused:
        return told  # a side is empty; whoever sits starts it by hand


def lasts(state: Debate) -> timedelta:
    """How long a debate will take, votes and pauses not counted."""
    segments = state.format.segments
    seconds = [s.seconds if state.live else state.hours * 3600 for s in segments]
    return max(SHORTEST, timedelta(seconds=sum(seconds)))
