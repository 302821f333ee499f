"""What can be done next in an exercise: the buttons on its board, as far as its table allows
them."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct

from bot.exercise.commands import playing as c
from bot.exercise.rules.acts import AllowedAct
from bot.exercise.rules.allowed import may
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.voting import AGAINST, ASIDE, FOR, may_vote
from bot.exercise.state import Exercise, Phase
from bot.kernel.command import Caller
from bot.kernel.view import Button, Choice, Option, Tone

MOST_VOTES = 24
"""Ways to vote that are offered."""


class Step(Struct, frozen=True):
    """A button, and the act that it asks for."""

    act: type[AllowedAct]
    button: Button


def steps(state: Exercise, here: str, by: Caller | None = None) -> tuple[Button, ...]:
    """The buttons by how far the exercise has come: those that this member may press, or without
    one those that anybody may; `here` ends their commands."""
    return tuple(step.button for step in offered(state, here, by))


def offered(state: Exercise, here: str, by: Caller | None = None) -> Iterator[Step]:
    """The steps that the table allows to a member, or to anybody."""
    return (step for step in _steps(state, here) if may(state, step.act, by))


def _steps(state: Exercise, here: str) -> list[Step]:
    match state.phase:
        case Phase.GATHERING:
            return [
                Step(c.Start, Button("Begin", f"/exercise begin{here}", Tone.PRIMARY)),
                Step(c.ShowBrief, Button("My role", f"/exercise brief{here}")),
                Step(c.SetRedLine, Button("My red line", f"/exercise redline{here}")),
                Step(c.LeaveRole, Button("Step out", f"/exercise leave{here}")),
            ]
        case Phase.RUNNING:
            return _moves(state, here)
        case Phase.PAUSED:
            go_on = Button("Go on", f"/exercise resume{here}", Tone.PRIMARY)
            return [Step(c.ResumeExercise, go_on)]
        case Phase.OVER:
            debrief = Button("Debrief", f"/exercise debrief{here}", Tone.PRIMARY)
            file = Button("As a file", f"/exercise debrief kind:markdown{here}")
            return [Step(c.ShowDebrief, debrief), Step(c.ShowDebrief, file)]
        case _:
            assert_never(state.phase)


def _moves(state: Exercise, here: str) -> list[Step]:
    pause = Step(c.PauseExercise, Button("Pause", f"/exercise pause{here}"))
    return [
        _procedure(state, here),
        Step(c.Count, Button("Count the votes", f"/exercise count{here}")),
        Step(c.Find, Button("Publish a finding", f"/exercise find{here}")),
        Step(c.ShowBrief, Button("My role", f"/exercise brief{here}")),
        Step(c.Respond, Button("Act alone", f"/exercise respond{here}")),
        Step(c.Next, Button("Next inject", f"/exercise next{here}")),
        *([pause] if state.clocked else []),
        Step(c.End, Button("End", f"/exercise end{here}", Tone.DANGER)),
    ]


def _procedure(state: Exercise, here: str) -> Step:
    """What comes next by the text."""
    if not state.reports:
        return Step(c.Report, Button("Report", f"/exercise report{here}", Tone.PRIMARY))
    if state.called is None:
        call = Button("Call the meeting", f"/exercise convene{here}", Tone.PRIMARY)
        return Step(c.CallMeeting, call)
    return Step(c.Propose, Button("Propose", f"/exercise propose{here}", Tone.PRIMARY))


def votes(state: Exercise, here: str, by: Caller | None = None) -> Choice | None:
    """A way to vote on each open proposal, the latest first; to a member only on those on which
    their role has a vote."""
    if not may(state, c.Vote, by):
        return None
    role = state.role_of(by.member) if by is not None else ""
    says = {FOR: "For", AGAINST: "Against", ASIDE: "Stand aside from"}
    options = tuple(
        Option(f"{says[vote]} proposal {one.number}", f"/exercise vote {one.number} {vote}{here}")
        for one in reversed(state.open_proposals)
        if by is None or role in may_vote(state, one)
        for vote in says
    )
    return Choice("Vote for your role", options[:MOST_VOTES]) if options else None


def free_roles(state: Exercise, here: str, by: Caller | None = None) -> Choice | None:
    """The roles that have room, before it begins."""
    if state.phase is not Phase.GATHERING or not may(state, c.JoinRole, by):
        return None
    parties = guarantors(state.setting, state.procedure)
    options = tuple(
        Option(
            role.label,
            f"/exercise join {role.id}{here}",
            "a guest under this text" if role.guarantor and role.id not in parties else "",
        )
        for role in state.setting.roles
        if len(state.holders.get(role.id, ())) < role.most
    )
    return Choice("Take a role", options) if options else None
