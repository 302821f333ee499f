"""The exercise goes on: it begins, injects come, votes are counted, the clock does what is due."""

from functools import reduce

from bot.debate.refusals import DebateRefusal
from bot.exercise import events as e
from bot.exercise.commands.base import ExerciseCommand, ExerciseTick
from bot.exercise.commands.playing import (
    AddInject,
    Count,
    End,
    Next,
    PauseExercise,
    ResumeExercise,
    Start,
)
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.application import settle
from bot.exercise.rules.card import ALL, Doubt
from bot.exercise.rules.checks import note_gap
from bot.exercise.rules.clock import (
    DECIDE,
    LAST,
    due_minutes,
    minute_at,
    next_inject,
    number_next,
)
from bot.exercise.rules.naming import list_roles
from bot.exercise.rules.seats import find_role, free
from bot.exercise.rules.silence import silence_procedure
from bot.exercise.rules.stage_end import end_stage
from bot.exercise.rules.stakes import deal
from bot.exercise.rules.voting import outcome
from bot.exercise.state import Exercise, ExercisePhase
from bot.kernel.message import say
from bot.kernel.refusal import Refused, check_option


def begin(state: Exercise, command: Start) -> list[ExerciseEvent]:
    """The first inject comes; the injects of the same hour come with it."""
    begun = e.ExerciseBegun(at=command.at, by=command.by.member)
    events: list[ExerciseEvent] = [begun, *deal(state, command.at)]
    return events + _give_next_inject(evolve(state, events[0]), command)


def _give_next_inject(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    """The card's next inject, at its hour at the earliest."""
    hour = state.setting.card.injects[state.injects_given].hour
    by = None if isinstance(command, ExerciseTick) else command.by.member
    minute = max(hour * 60, state.minute)
    ending = end_stage(state, command, minute)
    news = e.InjectGiven(at=command.at, minute=minute, by=by, inject=state.injects_given)
    return [*ending, news]


def go_on(state: Exercise, command: Next) -> list[ExerciseEvent]:
    """The next inject comes now: the clock of the game moves to its hour, and what comes due on
    the way is done first. A button goes on to the one that came next when it was shown, and to no
    later one. Raises Refused (DEVELOPMENT_CAME)."""
    if command.number not in ("", number_next(state)):
        raise Refused(ExerciseRefusal.DEVELOPMENT_CAME)
    hour = state.setting.card.injects[state.injects_given].hour
    events = _do_what_is_due(state, command, max(hour * 60, minute_at(state, command.at)))
    return events + _give_next_inject(reduce(evolve, events, state), command)


def add_inject(state: Exercise, command: AddInject) -> list[ExerciseEvent]:
    """An inject of the chair's own, at the minute that it is."""
    if not any(letter.isalnum() for letter in command.words):
        raise Refused(DebateRefusal.SPEECH_EMPTY)
    to = command.to.strip()
    if to.casefold() != ALL:
        to = find_role(state.setting, to, free(state)).id
    check_option(say("How sure it is"), command.how, Doubt)
    minute = minute_at(state, command.at)
    return [
        *end_stage(state, command, minute),
        e.InjectAdded(
            at=command.at,
            minute=minute,
            by=command.by.member,
            move=command.id,
            to=to.casefold(),
            how=command.how,
            body=command.body,
        ),
    ]


def count(state: Exercise, command: Count) -> list[ExerciseEvent]:
    """Count the votes, or only settle whether the guarantee applies where nothing else is open.
    Under consensus silence is consent only once the deadline is there."""
    if silence := silence_procedure(state, command.at):
        raise Refused(ExerciseRefusal.SILENCE_RUNS, roles=list_roles(state, silence.roles))
    return count_votes(state, command, minute_at(state, command.at))


def count_votes(state: Exercise, command: ExerciseCommand, minute: int) -> list[ExerciseEvent]:
    """All open proposals are counted by the sheet's rule. Whether the guarantee applies is settled
    before, by what was said."""
    if not state.open_proposals:
        return list(settle(state, command, minute))
    events: list[ExerciseEvent] = []
    for step in ("decide", "duty", "publish"):
        events += note_gap(state, step, command, minute)
    events += settle(state, command, minute)
    by = None if isinstance(command, ExerciseTick) else command.by.member
    outcomes = tuple(outcome(state, proposal) for proposal in state.open_proposals)
    tally = e.Counted(at=command.at, minute=minute, by=by, outcomes=outcomes, proven=state.proven)
    return [*events, tally]


def pause(state: Exercise, command: PauseExercise) -> list[ExerciseEvent]:
    """Stop the clock."""
    minute = minute_at(state, command.at)
    return [e.ExercisePaused(at=command.at, minute=minute, by=command.by.member)]


def resume(state: Exercise, command: ResumeExercise) -> list[ExerciseEvent]:
    """Let it go on."""
    at = command.at
    return [e.ExerciseResumed(at=at, minute=minute_at(state, at), by=command.by.member)]


def end(state: Exercise, command: End) -> list[ExerciseEvent]:
    """The end; the debrief follows."""
    minute = minute_at(state, command.at)
    over = e.ExerciseEnded(at=command.at, minute=minute, by=command.by.member)
    return [*end_stage(state, command, minute), over]


def tick(state: Exercise, command: ExerciseTick) -> list[ExerciseEvent]:
    """Do all that has come due by now. Early, late or twice is the same."""
    if state.phase is not ExercisePhase.RUNNING or not state.has_clock:
        return []
    return _do_what_is_due(state, command, minute_at(state, command.at))


def _do_what_is_due(state: Exercise, command: ExerciseCommand, until: int) -> list[ExerciseEvent]:
    """What comes due up to a minute of the game, in order: what the clock passes before the next
    inject, and by the clock alone that inject."""
    inject = next_inject(state)
    news = inject.hour * 60 if inject is not None and inject.hour * 60 <= until else None
    before = until + 1 if news is None else news
    marks = sorted((minute, what) for what, minute in due_minutes(state).items())
    events: list[ExerciseEvent] = []
    for minute, what in marks:
        if minute < before:
            events += _pass_mark(state, command, what, minute)
    if news is not None and isinstance(command, ExerciseTick):
        events += _give_next_inject(reduce(evolve, events, state), command)
    return events


def _pass_mark(
    state: Exercise, command: ExerciseCommand, what: str, minute: int
) -> list[ExerciseEvent]:
    """The clock passes a mark: open votes are counted, an exercise that nobody chairs ends, and
    anything else is said."""
    if what == DECIDE and state.meeting_called is not None and state.open_proposals:
        return count_votes(state, command, minute)
    if what == LAST and not state.has_chair:
        return [*end_stage(state, command, minute), e.ExerciseEnded(at=command.at, minute=minute)]
    settled = settle(state, command, minute) if what == DECIDE else []
    return [*settled, e.Marked(at=command.at, minute=minute, what=what)]
