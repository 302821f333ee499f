"""What follows from a command: events, or a refusal. Scripts answer at once."""

from collections.abc import Sequence
from functools import reduce
from typing import assert_never

from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.commands.base import ExerciseCommand, ExerciseTick
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve, fold
from bot.exercise.rules import (
    application,
    consent,
    evidence,
    holding,
    living,
    moves,
    running,
    scripts,
    seats,
    stage_end,
)
from bot.exercise.rules.acts import Decided
from bot.exercise.rules.allowed import find_refusal
from bot.exercise.rules.clock import LIVE_MINUTES
from bot.exercise.rules.setting import CHAIR, ExerciseSetting
from bot.exercise.rules.wording import raise_wordings
from bot.exercise.state import Exercise
from bot.guarantee.rules.space import Choices
from bot.kernel.message import say
from bot.kernel.refusal import check_option

MOST = 100
"""Events of scripts after one command; they never need as many."""

LIVE, WRITING = "live", "writing"


def decide_opening(
    command: c.OpenExercise,
    choices: Choices,
    source: str,
    subject: str,
    seed: int,
    worded: Sequence[str] = (),
) -> list[ExerciseEvent]:
    """An exercise opens on a text: its choices, which it was, its name, and the clauses that it
    words itself."""
    check_option(say("The tempo"), command.tempo, (LIVE, WRITING))
    usual = LIVE_MINUTES if command.tempo == LIVE else 24 * 60
    opened: list[ExerciseEvent] = [
        e.ExerciseOpened(
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
            worded=tuple(worded),
        )
    ]
    if command.chair:
        me = command.by.member
        opened.append(e.RoleTaken(at=command.at, by=me, role=CHAIR, member=me))
    return opened


def decide_alone(
    setting: ExerciseSetting,
    command: c.PlayAlone,
    text: tuple[Choices, str, str],
    seed: int,
    worded: Sequence[str] = (),
) -> list[ExerciseEvent]:
    """One member against scripts, begun at once; `text` is choices, source and name."""
    choices, source, subject = text
    me = command.by.member
    role = seats.find_role(setting, command.role, ", ".join(r.label for r in setting.roles))
    opened: list[ExerciseEvent] = [
        e.ExerciseOpened(
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
            worded=tuple(worded),
        ),
        e.RoleTaken(at=command.at, by=me, role=role.id, member=me),
    ]
    state = fold(setting, opened)
    beginning = running.begin(state, c.Start(by=command.by, at=command.at, id=command.id))
    return [*opened, *_with_scripts(state, beginning, command)]


def decide(state: Exercise, command: Decided) -> list[ExerciseEvent]:
    """Say what happens, or refuse. A refusal changes nothing."""
    if isinstance(command, ExerciseTick):
        return _with_scripts(state, running.tick(state, command), command)
    if refused := find_refusal(state, type(command), command.by):
        raise refused
    return _with_scripts(state, _decided(state, command), command)


def _with_scripts(
    state: Exercise, events: Sequence[ExerciseEvent], command: ExerciseCommand | c.PlayAlone
) -> list[ExerciseEvent]:
    """The events, and what scripted roles do in answer."""
    if not events:
        return []
    if isinstance(command, c.PlayAlone):
        command = ExerciseTick(by=command.by, at=command.at, id=command.id)
    state, all_events = _with_wordings(state, events, command)
    while len(all_events) < len(events) + MOST and (more := scripts.react(state, command)):
        state, more = _with_wordings(state, more, command)
        all_events += more
    return all_events


def _with_wordings(
    state: Exercise, events: Sequence[ExerciseEvent], command: ExerciseCommand
) -> tuple[Exercise, list[ExerciseEvent]]:
    """The state after events, and they with the group's own words that come up by them."""
    state = reduce(evolve, events, state)
    raised = raise_wordings(state, events, command)
    return reduce(evolve, raised, state), [*events, *raised]


def _decided(state: Exercise, command: c.ExerciseActs) -> list[ExerciseEvent]:  # noqa: C901  # one case an act
    match command:
        case c.JoinRole():
            return seats.join(state, command)
        case c.LeaveRole():
            return seats.leave(state, command)
        case c.SetRedLine():
            return seats.red_line(state, command)
        case c.Start():
            return running.begin(state, command)
        case c.Report():
            return moves.report(state, command)
        case c.CallMeeting():
            return moves.call(state, command)
        case c.Find():
            return moves.find(state, command)
        case c.HandInEvidence():
            return evidence.hand_in(state, command)
        case c.VoteOnApplication():
            return application.vote_on_application(state, command)
        case c.JudgeWording():
            return holding.judge_wording(state, command)
        case c.Withhold():
            return holding.withhold(state, command)
        case c.AnswerQuestion():
            return moves.answer(state, command)
        case c.ChooseLife():
            return living.choose(state, command)
        case c.AgreeInCongress():
            return consent.agree(state, command)
        case c.ChooseRung():
            return stage_end.wish_rung(state, command)
        case c.Propose():
            return moves.propose(state, command)
        case c.CastRoleVote():
            return moves.vote(state, command)
        case c.Count():
            return running.count(state, command)
        case c.Respond():
            return moves.respond(state, command)
        case c.AskInExercise():
            return moves.ask(state, command)
        case c.State():
            return moves.say(state, command)
        case c.AddInject():
            return running.add_inject(state, command)
        case c.PauseExercise():
            return running.pause(state, command)
        case c.ResumeExercise():
            return running.resume(state, command)
        case c.Next():
            return running.go_on(state, command)
        case c.End():
            return running.end(state, command)
        case _:
            assert_never(command)
