"""What is said after a refusal in an exercise: who can, and what the reader can do instead."""

from bot.debate.views.board import Names, name_people
from bot.exercise.commands import playing as c
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.allowed import may
from bot.exercise.rules.setting import CHAIR
from bot.exercise.state import Exercise
from bot.exercise.views.steps import DETAILS, OfferedStep, offer
from bot.kernel.command import Caller
from bot.kernel.explaining import RefusalExplanation
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, count_of, say
from bot.kernel.refusal import Refused
from bot.kernel.view import Button

EXPLAINED = frozenset(
    {
        ExerciseRefusal.NOT_MECHANISM_CHAIR,
        ExerciseRefusal.NOT_FOR_ROLE,
        ExerciseRefusal.NO_ROLE,
        ExerciseRefusal.EXERCISE_PAUSED,
    }
)
"""The refusals of what others can do."""

_JOIN = OfferedStep(c.JoinRole, Button(say("Take a role"), "/exercise join"))


def explain_refusal(
    exercise: str, state: Exercise, refused: Refused, by: Caller, names: Names
) -> RefusalExplanation:
    """Who can do what was refused, and what the member can, by a button that names the exercise."""
    said: tuple[Message, ...] = ()
    if refused.code in (ExerciseRefusal.NOT_MECHANISM_CHAIR, ExerciseRefusal.EXERCISE_PAUSED):
        said = (_who_chairs(state, names),)
    elif refused.code is ExerciseRefusal.NOT_FOR_ROLE and refused.fields["roles"]:
        able = str(refused.fields["roles"]).split(", ")
        players = [
            member
            for role in state.setting.roles if role.label in able
            for member in state.holders.get(role.id, ())
        ]  # fmt: skip
        said = (_who_plays(players, names),)
    joins = not state.role_of(by.member) and may(state, c.JoinRole, by)
    step = _JOIN if joins else DETAILS
    return RefusalExplanation(said, offer(state, exercise, (step,), by))


def _who_chairs(state: Exercise, names: Names) -> Message:
    chairs = state.holders.get(CHAIR, ())
    if not chairs:
        return say("Nobody chairs this exercise. People with a role run it, and an admin can, too.")
    return count_of(
        len(chairs),
        "The chair is {people}.",
        "The chairs are {people}.",
        people=name_people(chairs, names),
    )


def _who_plays(players: list[MemberId], names: Names) -> Message:
    if not players:
        return say("Nobody plays that now.")
    return count_of(
        len(players),
        "{people} plays that.",
        "{people} play that.",
        people=name_people(players, names),
    )
