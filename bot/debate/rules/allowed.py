"""What a debate allows: one table of each act, in which phases, and who. Refusals and buttons both
follow from it."""

from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from bot.debate.commands import debating as c
from bot.debate.commands.base import BringClaims, LeaveDebate, NoteClause, NoteExercise
from bot.debate.refusals import DebateRefusal
from bot.debate.rules import who as w
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.format import Preparation
from bot.debate.rules.guests import GuestPosition
from bot.debate.rules.points import points_at_all, points_in_segment, room_for_a_point
from bot.debate.rules.speakers import find_own_segment, find_writers
from bot.debate.rules.voting import missing_voters
from bot.debate.rules.who import DebateActors
from bot.debate.state import OVER, Debate, DebatePhase
from bot.kernel.command import Caller
from bot.kernel.refusal import RefusalCode, Refused


def nothing(_: Debate) -> None:
    """No more is needed."""
    return


def nothing_ever(_: Debate, __: Caller | None) -> None:
    """No more is needed in the whole debate."""
    return


def preparation(state: Debate) -> RefusalCode | None:
    """A segment ahead, by the clock, for which the format lets people prepare."""
    if not state.live or state.now is None:
        return DebateRefusal.NOT_NOW
    match state.format.preparation:
        case Preparation.POOL:
            return None
        case Preparation.FIXED if state.segment == 0:
            return None
        case _:
            return DebateRefusal.NO_PREPARATION


def seats_to_fill(state: Debate) -> RefusalCode | None:
    """Something that is still to be said."""
    return DebateRefusal.SPEECHES_OVER if state.now is None else None


def open_floor(state: Debate) -> RefusalCode | None:
    """A segment in which everybody may speak."""
    return DebateRefusal.FLOOR_NOT_OPEN if state.now is not None and state.now.actors else None


def words_under_seal(state: Debate) -> RefusalCode | None:
    """Words that somebody has handed in, and that nobody sees yet."""
    return None if state.sealed and state.speakers else DebateRefusal.NOTHING_TO_CHANGE


def point_offered(state: Debate) -> RefusalCode | None:
    """A point of information that waits for its answer."""
    point = state.running.point if state.running is not None else None
    return DebateRefusal.NO_POINT if point is None or point.until is not None else None


def ruling_chair(state: Debate) -> RefusalCode | None:
    """A chair who can rule on a point of order, and none that waits for that."""
    if not state.chairs:
        return DebateRefusal.NO_CHAIR
    return DebateRefusal.ORDER_WAITING if state.order is not None else None


def order_raised(state: Debate) -> RefusalCode | None:
    """A point of order that waits for its ruling."""
    return DebateRefusal.NO_ORDER if state.order is None else None


def segment_under_way(state: Debate) -> RefusalCode | None:
    """A segment, not a preparation, that runs or is paused."""
    return None if state.running is not None else DebateRefusal.NOT_NOW


def last_speeches(state: Debate) -> RefusalCode | None:
    """The last segment, running or over."""
    is_last = state.segment >= len(state.format.segments) - 1
    return None if is_last else DebateRefusal.RESTATE_LATER


def point_restated(state: Debate) -> RefusalCode | None:
    """A point that was restated and waits for its answer."""
    waits = len(state.heard) < len(state.restatements)
    return None if waits else DebateRefusal.NOTHING_RESTATED


def segment_before(state: Debate) -> RefusalCode | None:
    """A segment to go back to, the one that runs included, and nobody who prepares."""
    if state.preparation is not None:
        return DebateRefusal.PREPARATION_FIRST
    return None if state.segment > 0 or state.running else DebateRefusal.FIRST_SEGMENT


def segment_to_leave_out(state: Debate) -> RefusalCode | None:
    """A segment that runs or comes next, and nobody who prepares."""
    if state.preparation is not None:
        return DebateRefusal.PREPARATION_FIRST
    return None if state.now is not None else DebateRefusal.SEGMENTS_OVER


def somebody_to_remind(state: Debate) -> RefusalCode | None:
    """A vote, or a segment for which words are written that not all have handed in."""
    if state.vote is not None:
        return None if missing_voters(state) else DebateRefusal.ALL_VOTED
    if find_writers(state):
        return None
    is_written = state.running is not None and state.handed_in
    return DebateRefusal.ALL_HANDED_IN if is_written else DebateRefusal.NO_VOTE_OPEN


class DebatePhases(Struct, frozen=True):
    """The phases in which something may be done, and the refusal in all others but those that have
    one of their own `instead`. A debate that is over has its own refusal, unless `even_over`."""

    allowed: frozenset[DebatePhase]
    otherwise: RefusalCode = DebateRefusal.NOT_NOW
    instead: Mapping[DebatePhase, RefusalCode] = {}
    even_over: bool = False


class DebateAllowance(Struct, frozen=True):
    """When something may be done, by whom, and what else must hold: `needs` gives the refusal where
    it does not. What holds for the whole debate, `ever`, is asked before all else, and what passes
    in a `moment` last, so that nobody waits in vain."""

    phases: DebatePhases
    who: DebateActors
    needs: Callable[[Debate], RefusalCode | None] = nothing
    ever: Callable[[Debate, Caller | None], RefusalCode | None] = nothing_ever
    moment: Callable[[Debate], RefusalCode | None] = nothing


_GOING_ON = frozenset(DebatePhase) - OVER
_VOTING = frozenset({DebatePhase.FIRST_VOTE, DebatePhase.CLOSING_VOTE})
_UNDER_WAY = frozenset({DebatePhase.RUNNING, DebatePhase.PAUSED})
_STEPPING = _UNDER_WAY | {DebatePhase.READY}
_SPEAKING = _STEPPING | {DebatePhase.PREPARING}

_ALWAYS = DebatePhases(_GOING_ON)
_SIGN_UP = DebatePhases(frozenset({DebatePhase.SIGN_UP}), DebateRefusal.SIGN_UP_OVER)
_FILLING = DebatePhases(
    _SPEAKING | {DebatePhase.SIGN_UP, DebatePhase.FIRST_VOTE}, DebateRefusal.SPEECHES_OVER
)
_PAUSED = {DebatePhase.PAUSED: DebateRefusal.DEBATE_PAUSED}
_RUNNING = DebatePhases(frozenset({DebatePhase.RUNNING}), DebateRefusal.NOTHING_RUNS, _PAUSED)
_TIMED = frozenset({DebatePhase.RUNNING, DebatePhase.PREPARING})
_STANDING = DebatePhases(
    _VOTING | _SPEAKING,
    DebateRefusal.VOTE_OVER,
    {DebatePhase.SIGN_UP: DebateRefusal.VOTE_NOT_YET},
    even_over=True,
)
_STANDING_AND_LATER = replace(_STANDING, allowed=_STANDING.allowed | {DebatePhase.CLOSED})
_NOT_CALLED_OFF = DebatePhases(frozenset(DebatePhase) - {DebatePhase.CANCELLED}, even_over=True)
_LISTENING = DebatePhases(_SPEAKING | {DebatePhase.CLOSING_VOTE}, DebateRefusal.RESTATE_LATER)
_BEGINNING = DebatePhases(
    frozenset({DebatePhase.READY, DebatePhase.PREPARING}),
    DebateRefusal.NOT_READY,
    dict.fromkeys(_UNDER_WAY, DebateRefusal.RUNNING_ALREADY),
)

TABLE: Mapping[type[DebateAct], DebateAllowance] = {
    c.TakeSeat: DebateAllowance(_FILLING, w.SEAT_TAKER, seats_to_fill),
    c.LeaveSeat: DebateAllowance(
        DebatePhases(_GOING_ON, DebateRefusal.NO_SEAT, even_over=True), w.SEATED
    ),
    c.DrawSeats: DebateAllowance(_SIGN_UP, w.RUNNER),
    c.FlipCoin: DebateAllowance(_ALWAYS, w.RUNNER),
    c.Swap: DebateAllowance(_ALWAYS, w.CHAIR),
    c.Schedule: DebateAllowance(DebatePhases(_SIGN_UP.allowed), w.RUNNER),
    c.StartDebate: DebateAllowance(_SIGN_UP, w.RUNNER),
    c.CloseVote: DebateAllowance(
        DebatePhases(_VOTING | {DebatePhase.JUDGING}, DebateRefusal.NO_VOTE_OPEN), w.RUNNER
    ),
    c.RemindVoters: DebateAllowance(
        DebatePhases(_VOTING | {DebatePhase.RUNNING}, DebateRefusal.NO_VOTE_OPEN),
        w.CHAIR,
        somebody_to_remind,
    ),
    c.TakePosition: DebateAllowance(_STANDING, w.ANYBODY),
    c.SetPosition: DebateAllowance(_STANDING_AND_LATER, w.ANYBODY),
    GuestPosition: DebateAllowance(
        DebatePhases(
            frozenset({DebatePhase.CLOSING_VOTE}), DebateRefusal.AUDIENCE_VOTES_LAST, even_over=True
        ),
        w.ANYBODY,
    ),
    c.Prepare: DebateAllowance(
        DebatePhases(frozenset({DebatePhase.READY})), w.PREPARER, preparation
    ),
    c.Begin: DebateAllowance(_BEGINNING, w.BEGINNER),
    c.Speak: DebateAllowance(_RUNNING, w.SPEAKER),
    c.KeepDraft: DebateAllowance(DebatePhases(_FILLING.allowed), w.DRAFTER),
    c.HandInLate: DebateAllowance(
        DebatePhases(_SPEAKING | {DebatePhase.CLOSING_VOTE}, DebateRefusal.NOTHING_LATE),
        w.LATE_SPEAKER,
    ),
    c.ChangeSpeech: DebateAllowance(_RUNNING, w.CHANGER, words_under_seal),
    c.EndTurn: DebateAllowance(DebatePhases(_TIMED, DebateRefusal.NOTHING_RUNS, _PAUSED), w.ENDER),
    c.AskFloor: DebateAllowance(_RUNNING, w.ASKER, open_floor),
    c.DropFloor: DebateAllowance(_ALWAYS, w.WAITER),
    c.GiveFloor: DebateAllowance(DebatePhases(_RUNNING.allowed), w.CHAIR),
    c.OfferPoint: DebateAllowance(
        _RUNNING, w.OPPONENT, points_in_segment, points_at_all, room_for_a_point
    ),
    c.AnswerPoint: DebateAllowance(_RUNNING, w.HOLDER, point_offered),
    c.RaiseOrder: DebateAllowance(DebatePhases(_SPEAKING), w.UNMUTED, ruling_chair),
    c.RuleOrder: DebateAllowance(_ALWAYS, w.CHAIR, order_raised),
    c.MakeClaim: DebateAllowance(DebatePhases(_SPEAKING | {DebatePhase.CLOSING_VOTE}), w.UNMUTED),
    c.LinkClaim: DebateAllowance(_ALWAYS, w.ANYBODY),
    c.ConfirmLink: DebateAllowance(_ALWAYS, w.ANYBODY),
    c.RestatePoint: DebateAllowance(_LISTENING, w.SEATED, last_speeches),
    c.ConfirmRestatement: DebateAllowance(_LISTENING, w.SEATED, point_restated),
    c.CorrectRestatement: DebateAllowance(_LISTENING, w.SEATED, point_restated),
    c.FileBallot: DebateAllowance(
        DebatePhases(
            frozenset({DebatePhase.JUDGING}), DebateRefusal.JUDGING_NOT_OPEN, even_over=True
        ),
        w.ADJUDICATOR,
    ),
    c.Pause: DebateAllowance(DebatePhases(_TIMED), w.CHAIR),
    c.Resume: DebateAllowance(DebatePhases(frozenset({DebatePhase.PAUSED})), w.RUNNER),
    c.AddTime: DebateAllowance(DebatePhases(_UNDER_WAY), w.CHAIR, segment_under_way),
    c.EndSegment: DebateAllowance(_RUNNING, w.CHAIR),
    c.Back: DebateAllowance(DebatePhases(_STEPPING), w.CHAIR, segment_before),
    c.Skip: DebateAllowance(DebatePhases(_STEPPING), w.CHAIR, segment_to_leave_out),
    c.Mute: DebateAllowance(_ALWAYS, w.CHAIR),
    c.Warn: DebateAllowance(_ALWAYS, w.CHAIR),
    c.AddChair: DebateAllowance(_ALWAYS, w.CHAIR),
    c.HandChair: DebateAllowance(_ALWAYS, w.CHAIR),
    c.NameJudge: DebateAllowance(_ALWAYS, w.CHAIR),
    c.ForfeitSide: DebateAllowance(_ALWAYS, w.CHAIR),
    c.CountHall: DebateAllowance(_ALWAYS, w.CHAIR),
    c.MoveDebate: DebateAllowance(_ALWAYS, w.CHAIR),
    c.CloseDebate: DebateAllowance(_ALWAYS, w.CHAIR),
    c.CancelDebate: DebateAllowance(_ALWAYS, w.CHAIR),
    BringClaims: DebateAllowance(_ALWAYS, w.CHAIR),
    LeaveDebate: DebateAllowance(_ALWAYS, w.ANYBODY),
    NoteExercise: DebateAllowance(_NOT_CALLED_OFF, w.ANYBODY),
    NoteClause: DebateAllowance(_NOT_CALLED_OFF, w.ANYBODY),
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
    says_how_it_stands = code in (DebateRefusal.NOT_NOW, DebateRefusal.NOT_READY)
    if not says_how_it_stands:
        return Refused(code)
    return Refused(code, phase=state.phase.told, possible=state.phase.possible)


def _code(state: Debate, line: DebateAllowance, by: Caller | None) -> RefusalCode | None:
    phases, bars = line.phases, line.who.bars
    if state.phase in OVER and not phases.even_over:
        return DebateRefusal.DEBATE_OVER
    if by is not None and line.who.office and (code := bars(state, by)):
        return code
    if code := line.ever(state, by):
        return code
    if state.phase not in phases.allowed:
        code = phases.instead.get(state.phase, phases.otherwise)
        has_turn = by is None or find_own_segment(state, by.member) is not None
        # Nothing is written ahead by who has no turn ahead.
        is_ahead = has_turn or code is not DebateRefusal.NOTHING_RUNS
        return code if is_ahead else DebateRefusal.NO_SEGMENT_RUNS
    barred = line.needs(state) or (None if by is None else bars(state, by))
    return barred or line.moment(state)
