"""What a debate allows: one table of each act, in which phases, and who. Refusals and buttons both
follow from it."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from bot.debate.commands import debating as c
from bot.debate.commands.base import NoteExercise
from bot.debate.rules import needs
from bot.debate.rules import who as w
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.guests import GuestPosition
from bot.debate.rules.who import Who
from bot.debate.state import OVER, Debate, Phase
from bot.kernel.command import Caller
from bot.kernel.refusal import Code, Refused


class Phases(Struct, frozen=True):
    """The phases in which something may be done, and the refusal in all others but those that have
    one of their own `instead`. A debate that is over has its own refusal, unless `even_over`."""

    allowed: frozenset[Phase]
    otherwise: Code = Code.NOT_NOW
    instead: Mapping[Phase, Code] = {}
    even_over: bool = False


class Allowance(Struct, frozen=True):
    """When something may be done, by whom, and what else must hold: `needs` gives the refusal where
    it does not."""

    phases: Phases
    who: Who
    needs: Callable[[Debate], Code | None] = needs.nothing


_GOING_ON = frozenset(Phase) - OVER
_VOTING = frozenset({Phase.FIRST_VOTE, Phase.CLOSING_VOTE})
_UNDER_WAY = frozenset({Phase.RUNNING, Phase.PAUSED})
_STEPPING = _UNDER_WAY | {Phase.READY}
_SPEAKING = _STEPPING | {Phase.PREPARING}

_ALWAYS = Phases(_GOING_ON)
_SIGN_UP = Phases(frozenset({Phase.SIGN_UP}), Code.SIGN_UP_OVER)
_PAUSED = {Phase.PAUSED: Code.DEBATE_PAUSED}
_RUNNING = Phases(frozenset({Phase.RUNNING}), Code.NOTHING_RUNS, _PAUSED)
_TIMED = frozenset({Phase.RUNNING, Phase.PREPARING})
_STANDING = Phases(
    _VOTING | _SPEAKING, Code.VOTE_OVER, {Phase.SIGN_UP: Code.VOTE_NOT_YET}, even_over=True
)
_BEGINNING = Phases(
    frozenset({Phase.READY, Phase.PREPARING}),
    Code.NOT_READY,
    dict.fromkeys(_UNDER_WAY, Code.RUNNING_ALREADY),
)

TABLE: Mapping[type[DebateAct], Allowance] = {
    c.TakeSeat: Allowance(_SIGN_UP, w.ANYBODY),
    c.LeaveSeat: Allowance(Phases(_GOING_ON, Code.NO_SEAT, even_over=True), w.SEATED),
    c.DrawSeats: Allowance(_SIGN_UP, w.RUNNER),
    c.FlipCoin: Allowance(_ALWAYS, w.RUNNER),
    c.Swap: Allowance(_ALWAYS, w.CHAIR),
    c.Schedule: Allowance(Phases(_SIGN_UP.allowed), w.RUNNER),
    c.StartDebate: Allowance(_SIGN_UP, w.RUNNER),
    c.CloseVote: Allowance(Phases(_VOTING | {Phase.JUDGING}, Code.NO_VOTE_OPEN), w.RUNNER),
    c.RemindVoters: Allowance(Phases(_VOTING, Code.NO_VOTE_OPEN), w.CHAIR),
    c.TakePosition: Allowance(_STANDING, w.ANYBODY),
    c.SetPosition: Allowance(_STANDING, w.ANYBODY),
    GuestPosition: Allowance(
        Phases(frozenset({Phase.CLOSING_VOTE}), Code.AUDIENCE_VOTES_LAST, even_over=True), w.ANYBODY
    ),
    c.Prepare: Allowance(Phases(frozenset({Phase.READY})), w.PREPARER, needs.preparation),
    c.Begin: Allowance(_BEGINNING, w.BEGINNER),
    c.Speak: Allowance(_RUNNING, w.SPEAKER),
    c.KeepDraft: Allowance(Phases(_UNDER_WAY, Code.NOTHING_RUNS), w.DRAFTER),
    c.EndTurn: Allowance(Phases(_TIMED, Code.NOTHING_RUNS, _PAUSED), w.ENDER),
    c.AskFloor: Allowance(_RUNNING, w.ASKER, needs.open_floor),
    c.DropFloor: Allowance(_ALWAYS, w.WAITER),
    c.GiveFloor: Allowance(Phases(_RUNNING.allowed), w.CHAIR),
    c.OfferPoint: Allowance(_RUNNING, w.OPPONENT, needs.room_for_a_point),
    c.AnswerPoint: Allowance(_RUNNING, w.HOLDER, needs.point_offered),
    c.RaiseOrder: Allowance(Phases(_SPEAKING), w.UNMUTED, needs.ruling_chair),
    c.RuleOrder: Allowance(_ALWAYS, w.CHAIR, needs.order_raised),
    c.MakeClaim: Allowance(Phases(_SPEAKING | {Phase.CLOSING_VOTE}), w.UNMUTED),
    c.LinkClaim: Allowance(_ALWAYS, w.ANYBODY),
    c.ConfirmLink: Allowance(_ALWAYS, w.ANYBODY),
    c.FileBallot: Allowance(
        Phases(frozenset({Phase.JUDGING}), Code.JUDGING_NOT_OPEN, even_over=True), w.ADJUDICATOR
    ),
    c.Pause: Allowance(Phases(_TIMED), w.CHAIR),
    c.Resume: Allowance(Phases(frozenset({Phase.PAUSED})), w.CHAIR),
    c.AddTime: Allowance(Phases(_UNDER_WAY), w.CHAIR, needs.segment_under_way),
    c.Back: Allowance(Phases(_STEPPING), w.CHAIR, needs.segment_before),
    c.Skip: Allowance(Phases(_STEPPING), w.CHAIR, needs.segment_to_leave_out),
    c.Mute: Allowance(_ALWAYS, w.CHAIR),
    c.Warn: Allowance(_ALWAYS, w.CHAIR),
    c.AddChair: Allowance(_ALWAYS, w.CHAIR),
    c.HandChair: Allowance(_ALWAYS, w.CHAIR),
    c.NameJudge: Allowance(_ALWAYS, w.CHAIR),
    c.MoveDebate: Allowance(_ALWAYS, w.CHAIR),
    c.CloseDebate: Allowance(_ALWAYS, w.CHAIR),
    c.CancelDebate: Allowance(_ALWAYS, w.CHAIR),
    NoteExercise: Allowance(_ALWAYS, w.ANYBODY),
}
"""Every act has its line: a test names one that has none."""


def may(state: Debate, act: type[DebateAct], by: Caller | None = None) -> bool:
    """May a member do it now? Without a member: may anybody?"""
    return find_refusal(state, act, by) is None


def find_refusal(state: Debate, act: type[DebateAct], by: Caller | None = None) -> Refused | None:
    """What the table says against an act of a member, or of whoever it may be; None if nothing."""
    code = _code(state, TABLE[act], by)
    if code is None:
        return None
    says_how_it_stands = code in (Code.NOT_NOW, Code.NOT_READY)
    return Refused(code, phase=state.phase.told) if says_how_it_stands else Refused(code)


def _code(state: Debate, line: Allowance, by: Caller | None) -> Code | None:
    phases, bars = line.phases, line.who.bars
    if state.phase in OVER and not phases.even_over:
        return Code.DEBATE_OVER
    if by is not None and line.who.office and (code := bars(state, by)):
        return code
    if state.phase not in phases.allowed:
        return phases.instead.get(state.phase, phases.otherwise)
    return line.needs(state) or (None if by is None else bars(state, by))
