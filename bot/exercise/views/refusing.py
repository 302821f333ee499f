"""What is said after a refusal in an exercise: who can, and what the reader can do instead."""

from collections.abc import Iterator

from bot.debate.views.board import Names, name_people
from bot.exercise.commands import playing as c
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.allowed import may
from bot.exercise.rules.naming import name_inside
from bot.exercise.rules.setting import CHAIR
from bot.exercise.state import Exercise
from bot.exercise.views.steps import DETAILS, OfferedStep, offer
from bot.kernel.command import Caller
from bot.kernel.explaining import RefusalExplanation
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
        said = tuple(_who_play(state, able, names))
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


def _who_play(state: Exercise, able: list[str], names: Names) -> Iterator[Message]:
    """Who plays each of some roles, by their labels; that scripts or nobody do where no member
    does."""
    roles = [role.id for role in state.setting.roles if role.label in able]
    if not any(state.holders.get(role) for role in roles):
        scripted = all(role in state.scripted for role in roles)
        script = count_of(len(roles), "A script plays it now.", "Scripts play them now.")
        yield script if scripted else say("Nobody plays that now.")
    for role in roles:
        if players := state.holders.get(role, ()):
            yield count_of(
                len(players),
                "{people} plays {role}.",
                "{people} play {role}.",
                people=name_people(players, names),
                role=name_inside(state, role),
            )
