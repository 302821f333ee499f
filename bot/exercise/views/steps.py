"""What can be done next in an exercise: the buttons on its board, as far as its table allows
them."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct

from bot.exercise.commands import playing as c
from bot.exercise.rules.acts import AllowedAct
from bot.exercise.rules.allowed import may
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.voting import AGAINST, ASIDE, FOR, find_voters
from bot.exercise.state import Exercise, ExercisePhase
from bot.kernel.command import Caller
from bot.kernel.message import say
from bot.kernel.view import Button, Choice, Option, Tone

MOST_VOTES = 24
"""Ways to vote that are offered."""


class OfferedStep(Struct, frozen=True):
    """A button, and the act that it asks for."""

    act: type[AllowedAct]
    button: Button


def steps(state: Exercise, exercise: str, by: Caller | None = None) -> tuple[Button, ...]:
    """The buttons by how far the exercise has come: those that this member may press, or without
    one those that anybody may."""
    return tuple(step.button for step in allowed_steps(state, exercise, by))


def allowed_steps(
    state: Exercise, exercise: str, by: Caller | None = None
) -> Iterator[OfferedStep]:
    """The steps that the table allows to a member, or to anybody."""
    return (step for step in _steps(state, exercise) if may(state, step.act, by))


def _steps(state: Exercise, exercise: str) -> list[OfferedStep]:
    match state.phase:
        case ExercisePhase.GATHERING:
            return [
                OfferedStep(
                    c.Start,
                    Button(say("Begin"), f"/exercise begin exercise:{exercise}", Tone.PRIMARY),
                ),
                OfferedStep(
                    c.ShowBrief, Button(say("My role"), f"/exercise brief exercise:{exercise}")
                ),
                OfferedStep(
                    c.SetRedLine,
                    Button(say("My red line"), f"/exercise redline exercise:{exercise}"),
                ),
                OfferedStep(
                    c.LeaveRole, Button(say("Step out"), f"/exercise leave exercise:{exercise}")
                ),
            ]
        case ExercisePhase.RUNNING:
            return _moves(state, exercise)
        case ExercisePhase.PAUSED:
            go_on = Button(say("Go on"), f"/exercise resume exercise:{exercise}", Tone.PRIMARY)
            return [OfferedStep(c.ResumeExercise, go_on)]
        case ExercisePhase.OVER:
            debrief = Button(say("Debrief"), f"/exercise debrief exercise:{exercise}", Tone.PRIMARY)
            file = Button(say("As a file"), f"/exercise debrief kind:markdown exercise:{exercise}")
            return [OfferedStep(c.ShowDebrief, debrief), OfferedStep(c.ShowDebrief, file)]
        case _:
            assert_never(state.phase)


def _moves(state: Exercise, exercise: str) -> list[OfferedStep]:
    pause = OfferedStep(
        c.PauseExercise, Button(say("Pause"), f"/exercise pause exercise:{exercise}")
    )
    return [
        _procedure(state, exercise),
        OfferedStep(
            c.Count, Button(say("Count the votes"), f"/exercise count exercise:{exercise}")
        ),
        OfferedStep(
            c.Find, Button(say("Publish a finding"), f"/exercise find exercise:{exercise}")
        ),
        OfferedStep(c.ShowBrief, Button(say("My role"), f"/exercise brief exercise:{exercise}")),
        OfferedStep(c.Respond, Button(say("Act alone"), f"/exercise respond exercise:{exercise}")),
        OfferedStep(c.Next, Button(say("Next inject"), f"/exercise next exercise:{exercise}")),
        *([pause] if state.has_clock else []),
        OfferedStep(c.End, Button(say("End"), f"/exercise end exercise:{exercise}", Tone.DANGER)),
    ]


def _procedure(state: Exercise, exercise: str) -> OfferedStep:
    """What comes next by the text."""
    if not state.reports:
        return OfferedStep(
            c.Report, Button(say("Report"), f"/exercise report exercise:{exercise}", Tone.PRIMARY)
        )
    if state.meeting_called is None:
        call = Button(
            say("Call the meeting"), f"/exercise convene exercise:{exercise}", Tone.PRIMARY
        )
        return OfferedStep(c.CallMeeting, call)
    return OfferedStep(
        c.Propose, Button(say("Propose"), f"/exercise propose exercise:{exercise}", Tone.PRIMARY)
    )


def votes(state: Exercise, exercise: str, by: Caller | None = None) -> Choice | None:
    """A way to vote on each open proposal, the latest first; to a member only on those on which
    their role has a vote."""
    if not may(state, c.CastRoleVote, by):
        return None
    role = state.role_of(by.member) if by is not None else ""
    options = tuple(
        Option(
            _vote_label(vote, proposal.number),
            f"/exercise vote {proposal.number} {vote} exercise:{exercise}",
        )
        for proposal in reversed(state.open_proposals)
        if by is None or role in find_voters(state, proposal)
        for vote in (FOR, AGAINST, ASIDE)
    )
    return Choice(say("Vote for your role"), options[:MOST_VOTES]) if options else None


def _vote_label(vote: str, proposal: int) -> str:
    if vote == FOR:
        return say("For proposal {number}", number=proposal)
    if vote == AGAINST:
        return say("Against proposal {number}", number=proposal)
    return say("Stand aside from proposal {number}", number=proposal)


def free_roles(state: Exercise, exercise: str, by: Caller | None = None) -> Choice | None:
    """The roles that have room, before it begins."""
    if state.phase is not ExercisePhase.GATHERING or not may(state, c.JoinRole, by):
        return None
    parties = guarantors(state.setting, state.procedure)
    options = tuple(
        Option(
            role.label,
            f"/exercise join {role.id} exercise:{exercise}",
            say("a guest under this text") if role.guarantor and role.id not in parties else "",
        )
        for role in state.setting.roles
        if len(state.holders.get(role.id, ())) < role.most
    )
    return Choice(say("Take a role"), options) if options else None
