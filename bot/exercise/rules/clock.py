"""Which minute of the game it is, and when something comes due."""

from datetime import datetime

from bot.exercise.rules.card import Inject
from bot.exercise.rules.game_clock import DAY
from bot.exercise.state import Exercise, ExercisePhase
from bot.kernel.message import Message, say

LIVE_MINUTES = 10
"""Real minutes for a day of the game, live."""

MEET, DECIDE, LAST = "meet", "decide", "last"
"""Marks of the clock: the sheet's two deadlines, and that nothing more comes from the card."""

AFTER_LAST = DAY
"""Minutes of the game after the last thing that can come, until the exercise is told to be over."""


def minute_at(state: Exercise, at: datetime) -> int:
    """The minute of the game at an instant; it never goes back."""
    return 0 if state.game is None else state.game.clock.minute(at)


def instant_of(state: Exercise, minute: int) -> datetime | None:
    """When (UTC) the clock will reach a minute of the game, unless it is stopped before."""
    return None if state.game is None else state.game.clock.instant(minute)


def next_inject(state: Exercise) -> Inject | None:
    """The card's next inject; None after the last."""
    injects = state.setting.card.injects
    return injects[state.injects_given] if state.injects_given < len(injects) else None


def number_next(state: Exercise) -> str:
    """The number of the card's next inject, from 1."""
    return str(state.injects_given + 1)


def due_minutes(state: Exercise) -> dict[str, int]:
    """The marks that are still ahead, with their minutes: the deadlines that count from the first
    report, and the end of the card."""
    passed = state.game.marks if state.game is not None else frozenset[str]()
    minutes = {what: minute for what, minute in _deadlines(state).items() if what not in passed}
    if next_inject(state) is not None or not state.injects:
        return minutes
    counts = (count.minute for count in state.counts)
    last = max(state.injects[-1].minute, *counts, *minutes.values(), 0) + AFTER_LAST
    if LAST not in passed:
        minutes[LAST] = last
    elif not state.has_chair:  # it was told to a chair who has left since
        minutes[LAST] = max(last, state.minute)
    return minutes


def _deadlines(state: Exercise) -> dict[str, int]:
    """The text's time to meet and to decide, as far as it is still to be kept."""
    if not state.reports:
        return {}
    start, procedure = state.reports[0].minute, state.procedure
    minutes: dict[str, int] = {}
    if procedure.meet_hours is not None and state.meeting_called is None:
        minutes[MEET] = start + procedure.meet_hours * 60
    if procedure.decide_hours is not None and not state.counts:
        minutes[DECIDE] = start + procedure.decide_hours * 60
    return minutes


def next_deadline(state: Exercise) -> tuple[str, datetime] | None:
    """The next of the text's deadlines, MEET or DECIDE, and when (UTC) it is; None while none is
    ahead or time stands."""
    ahead = [(minute, what) for what, minute in due_minutes(state).items() if what != LAST]
    if state.phase is not ExercisePhase.RUNNING or not ahead:
        return None
    minute, what = min(ahead)
    until = instant_of(state, minute)
    return None if until is None else (what, until)


def deadline(state: Exercise) -> datetime | None:
    """The earliest instant (UTC) at which something comes due; None while nothing can."""
    if state.phase is not ExercisePhase.RUNNING or not state.has_clock:
        return None
    ahead = list(due_minutes(state).values())
    if inject := next_inject(state):
        ahead.append(inject.hour * 60)
    instants = [instant_of(state, minute) for minute in ahead]
    return min((at for at in instants if at is not None), default=None)


def hours(minute: int) -> Message:
    """A minute of the game as members read it, such as “hour 7” or “hour 7:30”."""
    hour, rest = divmod(minute, 60)
    return say("hour {hour}", hour=hour) if rest < 30 else say("hour {hour}:30", hour=hour)


def hours_first(minute: int) -> Message:
    """A minute of the game at the head of a sentence, such as “Hour 7”."""
    hour, rest = divmod(minute, 60)
    return say("Hour {hour}", hour=hour) if rest < 30 else say("Hour {hour}:30", hour=hour)
