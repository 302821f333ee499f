"""Who knows how things stand in a place. Nothing heavy is imported here."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from bot.kernel.bar import BarredActs, PlaceStatus
from bot.kernel.command import Caller

if TYPE_CHECKING:
    from bot.kernel.catalog.parameters import Entry
    from bot.kernel.parts import Parts

Act = TypeVar("Act", bound=type)


class BarSource(Struct, frozen=True, kw_only=True):
    """Knows how things of one kind stand in a place. Each kind has a port that is one of these."""

    load: "Callable[[Parts, Caller], Awaitable[PlaceStatus]]"
    """What goes on in a caller's place, as far as this kind is concerned."""


def find_barred(
    by_class: "Mapping[type, Entry]",
    acts: Iterable[Act],
    allows: Callable[[Act], bool],
    *,
    names: str,
    open_id: str,
) -> BarredActs:
    """Of the acts of one kind that have a command, those that a caller may not do now with what is
    open in their place, by its id; the commands name it by the parameter `names`."""
    commands = {by_class[act].name: act for act in acts if act in by_class}
    barred = (command for command, act in commands.items() if not allows(act))
    return BarredActs(names=names, open=open_id, acts=tuple(commands), commands=tuple(barred))
