"""What a feature declares of itself, in the `__init__.py` of its folder.

Whatever imports a part of a feature imports its declaration first, so a declaration names only
what is light: classes of commands and of ports. What is heavy stands in the feature's table
(`handlers/table.py`, see `bot/kernel/handlers.py`).
"""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import get_args

from msgspec import Struct

from bot.kernel.command import Command
from bot.kernel.refusal import RefusalCode

Group = UnionType | type[Command]
"""Commands that help lists side by side: a union of their classes, or the only class."""


class Feature(Struct, frozen=True, kw_only=True):
    """A feature: what may be asked of it, and what it does for others."""

    name: str
    """The name of its folder in `bot/`."""

    commands: Mapping[int, Group] = {}
    """What may be asked, in groups; help and the docs list the groups of all features by these
    numbers, so a number between two others puts a group between them."""

    groups: Mapping[str, str] = {}
    """What the commands that begin with a word are for, in a sentence that fits every platform."""

    refusals: type[RefusalCode]
    """Why it says no, with the sentences."""

    streams: tuple[str, ...] = ()
    """The kinds of journals that it keeps."""

    lists: tuple[str, ...] = ()
    """The lists of known things that it has, from which values are chosen
    (`Parameter.completion`)."""

    ports: tuple[type, ...] = ()
    """What other modules ask features above them for, and this one has: see `Parts.port`."""

    hears: tuple[type, ...] = ()
    """The news that it hears: see `Parts.tell`."""

    def command_classes(self) -> Iterator[type[Command]]:
        """Its commands, one by one."""
        for group in self.commands.values():
            yield from classes_of(group)


def classes_of(group: Group) -> tuple[type[Command], ...]:
    """The classes of a group."""
    return get_args(group) or (group,)
