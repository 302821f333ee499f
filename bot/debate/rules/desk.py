"""The chair's desk: the clock, the order of segments, people, and the end."""

from bot.debate import events as e
from bot.debate.commands.base import DebateCommand
from bot.debate.commands.debating import (
    AddChair,
    AddTime,
    Back,
    CancelDebate,
    CloseDebate,
    GiveFloor,
    HandChair,
    MoveDebate,
    Mute,
    NameJudge,
    Pause,
    RemindVoters,
    Resume,
    Skip,
    Warn,
)
from bot.debate.events import Event
from bot.debate.rules.clock import limit
from bot.debate.rules.floor import give
from bot.debate.rules.format import LONGEST
from bot.debate.rules.voting import waited_for
from bot.debate.state import Debate, Phase
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Code, Refused

_STEPPING = (Phase.READY, Phase.RUNNING, Phase.PAUSED)
_TIMED = (Phase.RUNNING, Phase.PREPARING)


def at_the_desk(state: Debate, command: DebateCommand) -> list[Event]:  # noqa: C901
    """What a chair does."""
    at, by = command.at, command.by.member
    match command:  # one case a command
        case Pause() if state.phase in _TIMED:
            return [e.Paused(at=at, by=by)]
        case Resume() if state.phase is Phase.PAUSED:
            return [e.Resumed(at=max(at, state.paused_at or at), by=by)]
        case AddTime() if state.begun_at is not None and state.now is not None:
            if limit(state, state.now) + command.seconds > LONGEST * 14:
                raise Refused(Code.TOO_MUCH_TIME)
            return [e.TimeAdded(at=at, by=by, seconds=command.seconds)]
        case Back() if state.segment > 0 and state.phase in _STEPPING and not _preparing(state):
            waits = state.phase is Phase.READY
            return [e.WentBack(at=at, by=by, segment=state.segment - waits)]
        case Skip() if state.now is not None and state.phase in _STEPPING and not _preparing(state):
            return [e.Skipped(at=at, by=by, segment=state.segment)]
        case GiveFloor() if state.phase is Phase.RUNNING and state.now is not None:
            return [give(state, command, state.now, MemberId(command.member))]
        case Mute():
            return [e.Muted(at=at, by=by, member=MemberId(command.member), on=command.on)]
        case MoveDebate():
            return [e.Moved(at=at, by=by)]
        case Warn():
            return [e.Warned(at=at, by=by, member=MemberId(command.member))]
        case AddChair():
            return [e.ChairAdded(at=at, by=by, member=MemberId(command.member))]
        case HandChair():
            return [e.ChairHanded(at=at, by=by, member=MemberId(command.member))]
        case NameJudge():
            return [_judge(state, command)]
        case RemindVoters():
            return [_reminded(state, command)]
        case CloseDebate():
            return [e.Closed(at=at, by=by, conclusion=command.conclusion)]
        case CancelDebate():
            return [e.Cancelled(at=at, by=by)]
        case _:
            raise Refused(Code.NOT_NOW, phase=state.phase.told)


def _preparing(state: Debate) -> bool:
    return state.preparing is not None


def _judge(state: Debate, command: NameJudge) -> e.JudgeNamed:
    """Who speaks in a debate does not judge it."""
    member = MemberId(command.member)
    if command.on and member in state.seats.values():
        raise Refused(Code.JUDGE_SEATED)
    return e.JudgeNamed(
        at=command.at, by=command.by.member, member=member, shadow=command.shadow, on=command.on
    )


def _reminded(state: Debate, command: RemindVoters) -> e.Reminded:
    """All who take part and have not voted in the vote that is open."""
    match state.phase:
        case Phase.FIRST_VOTE:
            voted = state.first
        case Phase.CLOSING_VOTE:
            voted = state.closing
        case _:
            raise Refused(Code.NO_VOTE_OPEN)
    missing = waited_for(state, frozenset(voted))
    if not missing:
        raise Refused(Code.ALL_VOTED)
    return e.Reminded(at=command.at, by=command.by.member, members=missing)
