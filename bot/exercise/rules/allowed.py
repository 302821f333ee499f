"""What an exercise allows: one table of each act, in which phases, and who. Refusals and buttons
both follow from it."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from bot.exercise.commands import playing as c
from bot.exercise.rules import needs
from bot.exercise.rules import who as w
from bot.exercise.rules.acts import AllowedAct
from bot.exercise.rules.who import Who
from bot.exercise.state import Exercise, Phase
from bot.kernel.command import Caller
from bot.kernel.refusal import Code, Refused


class Phases(Struct, frozen=True):
    """The phases in which something may be done, and the refusal in all others but those that have
    one of their own `instead`."""

    allowed: frozenset[Phase]
    otherwise: Code = Code.EXERCISE_OVER
    instead: Mapping[Phase, Code] = {}


class Allowance(Struct, frozen=True):
    """When something may be done, by whom, and what else must hold: `needs` gives the refusal where
    it does not, for the role of whoever acts."""

    phases: Phases
    who: Who
    needs: Callable[[Exercise, str], Code | None] = needs.nothing


_ALWAYS = Phases(frozenset(Phase))
_GOING_ON = Phases(frozenset(Phase) - {Phase.OVER})
_GATHERING = Phases(frozenset({Phase.GATHERING}), Code.EXERCISE_BEGUN)
_RUNNING = Phases(
    frozenset({Phase.RUNNING}),
    instead={Phase.GATHERING: Code.EXERCISE_NOT_BEGUN, Phase.PAUSED: Code.EXERCISE_PAUSED},
)
_PAUSED = Phases(frozenset({Phase.PAUSED}), Code.EXERCISE_RUNS)
_OVER = Phases(frozenset({Phase.OVER}), Code.DEBRIEF_NOT_YET)
_NOT_PAUSED = Phases(
    frozenset({Phase.GATHERING, Phase.RUNNING}), instead={Phase.PAUSED: Code.EXERCISE_PAUSED}
)

TABLE: Mapping[type[AllowedAct], Allowance] = {
    c.JoinRole: Allowance(_GOING_ON, w.ANYBODY, needs.company),
    c.LeaveRole: Allowance(_ALWAYS, w.HOLDER),
    c.SetRedLine: Allowance(_NOT_PAUSED, w.HOLDER, needs.time_for_red_lines),
    c.Start: Allowance(_GATHERING, w.LEADER, needs.somebody),
    c.Report: Allowance(_RUNNING, w.REPORTER, needs.something_to_report),
    c.CallMeeting: Allowance(_RUNNING, w.CONVENER, needs.meeting_to_call),
    c.Find: Allowance(_RUNNING, w.ASSESSOR),
    c.Propose: Allowance(_RUNNING, w.PROPOSER, needs.room_for_a_proposal),
    c.Vote: Allowance(_RUNNING, w.ELECTOR),
    c.Count: Allowance(_RUNNING, w.LEADER, needs.something_to_count),
    c.Respond: Allowance(_RUNNING, w.GUARANTOR),
    c.Ask: Allowance(_RUNNING, w.ASKER, needs.first_question),
    c.State: Allowance(_RUNNING, w.SPOKESPERSON, needs.first_statement),
    c.AddInject: Allowance(_RUNNING, w.LEADER),
    c.PauseExercise: Allowance(_RUNNING, w.LEADER),
    c.ResumeExercise: Allowance(_PAUSED, w.LEADER),
    c.Next: Allowance(_RUNNING, w.LEADER, needs.more_news),
    c.End: Allowance(_GOING_ON, w.LEADER),
    c.ShowBrief: Allowance(_ALWAYS, w.HOLDER),
    c.ShowDebrief: Allowance(_OVER, w.ANYBODY),
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
    if state.over and Phase.OVER not in phases.allowed:
        return Refused(Code.EXERCISE_OVER)
    if line.who.office and (refused := bars(state, by)):
        return refused
    if state.phase not in phases.allowed:
        return Refused(phases.instead.get(state.phase, phases.otherwise))
    if refused := bars(state, by):
        return refused
    code = line.needs(state, state.role_of(by.member) if by is not None else "")
    return None if code is None else Refused(code)
