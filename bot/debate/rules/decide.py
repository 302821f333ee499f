"""What follows from a command: events, or a refusal."""

from bot.debate import events as e
from bot.debate.commands.base import DebateCommand, NoteExercise, Tick
from bot.debate.commands.debating import (
    AddChair,
    AddTime,
    AnswerPoint,
    AskFloor,
    Back,
    Begin,
    CancelDebate,
    CloseDebate,
    CloseVote,
    ConfirmLink,
    DrawSeats,
    DropFloor,
    EndTurn,
    FileBallot,
    FlipCoin,
    GiveFloor,
    HandChair,
    KeepDraft,
    LeaveSeat,
    LinkClaim,
    MakeClaim,
    MoveDebate,
    Mute,
    NameJudge,
    OfferPoint,
    OpenDebate,
    Pause,
    Prepare,
    RaiseOrder,
    RemindVoters,
    Resume,
    RuleOrder,
    Schedule,
    Skip,
    Speak,
    StartDebate,
    Swap,
    TakePosition,
    TakeSeat,
    Warn,
)
from bot.debate.events import Event
from bot.debate.rules import (
    claims,
    exercises,
    floor,
    judging,
    points,
    preparing,
    running,
    scheduling,
    signup,
    speaking,
    voting,
)
from bot.debate.rules.desk import at_the_desk
from bot.debate.rules.quiet import read_quiet
from bot.debate.state import OVER, Debate
from bot.kernel.permission import Role
from bot.kernel.refusal import Code, Refused
from bot.kernel.when import read_instant

CHAIRS_ONLY = (
    StartDebate, CloseVote, DrawSeats, FlipCoin, Pause, Resume, AddTime, Back, Skip, Swap,
    GiveFloor, Mute, Warn, RuleOrder, AddChair, HandChair, NameJudge, RemindVoters, MoveDebate,
    CloseDebate, CancelDebate, Schedule,
)  # fmt: skip
"""What a chair of the debate may do, an admin, or anybody where nobody chairs (but see _alone)."""

_ALONE = (StartDebate, DrawSeats, FlipCoin, CloseVote, Schedule)
"""What anybody seated may do in a debate that nobody chairs."""


def opening(command: OpenDebate) -> list[Event]:
    """A debate opens."""
    if command.tempo not in ("live", "writing") or command.ballot not in ("named", "secret"):
        raise Refused(
            Code.NOT_AN_OPTION, name="tempo", given=command.tempo, allowed="live, writing"
        )
    read_quiet(command.quiet)
    starts = read_instant(command.start, command.at) if command.start else None
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
            quiet=command.quiet,
            quorum=command.quorum,
            start=starts,
        )
    ]


def decide(state: Debate, command: DebateCommand) -> list[Event]:
    """Say what happens, or refuse. A refusal changes nothing."""
    if isinstance(command, Tick):
        return running.tick(state, command)
    if state.phase in OVER and not isinstance(command, TakePosition | LeaveSeat | FileBallot):
        raise Refused(Code.DEBATE_OVER)
    chair = is_chair(state, command)
    if isinstance(command, CHAIRS_ONLY) and not chair:
        alone = not state.chairs and isinstance(command, _ALONE)
        if not (alone and command.by.member in state.seats.values()):
            raise Refused(Code.NOT_CHAIR)
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
        case Schedule():
            return scheduling.schedule(state, command)
        case StartDebate():
            return voting.start(state, command)
        case CloseVote():
            return voting.close(state, command)
        case TakePosition():
            return voting.position(state, command)
        case Begin():
            return running.begin(state, command, chair=chair)
        case Speak():
            return speaking.speak(state, command, chair=chair)
        case KeepDraft():
            return speaking.keep_draft(state, command)
        case Prepare():
            return preparing.prepare(state, command, chair=chair)
        case FlipCoin():
            return signup.flip(state, command)
        case FileBallot():
            return judging.file(state, command)
        case MakeClaim():
            return claims.make(state, command)
        case LinkClaim():
            return claims.link(state, command)
        case ConfirmLink():
            return claims.confirm(state, command)
        case RaiseOrder():
            return points.raise_order(state, command)
        case RuleOrder():
            return points.rule(state, command)
        case EndTurn():
            return running.end_turn(state, command, chair=chair)
        case AskFloor():
            return floor.ask(state, command)
        case DropFloor():
            return floor.drop(state, command)
        case OfferPoint():
            return points.offer(state, command)
        case AnswerPoint():
            return points.answer(state, command)
        case NoteExercise():
            return exercises.noted(state, command)
        case _:
            return at_the_desk(state, command)
