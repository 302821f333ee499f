"""What news asks for: the buttons under it for as long as its step lasts, and who is called."""

from collections.abc import Iterable

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.rules import clock, stages
from bot.debate.rules.clock import ends_at, marks
from bot.debate.rules.decisions import find_decision
from bot.debate.rules.judging import is_even_panel
from bot.debate.rules.listening import find_unheard, is_asked_for
from bot.debate.rules.speakers import find_writers
from bot.debate.state import OVER, Debate, DebatePhase
from bot.debate.views import bound_steps as b
from bot.debate.views import steps as s
from bot.debate.views.bound_steps import BoardStep
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, count_of, say
from bot.kernel.view import Block, Buttons, Moment, note, text

Steps = tuple[BoardStep, ...]


def render_tail(state: Debate, event: DebateEvent) -> tuple[Block, ...]:
    """What stands now under the news of an event; nothing once its step is over."""
    candidates = find_offers(state, event)
    if not candidates:
        return ()
    blocks: list[Block] = []
    if has_buttons_under(state, event):
        blocks += _begun_above(state, event)
        if remark := _remark(state):
            blocks.append(note(remark))
    if isinstance(event, e.OrderRaised):
        blocks.append(Buttons((s.RULE,)))
    elif buttons := s.offer(state, candidates):
        blocks.append(Buttons(buttons))
    return tuple(blocks)


def find_offers(state: Debate, event: DebateEvent) -> Steps:  # noqa: C901  # one case an event
    """The steps that the news of an event offers, if they can still be taken."""
    running = state.running
    point = running.point if running is not None else None
    match event:
        case _ if running is not None and has_buttons_under(state, event):
            return s.SPEAKING if running.clock.paused_at is None else ()
        case e.FloorGiven(member=member) if state.holder == member:
            return (s.SPEAK, s.END_TURN)
        case e.PointOffered(member=member) if _waits(state, member):
            return b.answering_point(state)
        case e.PointAnswered(accepted=True) if point is not None and point.until is not None:
            return (s.SPEAK,)
        case e.PreparationBegun() if state.phase is DebatePhase.PREPARING:
            return (s.READY,)
        case e.Reminded() if find_writers(state):
            return (s.SPEAK,)
        case e.Announced(what=mark) if mark.startswith("reminder") and find_writers(state):
            return (s.SPEAK,)
        case e.Announced() if is_last_call(state, event):
            return (s.SPEAK,)
        case e.Announced(what=clock.CHAIR) if (decision := find_decision(state)) is not None:
            return (s.DECISIONS[decision],)
        case e.Reminded() | e.VoteExtended() if state.vote is not None:
            return (s.VOTE,)
        case e.StanceVoteOpened(which="closing") if state.phase is DebatePhase.CLOSING_VOTE:
            return (s.VOTE, s.RESTATE) if is_asked_for(state) else (s.VOTE,)
        case e.PointRestated() if event in find_unheard(state) and state.phase not in OVER:
            return s.answering_restatement(state.restatements.index(event) + 1)
        case e.ClaimMade(claim=claim) if (number := find_open_claim(state, claim)) is not None:
            return s.answering_claim(number)
        case e.OrderRaised() if state.order == event:
            return b.ruling(state)
        case e.JudgingOpened() if state.phase is DebatePhase.JUDGING:
            return (s.FILE_BALLOT, s.CLOSE_JUDGING)
        case e.DebatePaused() if state.phase is DebatePhase.PAUSED:
            return (s.RESUME, s.MORE_TIME)
        case e.SeatLeft(seat=seat) if seat not in state.seats:
            is_open = state.phase is DebatePhase.SIGN_UP
            return tuple(s.joining(state)) if is_open else s.filling(seat)
        case e.Announced(what="soon" | "start") if state.phase is DebatePhase.SIGN_UP:
            return (*s.joining(state), s.START)
        case _ if leads_to_next(state, event):
            return s.beginning(state)
        case _:
            return ()


def find_open_claim(state: Debate, claim: str) -> int | None:
    """The number of a claim that is the latest, so that nobody has answered it; None else. Only one
    offers an answer, so that a room of many claims costs no more than one of few."""
    is_latest = bool(state.claims) and state.claims[-1].claim == claim
    return len(state.claims) if is_latest else None


def has_buttons_under(state: Debate, event: DebateEvent) -> bool:
    """Do the buttons of the segment that runs stand under the news of an event?"""
    return state.running is not None and state.running.buttons_under == event


def _begun_above(state: Debate, event: DebateEvent) -> tuple[Block, ...]:
    """What the news that called a speaker says once they have begun their turn."""
    end = ends_at(state)
    if not isinstance(event, _CALLING) or state.now is None or end is None:
        return ()
    span = describe_span(state.now.seconds)
    return (text(say("{time}, until {end}.", time=span, end=Moment(end, brief=True))),)


def is_told_above(state: Debate, event: DebateEvent) -> bool:
    """Does the news that called a speaker tell that their turn has begun?"""
    return isinstance(event, e.SegmentBegun) and not has_buttons_under(state, event)


_CALLING = e.SegmentEnded | e.Skipped | e.WentBack | e.StanceVoteClosed | e.PreparationEnded
"""What calls the next speaker."""


def is_last_call(state: Debate, event: DebateEvent) -> bool:
    """Does the clock remind those who have not handed in, since nobody chairs who could?"""
    if not isinstance(event, e.Announced) or state.chairs or not find_writers(state):
        return False
    return state.live and state.sealed and event.what.startswith("warning")


def leads_to_next(state: Debate, event: DebateEvent) -> bool:
    """Does the next segment wait to be begun since an event?"""
    if state.phase is not DebatePhase.READY:
        return False
    match event:
        case e.SegmentEnded(segment=number) | e.Skipped(segment=number):
            return state.segment == number + 1
        case e.WentBack(segment=number):
            return state.segment == number
        case e.StanceVoteClosed(which=which):
            return which == "first" and state.segment == 0
        case e.PreparationEnded():
            return True
        case _:
            return False


def may_just_write(event: DebateEvent, state: Debate) -> bool:
    """Is it the first turn of somebody whose messages in the room would be their speech?"""
    if not isinstance(event, e.SegmentBegun | e.FloorGiven) or state.sealed:
        return False
    return any(member not in state.told for member in find_speakers(state))


def is_told_to_write(event: DebateEvent, state: Debate) -> bool:
    """Does news call somebody to their first speech by the clock, whose messages in the room would
    be it once they have begun?"""
    if not leads_to_next(state, event) or not state.live or state.now is None:
        return False
    called = state.actors(state.now)
    is_alone = len(called) == 1 and not state.now.ends_by_part
    return is_alone and called[0] not in state.told


def has_gone_on_since(state: Debate, event: DebateEvent) -> bool:
    """Does the segment still run that ran when the debate went on?"""
    clock = state.running.clock if state.running is not None else None
    return clock is not None and clock.paused_at is None and clock.began <= event.at


def find_speakers(state: Debate) -> tuple[MemberId, ...]:
    """Who is to speak in the running segment: the member who has the floor, or where several act
    together all who have not handed in or ended their part."""
    if state.running is None or state.now is None:
        return ()
    if not state.now.ends_by_part:
        return () if state.holder is None else (state.holder,)
    over = state.running.ended | (state.speakers if state.sealed else frozenset())
    return tuple(member for member in state.actors(state.now) if member not in over)


def find_called(event: DebateEvent, state: Debate) -> Iterable[MemberId]:  # noqa: C901
    """Who must act since an event, if that still is so in the state after it."""
    match event:  # one case an event
        case e.SegmentBegun(segment=number, by=by) if (
            number == state.segment and state.running is not None
        ):
            return [m for m in state.actors(state.format.segments[number]) if m != by]
        case e.ChairHanded(member=member, by=by) | e.ChairAdded(member=member, by=by) if (
            member in state.chairs and member != by
        ):
            return (member,)
        case e.FloorGiven(member=member) if member == state.holder:
            return (member,)
        case e.PointOffered(member=member) if _waits(state, member) and state.holder is not None:
            return (state.holder,)
        case e.PointAnswered(accepted=True) if state.running and state.running.point:
            return (state.running.point.member,)
        case e.PointAnswered(accepted=False, member=member) if member is not None:
            return (member,)
        case e.DebatePaused(by=None) if state.phase is DebatePhase.PAUSED:
            return sorted(state.chairs)
        case e.DebateResumed(by=by) if by is not None and has_gone_on_since(state, event):
            return [member for member in find_speakers(state) if member != by]
        case e.Announced(what="start") if state.phase is DebatePhase.SIGN_UP:
            return sorted(state.chairs)
        case e.Announced(what=clock.CHAIR) if find_decision(state) is not None:
            return sorted(state.chairs)
        case e.Reminded(members=members) if state.vote is not None:
            return [member for member in members if member not in state.cast]
        case e.Reminded(members=members) if state.vote is None:
            return [member for member in members if member in find_writers(state)]
        case e.Announced(what=mark) if mark.startswith("reminder"):
            return find_writers(state)
        case e.Announced() if is_last_call(state, event):
            return find_writers(state)
        case e.OrderRaised() if state.order == event:
            return sorted(state.chairs)
        case e.PointRestated(of=of) if event in find_unheard(state):
            seats = [seat.key for seat in state.format.seats_of(of)]
            return sorted({state.seats[seat] for seat in seats if seat in state.seats})
        case e.JudgingOpened() if state.phase is DebatePhase.JUDGING:
            return [*state.judges, *(sorted(state.chairs) if is_even_panel(state) else ())]
        case e.SeatLeft(by=by) if state.phase not in {*OVER, DebatePhase.SIGN_UP}:
            return [chair for chair in sorted(state.chairs) if chair != by]
        case _ if leads_to_next(state, event):
            next_ones = (state.now and state.actors(state.now)) or sorted(state.chairs)
            return [member for member in next_ones if member != event.by]
        case _:
            return ()


def _waits(state: Debate, member: MemberId) -> bool:
    """Does a member's point of information wait for its answer?"""
    point = state.running.point if state.running is not None else None
    return point is not None and point.member == member and point.until is None


def _remark(state: Debate) -> Message | None:
    """The last thing that the clock has noted of the segment that runs."""
    running = state.running
    if running is None or state.now is None:
        return None
    noted = [
        mark.what
        for mark in marks(state, state.now, running.clock)
        if mark.what in running.announced
    ]
    return describe_mark(noted[-1]) if noted else None


def describe_mark(mark: str) -> Message | None:
    """What a mark says of the time in a speech; None where it marks something else."""
    kind, _, number = mark.partition(":")
    match kind:
        case "warning":
            return time_left(int(number))
        case stages.OPEN:
            return say("Points of information are open.")
        case stages.PROTECTED:
            return say("Protected time: no more points of information.")
        case _:
            return None


def time_left(seconds: int) -> Message:
    """So much time is left."""
    if seconds % 60:
        return count_of(seconds, "{n} second left.", "{n} seconds left.")
    return count_of(seconds // 60, "{n} minute left.", "{n} minutes left.")


_IN_SECONDS = 120
"""Up to so many, a time is said in seconds alone where it is not in whole minutes."""


def describe_span(seconds: int) -> Message:
    """A span of time in words."""
    minutes, rest = divmod(seconds, 60)
    in_minutes = count_of(minutes, "{n} minute", "{n} minutes")
    if not rest:
        return in_minutes
    if seconds < _IN_SECONDS:
        return count_of(seconds, "{n} second", "{n} seconds")
    in_seconds = count_of(rest, "{n} second", "{n} seconds")
    return say("{minutes} and {seconds}", minutes=in_minutes, seconds=in_seconds)
