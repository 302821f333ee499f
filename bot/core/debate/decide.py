"""What follows from a command: events, or a refusal."""

from bot.core.debate import events as e
from bot.core.debate import running, signup, voting
from bot.core.debate.base import DebateCommand, Tick
from bot.core.debate.commands import (
    AddChair,
    AddTime,
    AnswerPoint,
    AskFloor,
    Back,
    Begin,
    CancelDebate,
    CloseDebate,
    CloseVote,
    DrawSeats,
    DropFloor,
    EndTurn,
    GiveFloor,
    LeaveSeat,
    Mute,
    OfferPoint,
    OpenDebate,
    Pause,
    Resume,
    Skip,
    Speak,
    StartDebate,
    Swap,
    TakePosition,
    TakeSeat,
)
from bot.core.debate.events import Event
from bot.core.debate.state import OVER, Debate, Phase
from bot.core.ids import MemberId
from bot.core.permission import Role
from bot.core.refusal import Code, Refused

CHAIRS_ONLY = (
    StartDebate, CloseVote, DrawSeats, Pause, Resume, AddTime, Back, Skip, Swap, GiveFloor, Mute,
    AddChair, CloseDebate, CancelDebate,
)  # fmt: skip
"""What a chair of the debate may do, an admin, or anybody where nobody chairs (but see _alone)."""

_ALONE = (StartDebate, DrawSeats, CloseVote)
"""What anybody seated may do in a debate that nobody chairs."""


def opening(command: OpenDebate) -> list[Event]:
    """A debate opens."""
    if command.tempo not in ("live", "writing") or command.ballot not in ("named", "secret"):
        raise Refused(
            Code.NOT_AN_OPTION, name="tempo", given=command.tempo, allowed="live, writing"
        )
    return [
        e.Opened(
            at=command.at,
            by=command.by.member,
            motion=command.motion,
            info=command.info,
            tempo=command.tempo,
            ballot=command.ballot,
            hours=command.hours,
            chair=command.chair,
        )
    ]


def decide(state: Debate, command: DebateCommand) -> list[Event]:
    """Say what happens, or refuse. A refusal changes nothing."""
    if isinstance(command, Tick):
        return running.tick(state, command)
    chair = is_chair(state, command)
    if isinstance(command, CHAIRS_ONLY) and not chair:
        alone = not state.chairs and isinstance(command, _ALONE)
        if not (alone and command.by.member in state.seats.values()):
            raise Refused(Code.NOT_CHAIR)
    if state.phase in OVER and not isinstance(command, TakePosition | LeaveSeat):
        raise Refused(Code.DEBATE_OVER)
    return _decided(state, command, chair=chair)


def is_chair(state: Debate, command: DebateCommand) -> bool:
    """Is the member a chair of this debate, or an admin?"""
    return command.by.member in state.chairs or command.by.role >= Role.ADMIN


def _decided(state: Debate, command: DebateCommand, *, chair: bool) -> list[Event]:  # noqa: C901
    match command:  # one case a command
        case TakeSeat():
            return signup.take(state, command)
        case LeaveSeat():
            return signup.leave(state, command)
        case DrawSeats():
            return signup.draw(state, command)
        case Swap():
            return signup.swap(state, command)
        case StartDebate():
            return voting.start(state, command)
        case CloseVote():
            return voting.close(state, command)
        case TakePosition():
            return voting.position(state, command)
        case Begin():
            return running.begin(state, command, chair=chair)
        case Speak():
            return running.speak(state, command, chair=chair)
        case EndTurn():
            return running.end_turn(state, command, chair=chair)
        case AskFloor():
            return running.ask(state, command)
        case DropFloor():
            return running.drop(state, command)
        case OfferPoint():
            return running.offer(state, command)
        case AnswerPoint():
            return running.answer(state, command)
        case _:
            return _at_the_desk(state, command)


def _at_the_desk(state: Debate, command: DebateCommand) -> list[Event]:  # noqa: C901
    at, by = command.at, command.by.member
    match command:  # one case a command
        case Pause() if state.phase is Phase.RUNNING:
            return [e.Paused(at=at, by=by)]
        case Resume() if state.phase is Phase.PAUSED:
            return [e.Resumed(at=max(at, state.paused_at or at), by=by)]
        case AddTime() if state.phase in (Phase.RUNNING, Phase.PAUSED):
            return [e.TimeAdded(at=at, by=by, seconds=command.seconds)]
        case Back() if state.segment > 0 and state.phase in _STEPPING:
            running_one = state.phase is not Phase.READY
            return [e.WentBack(at=at, by=by, segment=state.segment - (not running_one))]
        case Skip() if state.now is not None and state.phase in _STEPPING:
            return [e.Skipped(at=at, by=by, segment=state.segment)]
        case GiveFloor() if state.phase is Phase.RUNNING and state.now is not None:
            return [running.give(state, command, state.now, MemberId(command.member))]
        case Mute():
            return [e.Muted(at=at, by=by, member=MemberId(command.member), on=command.on)]
        case AddChair():
            return [e.ChairAdded(at=at, by=by, member=MemberId(command.member))]
        case CloseDebate():
            return [e.Closed(at=at, by=by, conclusion=command.conclusion)]
        case CancelDebate():
            return [e.Cancelled(at=at, by=by)]
        case _:
            raise Refused(Code.NOT_NOW, phase=state.phase.value)


_STEPPING = (Phase.READY, Phase.RUNNING, Phase.PAUSED)
