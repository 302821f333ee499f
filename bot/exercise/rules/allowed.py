"""What an exercise allows: one table of each act, in which phases, and who. Refusals and buttons
both follow from it."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from bot.exercise.commands import playing as c
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules import needs
from bot.exercise.rules import who as w
from bot.exercise.rules.acts import AllowedAct
from bot.exercise.rules.who import ExerciseActor
from bot.exercise.state import Exercise, ExercisePhase
from bot.kernel.command import Caller
from bot.kernel.refusal import RefusalCode, Refused


class ExercisePhases(Struct, frozen=True):
    """The phases in which something may be done, and the refusal in all others but those that have
    one of their own `instead`."""

    allowed: frozenset[ExercisePhase]
    otherwise: RefusalCode = ExerciseRefusal.EXERCISE_OVER
    instead: Mapping[ExercisePhase, RefusalCode] = {}


class ExerciseAllowance(Struct, frozen=True):
    """When something may be done, by whom, and what else must hold: `needs` gives the refusal where
    it does not, for the role of whoever acts."""

    phases: ExercisePhases
    who: ExerciseActor
    needs: Callable[[Exercise, str], RefusalCode | None] = needs.nothing


_ALWAYS = ExercisePhases(frozenset(ExercisePhase))
_GOING_ON = ExercisePhases(frozenset(ExercisePhase) - {ExercisePhase.OVER})
_GATHERING = ExercisePhases(frozenset({ExercisePhase.GATHERING}), ExerciseRefusal.EXERCISE_BEGUN)
_RUNNING = ExercisePhases(
    frozenset({ExercisePhase.RUNNING}),
    instead={
        ExercisePhase.GATHERING: ExerciseRefusal.EXERCISE_NOT_BEGUN,
        ExercisePhase.PAUSED: ExerciseRefusal.EXERCISE_PAUSED,
    },
)
_PAUSED = ExercisePhases(frozenset({ExercisePhase.PAUSED}), ExerciseRefusal.EXERCISE_RUNS)
_OVER = ExercisePhases(frozenset({ExercisePhase.OVER}), ExerciseRefusal.DEBRIEF_NOT_YET)
_NOT_PAUSED = ExercisePhases(
    frozenset({ExercisePhase.GATHERING, ExercisePhase.RUNNING}),
    instead={ExercisePhase.PAUSED: ExerciseRefusal.EXERCISE_PAUSED},
)

TABLE: Mapping[type[AllowedAct], ExerciseAllowance] = {
    c.JoinRole: ExerciseAllowance(_GOING_ON, w.ANYBODY, needs.company),
    c.LeaveRole: ExerciseAllowance(_ALWAYS, w.HOLDER),
    c.SetRedLine: ExerciseAllowance(_NOT_PAUSED, w.HOLDER, needs.time_for_red_lines),
    c.Start: ExerciseAllowance(_GATHERING, w.LEADER, needs.somebody),
    c.Report: ExerciseAllowance(_RUNNING, w.REPORTER, needs.something_to_report),
    c.CallMeeting: ExerciseAllowance(_RUNNING, w.CONVENER, needs.meeting_to_call),
    c.Find: ExerciseAllowance(_RUNNING, w.ASSESSOR),
    c.HandInEvidence: ExerciseAllowance(_RUNNING, w.WITNESS),
    c.VoteOnApplication: ExerciseAllowance(_RUNNING, w.PARTY, needs.application_to_settle),
    c.JudgeWording: ExerciseAllowance(_RUNNING, w.PARTY, needs.wording),
    c.Withhold: ExerciseAllowance(_RUNNING, w.GUARANTOR, needs.something_owed),
    c.AnswerQuestion: ExerciseAllowance(_RUNNING, w.WITNESS, needs.question_to_answer),
    c.ChooseLife: ExerciseAllowance(_RUNNING, w.LIVER),
    c.AgreeInCongress: ExerciseAllowance(_RUNNING, w.CONSENTER, needs.something_to_agree_to),
    c.ChooseRung: ExerciseAllowance(_RUNNING, w.PROBER),
    c.Propose: ExerciseAllowance(_RUNNING, w.PROPOSER, needs.room_for_a_proposal),
    c.CastRoleVote: ExerciseAllowance(_RUNNING, w.ELECTOR, needs.proposal),
    c.Count: ExerciseAllowance(_RUNNING, w.LEADER, needs.something_to_count),
    c.Respond: ExerciseAllowance(_RUNNING, w.PARTY),
    c.AskInExercise: ExerciseAllowance(_RUNNING, w.ASKER, needs.first_question),
    c.State: ExerciseAllowance(_RUNNING, w.SPOKESPERSON, needs.first_statement),
    c.AddInject: ExerciseAllowance(_RUNNING, w.LEADER),
    c.PauseExercise: ExerciseAllowance(_RUNNING, w.LEADER),
    c.ResumeExercise: ExerciseAllowance(_PAUSED, w.LEADER),
    c.Next: ExerciseAllowance(_RUNNING, w.LEADER, needs.more_news),
    c.End: ExerciseAllowance(_GOING_ON, w.LEADER),
    c.ShowBrief: ExerciseAllowance(_ALWAYS, w.HOLDER),
    c.ShowExerciseDesk: ExerciseAllowance(_ALWAYS, w.LEADER),
    c.ShowDebrief: ExerciseAllowance(_OVER, w.ANYBODY),
}
"""Every act has its line: a test names one that has none."""


def may(state: Exercise, act: type[AllowedAct], by: Caller | None = None) -> bool:
    """May a member do it now? Without a member: may anybody?"""
    return find_refusal(state, act, by) is None


def find_refusal(
    state: Exercise, act: type[AllowedAct], by: Caller | None = None
) -> Refused | None:
    """What the table says against an act of a member, or of whoever it may be; None if nothing."""
    line = TABLE[act]
    phases, bars = line.phases, line.who.bars
    if state.over and ExercisePhase.OVER not in phases.allowed:
        return Refused(ExerciseRefusal.EXERCISE_OVER)
    if line.who.office and (refused := bars(state, by)):
        return refused
    if state.phase not in phases.allowed:
        return Refused(phases.instead.get(state.phase, phases.otherwise))
    if refused := bars(state, by):
        return refused
    code = line.needs(state, state.role_of(by.member) if by is not None else "")
    return None if code is None else Refused(code)
