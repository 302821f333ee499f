"""What can be done next in a debate: the buttons on its board, as far as its table allows them."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct

from bot.debate.commands import debating as c
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.allowed import may
from bot.debate.state import Debate, DebatePhase
from bot.kernel.command import Caller
from bot.kernel.message import say
from bot.kernel.view import Button, Option, Tone


class BoardStep(Struct, frozen=True):
    """A button, and the act that it asks for; None for one that only shows something."""

    act: type[DebateAct] | None
    button: Button


_VOTING = (
    BoardStep(c.TakePosition, Button(say("Vote"), "/debate vote", Tone.PRIMARY)),
    BoardStep(c.RemindVoters, Button(say("Remind"), "/chair remind")),
    BoardStep(c.CloseVote, Button(say("Close the vote"), "/chair count")),
)
_POSITION = BoardStep(c.SetPosition, Button(say("My position"), "/position set"))
_BEFORE_A_SEGMENT = (
    BoardStep(c.Begin, Button(say("Begin"), "/debate begin", Tone.PRIMARY)),
    BoardStep(c.Prepare, Button(say("Prepare"), "/debate prepare")),
    _POSITION,
    BoardStep(c.Skip, Button(say("Skip"), "/chair skip")),
)
_PREPARING = (
    BoardStep(c.EndTurn, Button(say("Ready"), "/debate end", Tone.PRIMARY)),
    BoardStep(c.Pause, Button(say("Pause"), "/chair pause")),
)
_RUNNING = (
    BoardStep(c.Speak, Button(say("Speak"), "/debate speak", Tone.PRIMARY)),
    BoardStep(c.EndTurn, Button(say("End turn"), "/debate end")),
    BoardStep(c.AskFloor, Button(say("Ask for the floor"), "/debate floor")),
    BoardStep(c.OfferPoint, Button(say("Point of information"), "/debate point")),
    BoardStep(c.AnswerPoint, Button(say("Take it"), "/debate answer yes")),
    BoardStep(c.AnswerPoint, Button(say("Not now"), "/debate answer no")),
    BoardStep(c.RuleOrder, Button(say("Uphold"), "/chair rule yes")),
    BoardStep(c.RuleOrder, Button(say("Overrule"), "/chair rule no")),
    _POSITION,
    BoardStep(c.MakeClaim, Button(say("Claim"), "/claim make")),
    BoardStep(c.Pause, Button(say("Pause"), "/chair pause")),
    BoardStep(c.AddTime, Button(say("One more minute"), "/chair more seconds:60")),
)
_PAUSED = (BoardStep(c.Resume, Button(say("Go on"), "/chair resume", Tone.PRIMARY)),)
_JUDGING = (
    BoardStep(c.FileBallot, Button(say("File a ballot"), "/debate ballot", Tone.PRIMARY)),
    BoardStep(c.CloseVote, Button(say("Close"), "/chair count")),
)
_CLOSED = (
    BoardStep(None, Button(say("Result"), "/debate result")),
    BoardStep(None, Button(say("Transcript"), "/debate export")),
    BoardStep(None, Button(say("Claims"), "/claim list")),
)


def steps(state: Debate, by: Caller | None = None) -> tuple[Button, ...]:
    """The buttons by how far the debate has come: those that this member may press, or without one
    those that anybody may."""
    return tuple(step.button for step in allowed_steps(state, by))


def allowed_steps(state: Debate, by: Caller | None = None) -> Iterator[BoardStep]:
    """The steps that the table allows to a member, or to anybody."""
    for step in _steps(state):
        if step.act is None or may(state, step.act, by):
            yield step


def _steps(state: Debate) -> tuple[BoardStep, ...]:  # noqa: C901  # one case a phase
    match state.phase:
        case DebatePhase.SIGN_UP:
            return _signing_up(state)
        case DebatePhase.FIRST_VOTE | DebatePhase.CLOSING_VOTE:
            return _VOTING
        case DebatePhase.READY if state.now is None:
            label = say("Open the closing vote") if state.format.votes else say("Close the debate")
            return (BoardStep(c.Begin, Button(label, "/debate begin", Tone.PRIMARY)),)
        case DebatePhase.READY:
            return _BEFORE_A_SEGMENT
        case DebatePhase.PREPARING:
            return _PREPARING
        case DebatePhase.RUNNING:
            return _RUNNING
        case DebatePhase.PAUSED:
            return _PAUSED
        case DebatePhase.JUDGING:
            return _JUDGING
        case DebatePhase.CLOSED:
            return _CLOSED
        case DebatePhase.CANCELLED:
            return ()
        case _:
            assert_never(state.phase)


def _signing_up(state: Debate) -> tuple[BoardStep, ...]:
    sides = (
        BoardStep(
            c.TakeSeat,
            Button(say("Join {name}", name=side.name), f"/debate join {side.key}", Tone.PRIMARY),
        )
        for side in state.format.sides
        if state.format.seats_of(side.key)
    )
    return (
        *sides,
        BoardStep(c.DrawSeats, Button(say("Draw seats"), "/debate draw")),
        BoardStep(c.StartDebate, Button(say("Start"), "/debate start")),
    )


def free_seats(state: Debate, by: Caller | None = None) -> tuple[Option, ...]:
    """The seats that nobody has taken, each with the command that takes it; none where nobody, or
    not this member, may take one."""
    if not may(state, c.TakeSeat, by):
        return ()
    return tuple(
        Option(f"{seat.name} ({state.format.side(seat.side).name})", f"/debate join {seat.key}")
        for seat in state.format.seats
        if seat.key not in state.seats
    )[:25]
