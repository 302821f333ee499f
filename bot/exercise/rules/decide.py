"""What follows from a command: events, or a refusal. Scripts answer at once."""

from collections.abc import Sequence
from typing import assert_never

from bot.exercise import events as e
from bot.exercise.commands.base import ExerciseCommand, Tick
from bot.exercise.commands.playing import (
    AddInject,
    Ask,
    CallMeeting,
    Count,
    End,
    ExerciseActs,
    Find,
    JoinRole,
    LeaveRole,
    Next,
    OpenExercise,
    PauseExercise,
    PlayAlone,
    Propose,
    Report,
    Respond,
    ResumeExercise,
    SetRedLine,
    Start,
    State,
    Vote,
)
from bot.exercise.events import Event
from bot.exercise.evolve import evolve, fold
from bot.exercise.rules import moves, running, scripts, seats
from bot.exercise.rules.checks import leads
from bot.exercise.rules.clock import LIVE_MINUTES
from bot.exercise.rules.setting import CHAIR, Setting
from bot.exercise.state import Exercise, Phase
from bot.guarantee.rules.space import Choices
from bot.kernel.refusal import Code, Refused

CHAIRS_ONLY = (Start, Count, AddInject, PauseExercise, ResumeExercise, Next, End)
"""What the chair may do, an admin, or anybody who takes part where nobody holds the chair."""

MOST = 100
"""Events of scripts after one command; they never need as many."""

LIVE, WRITING = "live", "writing"


def opening(
    command: OpenExercise, choices: Choices, source: str, subject: str, seed: int
) -> list[Event]:
    """An exercise opens on a text: its choices, which it was, and its name."""
    if command.tempo not in (LIVE, WRITING):
        raise Refused(
            Code.NOT_AN_OPTION, name="tempo", given=command.tempo, allowed=f"{LIVE}, {WRITING}"
        )
    usual = LIVE_MINUTES if command.tempo == LIVE else 24 * 60
    opened: list[Event] = [
        e.Opened(
            at=command.at,
            by=command.by.member,
            card=command.card,
            source=source,
            subject=subject,
            choices=tuple(choices.items()),
            tempo=command.tempo,
            day_seconds=(command.minutes or usual) * 60,
            sealed=command.sealed,
            seed=seed,
            debate=command.debate,
        )
    ]
    if command.chair:
        me = command.by.member
        opened.append(e.RoleTaken(at=command.at, by=me, role=CHAIR, member=me))
    return opened


def alone(
    setting: Setting,
    command: PlayAlone,
    text: tuple[Choices, str, str],
    seed: int,
) -> list[Event]:
    """One member against scripts, begun at once; `text` is choices, source and name."""
    choices, source, subject = text
    me = command.by.member
    role = seats.find_role(setting, command.role, ", ".join(r.label for r in setting.roles))
    opened: list[Event] = [
        e.Opened(
            at=command.at,
            by=me,
            card=command.card,
            source=source,
            subject=subject,
            choices=tuple(choices.items()),
            tempo=LIVE,
            day_seconds=0,
            seed=seed,
            alone=True,
        ),
        e.RoleTaken(at=command.at, by=me, role=role.id, member=me),
    ]
    state = fold(setting, opened)
    begun = running.begin(state, Start(by=command.by, at=command.at, id=command.id))
    return [*opened, *_with_scripts(state, begun, command)]


def decide(state: Exercise, command: ExerciseCommand) -> list[Event]:
    """Say what happens, or refuse. A refusal changes nothing."""
    if isinstance(command, Tick):
        return _with_scripts(state, running.tick(state, command), command)
    if state.phase is Phase.OVER and not isinstance(command, LeaveRole):
        raise Refused(Code.EXERCISE_OVER)
    if isinstance(command, CHAIRS_ONLY) and not leads(state, command):
        raise Refused(Code.NOT_MECHANISM_CHAIR)
    if not isinstance(command, ExerciseActs):
        raise TypeError(f"{type(command).__name__} is not in ExerciseActs, on which rules decide")
    return _with_scripts(state, _decided(state, command), command)


def _with_scripts(
    state: Exercise, events: Sequence[Event], command: ExerciseCommand | PlayAlone
) -> list[Event]:
    """The events, and what scripted roles do in answer."""
    if not events:
        return []
    if isinstance(command, PlayAlone):
        command = Tick(by=command.by, at=command.at, id=command.id)
    found = list(events)
    for event in events:
        state = evolve(state, event)
    while len(found) < len(events) + MOST and (more := scripts.react(state, command)):
        for event in more:
            state = evolve(state, event)
        found += more
    return found


def _decided(state: Exercise, command: ExerciseActs) -> list[Event]:  # noqa: C901
    match command:  # one case a command
        case JoinRole():
            return seats.join(state, command)
        case LeaveRole():
            return seats.leave(state, command)
        case SetRedLine():
            return seats.red_line(state, command)
        case Start():
            return running.begin(state, command)
        case Report():
            return moves.report(state, command)
        case CallMeeting():
            return moves.call(state, command)
        case Find():
            return moves.find(state, command)
        case Propose():
            return moves.propose(state, command)
        case Vote():
            return moves.vote(state, command)
        case Count():
            return running.count(state, command)
        case Respond():
            return moves.respond(state, command)
        case Ask():
            return moves.ask(state, command)
        case State():
            return moves.say(state, command)
        case AddInject():
            return running.add_inject(state, command)
        case PauseExercise():
            return running.pause(state, command)
        case ResumeExercise():
            return running.resume(state, command)
        case Next():
            return running.go_on(state, command)
        case End():
            return running.end(state, command)
        case _:
            assert_never(command)
