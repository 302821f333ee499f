"""How sentences call roles, members and the game's time."""

from collections.abc import Iterable, Mapping

from bot.exercise.state import Exercise
from bot.kernel.ids import MemberId
from bot.kernel.view import Person, Span

Names = Mapping[MemberId, str]
Words = Mapping[str, str]
"""What was said, by the id of the move."""

FORMER = "a former member"
NOBODY = "nobody"


def person(member: MemberId, names: Names) -> Person:
    """Somebody by name."""
    return Person(member, names.get(member) or FORMER)


def role_name(state: Exercise, role: str) -> str:
    """A role as sentences call it."""
    return state.setting.role(role).named


def listed(state: Exercise, roles: Iterable[str]) -> str:
    """Roles in their order, with commas; “nobody” where there are none."""
    wanted = set(roles)
    return ", ".join(r.named for r in state.setting.roles if r.id in wanted) or NOBODY


def holders(state: Exercise, role: str, names: Names) -> tuple[str | Span, ...]:
    """The members who play a role, as words."""
    spans: list[str | Span] = []
    for member in state.holders.get(role, ()):
        spans += [", " if spans else "", person(member, names)]
    return tuple(spans)
