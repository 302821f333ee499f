"""A message of Discord's being filled, inside the platform's limits."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui
from msgspec import Struct

MOST_PARTS = 35
LONGEST = 3900
"""A little under Discord's 40 components and 4,000 characters: a call, or what turns the page, may
come under it."""


@dataclass
class DiscordPost:
    """One message: its components, and the files they show."""

    view: ui.LayoutView
    files: list[discord.File] = field(default_factory=list)


class MessagePart(Struct, frozen=True):
    """An item that stands in one message, with the file it shows. No two things in a message have
    the same of `ids`; what is `spare` is left out where they are there."""

    item: "ui.Item[Any]"
    size: int = 1
    file: discord.File | None = None
    ids: frozenset[str] = frozenset()
    spare: bool = False


class Leading(str):
    """Words that stand with what follows them, such as a heading: never last in a message that
    goes on in another."""

    __slots__ = ()


class MessageDraft:
    """A message being filled with words and items, at first with `leading` ones."""

    def __init__(self, leading: Sequence[str] = ()) -> None:
        self._parts: list[str | MessagePart] = []
        self._characters = 0
        self._count = 0
        self._in_words = False
        self._ids: set[str] = set()
        for words in leading:
            self.add(words)

    def add(self, part: str | MessagePart) -> bool:
        """Take a part in, or leave out what is spare; False where there is no room for it."""
        return self._add_words(part) if isinstance(part, str) else self._add_item(part)

    def give_up_leading(self) -> list[str]:
        """Take out the words at the end that stand with what follows; not if all do."""
        kept = len(self._parts)
        while kept and isinstance(self._parts[kept - 1], Leading):
            kept -= 1
        if not kept:
            return []
        given = [part for part in self._parts[kept:] if isinstance(part, str)]
        del self._parts[kept:]
        return given

    def _add_words(self, words: str) -> bool:
        """Words that follow words stand in one component."""
        count = self._count if self._in_words else self._count + 1
        characters = self._characters + len(words) + 1
        if self._parts and (characters > LONGEST or count > MOST_PARTS):
            return False
        self._characters, self._count, self._in_words = characters, count, True
        self._parts.append(words)
        return True

    def _add_item(self, part: MessagePart) -> bool:
        twice = not self._ids.isdisjoint(part.ids)
        if part.spare and part.ids <= self._ids:
            return True
        count, characters = self._count + part.size, self._characters + 1
        if self._parts and (twice or characters > LONGEST or count > MOST_PARTS):
            return False
        self._characters, self._count, self._in_words = characters, count, False
        self._parts.append(part)
        self._ids |= part.ids
        return True

    def message(self) -> DiscordPost:
        """The message; an empty one shows nothing."""
        layout = ui.LayoutView(timeout=None)
        layout.stop()  # buttons are told by their ids, whatever process sent them
        files: list[discord.File] = []
        words: list[str] = []

        def flush() -> None:
            if words:
                layout.add_item(ui.TextDisplay("\n".join(words)))
                words.clear()

        for part in self._parts:
            if isinstance(part, str):
                words.append(part)
                continue
            flush()
            layout.add_item(part.item)
            if part.file is not None:
                files.append(part.file)
        flush()
        if not layout.children:
            layout.add_item(ui.TextDisplay("\u200b"))
        return DiscordPost(layout, files)
