"""What can be done next in a debate: the buttons on its board, as far as its table allows them."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct

from bot.debate.commands import debating as c
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.allowed import may
from bot.debate.state import Debate, Phase
from bot.kernel.command import Caller
from bot.kernel.message import say
from bot.kernel.view import Button, Option, Tone


class Step(Struct, frozen=True):
    """A button, and the act that it asks for; None for one that only shows something."""

    act: type[DebateAct] | None
    button: Button


_VOTING = (
    Step(c.TakePosition, Button(say("Vote"), "/debate vote", Tone.PRIMARY)),
    Step(c.RemindVoters, Button(say("Remind"), "/chair remind")),
    Step(c.CloseVote, Button(say("Close the vote"), "/chair count")),
)
_POSITION = Step(c.SetPosition, Button(say("My position"), "/position set"))
_BEFORE_A_SEGMENT = (
    Step(c.Begin, Button(say("Begin"), "/debate begin", Tone.PRIMARY)),
    Step(c.Prepare, Button(say("Prepare"), "/debate prepare")),
    _POSITION,
    Step(c.Skip, Button(say("Skip"), "/chair skip")),
)
_PREPARING = (
    Step(c.EndTurn, Button(say("Ready"), "/debate end", Tone.PRIMARY)),
    Step(c.Pause, Button(say("Pause"), "/chair pause")),
)
_RUNNING = (
    Step(c.Speak, Button(say("Speak"), "/debate speak", Tone.PRIMARY)),
    Step(c.EndTurn, Button(say("End turn"), "/debate end")),
    Step(c.AskFloor, Button(say("Ask for the floor"), "/debate floor")),
    Step(c.OfferPoint, Button(say("Point of information"), "/debate point")),
    Step(c.AnswerPoint, Button(say("Take it"), "/debate answer yes")),
    Step(c.AnswerPoint, Button(say("Not now"), "/debate answer no")),
    Step(c.RuleOrder, Button(say("Uphold"), "/chair rule yes")),
    Step(c.RuleOrder, Button(say("Overrule"), "/chair rule no")),
    _POSITION,
    Step(c.MakeClaim, Button(say("Claim"), "/claim make")),
    Step(c.Pause, Button(say("Pause"), "/chair pause")),
    Step(c.AddTime, Button(say("One more minute"), "/chair more seconds:60")),
)
_PAUSED = (Step(c.Resume, Button(say("Go on"), "/chair resume", Tone.PRIMARY)),)
_JUDGING = (
    Step(c.FileBallot, Button(say("File a ballot"), "/debate ballot", Tone.PRIMARY)),
    Step(c.CloseVote, Button(say("Close"), "/chair count")),
)
_CLOSED = (
    Step(None, Button(say("Result"), "/debate result")),
    Step(None, Button(say("Transcript"), "/debate export")),
    Step(None, Button(say("Claims"), "/claim list")),
)


def steps(state: Debate, by: Caller | None = None) -> tuple[Button, ...]:
    """The buttons by how far the debate has come: those that this member may press, or without one
    those that anybody may."""
    return tuple(step.button for step in offered(state, by))


def offered(state: Debate, by: Caller | None = None) -> Iterator[Step]:
    """The steps that the table allows to a member, or to anybody."""
    for step in _steps(state):
        if step.act is None or may(state, step.act, by):
            yield step


def _steps(state: Debate) -> tuple[Step, ...]:  # noqa: C901  # one case a phase
    match state.phase:
        case Phase.SIGN_UP:
            return _signing_up(state)
        case Phase.FIRST_VOTE | Phase.CLOSING_VOTE:
            return _VOTING
        case Phase.READY if state.now is None:
            named = say("Open the closing vote") if state.format.votes else say("Close the debate")
            return (Step(c.Begin, Button(named, "/debate begin", Tone.PRIMARY)),)
        case Phase.READY:
            return _BEFORE_A_SEGMENT
        case Phase.PREPARING:
            return _PREPARING
        case Phase.RUNNING:
            return _RUNNING
        case Phase.PAUSED:
            return _PAUSED
        case Phase.JUDGING:
            return _JUDGING
        case Phase.CLOSED:
            return _CLOSED
        case Phase.CANCELLED:
            return ()
        case _:
            assert_never(state.phase)


def _signing_up(state: Debate) -> tuple[Step, ...]:
    sides = (
        Step(
            c.TakeSeat,
            Button(say("Sit for {name}", name=side.name), f"/debate join {side.key}", Tone.PRIMARY),
        )
        for side in state.format.sides
        if state.format.seats_of(side.key)
    )
    return (
        *sides,
        Step(c.DrawSeats, Button(say("Draw seats"), "/debate draw")),
        Step(c.StartDebate, Button(say("Start"), "/debate start")),
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
