"""What a message is filled with: blocks one by one, and how long each is."""

from collections.abc import Sequence

from bot.adapters.slack.markup import Element
from bot.kernel.view import Attachment, Picture


class Part:
    """A block, and what it says in words; its `size` is its weight, counted unless it is known. One
    that `leads` stands with the next, as a heading does."""

    __slots__ = ("block", "file", "leads", "picture", "size", "words")

    def __init__(
        self,
        block: Element | None,
        words: str = "",
        picture: Picture | None = None,
        file: Attachment | None = None,
        size: int | None = None,
        *,
        leads: bool = False,
    ) -> None:
        self.leads = leads
        self.block, self.words, self.picture, self.file = block, words, picture, file
        self.size = weight(block) if size is None else size


def weight(found: object) -> int:
    """Characters of all words in a block, markup names left out."""
    characters = 0
    waiting = [found]
    while waiting:
        inside = waiting.pop()
        if isinstance(inside, str):
            characters += len(inside)
        elif isinstance(inside, dict):
            waiting += [value for name, value in inside.items() if name not in _NAMES]
        elif isinstance(inside, list):
            waiting += inside
    return characters


def weigh_line(line: Sequence[Element]) -> int:
    """The weight of the elements of a line, most of which are words."""
    return sum([len(e["text"]) if e["type"] == "text" else weight(e) for e in line])


_NAMES = frozenset({"type", "action_id", "block_id", "style", "format", "emoji", "verbatim"})
