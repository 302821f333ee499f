"""The chair's desk: the clock, the order of segments, people, and the end."""

from datetime import timedelta
from typing import assert_never

from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.acts import DeskAct
from bot.debate.rules.checks import check_segment, running_segment
from bot.debate.rules.clock import give_floor
from bot.debate.rules.format import LONGEST
from bot.debate.rules.running import skip
from bot.debate.rules.speakers import find_writers
from bot.debate.rules.voting import missing_voters
from bot.debate.state import Debate, DebatePhase
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused

LONGEST_SEGMENT = timedelta(seconds=LONGEST * 14)
"""What a segment may take with all the time that is added to it."""


def decide_at_desk(  # noqa: C901  # one case an act
    state: Debate, command: DeskAct
) -> list[DebateEvent]:
    """What a chair does, where the table allows it."""
    at, by = command.at, command.by.member
    match command:
        case c.Pause():
            return [e.DebatePaused(at=at, by=by)]
        case c.Resume():
            return [e.DebateResumed(at=at, by=by)]
        case c.AddTime():
            return [_add_time(state, command)]
        case c.Back():
            check_segment(state, command)
            waits = state.phase is DebatePhase.READY
            return [e.WentBack(at=at, by=by, segment=state.segment - waits)]
        case c.Skip():
            return skip(state, command)
        case c.GiveFloor(member=member):
            segment, _ = running_segment(state)
            return [give_floor(state, command, segment, MemberId(member))]
        case c.Mute(member=member, on=on):
            return [e.Muted(at=at, by=by, member=MemberId(member), on=on)]
        case c.MoveDebate():
            return [e.Moved(at=at, by=by)]
        case c.Warn(member=member):
            return [e.Warned(at=at, by=by, member=MemberId(member))]
        case c.AddChair(member=member):
            return [e.ChairAdded(at=at, by=by, member=MemberId(member))]
        case c.HandChair(member=member):
            return [e.ChairHanded(at=at, by=by, member=MemberId(member))]
        case c.NameJudge():
            return [_judge(state, command)]
        case c.RemindVoters():
            return [_remind_voters(state, command)]
        case c.CloseDebate(conclusion=conclusion):
            return [e.Closed(at=at, by=by, conclusion=conclusion)]
        case c.CancelDebate():
            return [e.Cancelled(at=at, by=by)]
        case _:
            assert_never(command)


def _add_time(state: Debate, command: c.AddTime) -> e.TimeAdded:
    _, running = running_segment(state)
    if not command.seconds:
        raise Refused(DebateRefusal.NO_TIME_CHANGED)
    left = running.clock.remaining(command.at).total_seconds()
    if command.seconds < 0 and -command.seconds >= left:
        raise Refused(DebateRefusal.TOO_LITTLE_TIME, left=int(left))
    if running.clock.span + timedelta(seconds=command.seconds) > LONGEST_SEGMENT:
        raise Refused(DebateRefusal.TOO_MUCH_TIME)
    return e.TimeAdded(at=command.at, by=command.by.member, seconds=command.seconds)


def _judge(state: Debate, command: c.NameJudge) -> e.JudgeNamed:
    """Who speaks in a debate does not judge it."""
    member = MemberId(command.member)
    if command.on and member in state.seats.values():
        raise Refused(DebateRefusal.JUDGE_SEATED)
    if command.presides and state.ballots:
        raise Refused(DebateRefusal.PANEL_CHAIR_LATE)
    return e.JudgeNamed(
        at=command.at,
        by=command.by.member,
        member=member,
        shadow=command.shadow,
        on=command.on,
        presides=command.presides and command.on and not command.shadow,
    )


def _remind_voters(state: Debate, command: c.RemindVoters) -> e.Reminded:
    """All who take part and have not voted in the vote that is open; else those who have not handed
    in what they write."""
    missing = missing_voters(state) if state.vote is not None else find_writers(state)
    if not missing:
        raise Refused(DebateRefusal.ALL_VOTED)
    return e.Reminded(at=command.at, by=command.by.member, members=missing)
