"""A debate's time: what is announced when, and when the clock must look again."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from bot.debate.rules.format import Segment
from bot.debate.rules.quiet import after_quiet
from bot.debate.state import Debate, Phase

OVERTIME = 15
"""Seconds after time in which a speaker may finish the sentence; then the turn ends by itself."""

TURN = 90
"""Seconds of a turn in an open segment whose format names none."""

VOTE_SECONDS = 120
"""Seconds for a vote in a debate that runs itself, live."""

VOTERS = "voters"
"""Marks that those who have not voted were reminded."""

SOON, START = "soon", "start"
"""Mark what is announced ahead of a planned start, and at it."""

AHEAD = timedelta(minutes=15)
"""How long before the start the room is reminded."""

REMINDERS = (50, 90)
"""Per cent of a segment's hours after which those who write are reminded."""


class Mark(Struct, frozen=True):
    """Something announced once, so many seconds into a segment."""

    what: str
    second: int


def limit(state: Debate, segment: Segment) -> int:
    """Seconds that the running segment may take."""
    return (segment.seconds if state.live else state.hours * 3600) + state.added


def marks(state: Debate, segment: Segment) -> Iterator[Mark]:
    """All that is announced in the running segment, in order, its time last."""
    whole = limit(state, segment)
    found = [Mark("time", whole)]
    if state.live:
        found += [Mark(f"warning:{w}", whole - w) for w in segment.warnings if w < whole]
        window = segment.interruptions
        if window is not None:
            found += [Mark("open", window.opens), Mark("protected", window.closes)]
    else:
        found += [Mark(f"reminder:{share}", whole * share // 100) for share in REMINDERS]
    yield from sorted(found, key=lambda mark: (mark.second, mark.what == "time"))


def elapsed(state: Debate, at: datetime) -> float:
    """Seconds of its own time that the running segment has taken."""
    if state.begun_at is None:
        return 0
    until = state.paused_at if state.paused_at is not None else at
    return max(0.0, (until - state.begun_at - state.paused_for).total_seconds())


def instant(state: Debate, second: float) -> datetime | None:
    """When the running segment will have taken so many seconds, if it is not paused; in writing
    no instant falls into the quiet hours."""
    if state.begun_at is None:
        return None
    at = state.begun_at + state.paused_for + timedelta(seconds=second)
    return at if state.live else after_quiet(at, state.quiet)


def ends_at(state: Debate) -> datetime | None:
    """When the running segment's time is over, overtime not counted."""
    segment = state.now
    return None if segment is None else instant(state, limit(state, segment))


def closes_at(state: Debate) -> datetime | None:
    """When the running segment ends by itself."""
    segment = state.now
    if segment is None:
        return None
    grace = OVERTIME if state.live else 0
    return instant(state, limit(state, segment) + grace)


def in_protected_time(state: Debate, at: datetime) -> bool:
    """Is the speaker safe from points of information?"""
    window = state.now.interruptions if state.now is not None else None
    if window is None:
        return True
    return not window.opens <= elapsed(state, at) < window.closes


def reminder_at(state: Debate) -> datetime | None:
    """When those who have not voted are reminded (UTC), in a vote that closes by itself; None once
    they were."""
    if state.vote_until is None or VOTERS in state.announced:
        return None
    return state.vote_until - timedelta(seconds=30 if state.live else 2 * 3600)


def start_due(state: Debate) -> datetime | None:
    """When something about the planned start is announced next (UTC); None if nothing is."""
    if state.phase is not Phase.SIGN_UP or state.start is None or START in state.announced:
        return None
    reminds = state.start - AHEAD
    # Planned at short notice, it needs no reminder.
    told = SOON in state.announced or state.planned_at is None or reminds <= state.planned_at
    return state.start if told else reminds


def deadline(state: Debate) -> datetime | None:
    """The earliest instant (UTC) at which something comes due; None while nothing can."""
    if state.phase is Phase.SIGN_UP:
        return start_due(state)
    if state.phase in (Phase.FIRST_VOTE, Phase.CLOSING_VOTE):
        return reminder_at(state) or state.vote_until
    if state.phase is Phase.PREPARING:
        return state.preparing_until
    segment = state.now
    if state.phase is not Phase.RUNNING or segment is None:
        return None
    ahead = [
        instant(state, m.second) for m in marks(state, segment) if m.what not in state.announced
    ]
    ahead += [closes_at(state), state.holder_until, state.point_until]
    return min((at for at in ahead if at is not None), default=None)
