"""How sentences call roles, members and the game's time."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bot.exercise.state import Exercise
from bot.kernel.former import FORMER
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import Person

Names = Mapping[MemberId, str]
Words = Mapping[str, str]
"""What was said, by the id of the move."""

NO_NAMES: Names = MappingProxyType({})

NOBODY = say("nobody")


def person(member: MemberId, names: Names) -> Person:
    """Somebody by name."""
    return Person(member, names.get(member) or FORMER)


def role_name(state: Exercise, role: str) -> str:
    """A role as sentences call it."""
    return state.setting.role(role).named


def name_inside(state: Exercise, role: str) -> str:
    """A role as sentences call it that do not begin with it."""
    named = role_name(state, role)
    return f"the {named.removeprefix('The ')}" if named.startswith("The ") else named


def short_name(state: Exercise, role: str) -> str:
    """A role by its name alone, as lists have it."""
    return role_name(state, role).removeprefix("The ")


def list_roles(state: Exercise, roles: Iterable[str]) -> str:
    """Roles in their order, as the end of a sentence has them; “nobody” where there are none."""
    wanted = set(roles)
    named = [name_inside(state, role.id) for role in state.setting.roles if role.id in wanted]
    return row_of(named, "and") if named else NOBODY


def holders(state: Exercise, role: str, names: Names) -> Message:
    """The members who play a role, as words."""
    return row_of(person(member, names) for member in state.holders.get(role, ()))
