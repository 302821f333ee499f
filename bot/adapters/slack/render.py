"""Views as Block Kit, inside Slack's limits for any content.

A message holds at most 50 blocks, one table, and about 10,000 characters; what is more goes on in
the next one. Windows and the home tab take 100 blocks and no table.
"""

import re
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from bot.adapters.slack.blocks import BLANK, NAMELESS, parts_of
from bot.adapters.slack.markup import Element, entities
from bot.adapters.slack.parts import Part
from bot.kernel.reader import ENGLISH, Reader, put_into_words
from bot.kernel.view import Attachment, Picture, View, mark_of, page_turns

MOST_BLOCKS = 47
"""Of a message; three fewer than Slack takes, for what turns pages and a call to whose turn it is.
"""

MOST_IN_WINDOW = 97
LONGEST_IN_WINDOW = 60_000
"""Characters of a window, of which Slack takes 250 kB as JSON."""

LONGEST = 9000
"""Characters of a message, a little under what Slack was seen to take."""

LONGEST_FALLBACK = 3800

_HALF = re.compile(r"&[a-z]*$")
"""What is left of one of Slack's entities that was cut."""

_NAMED_CHANNEL = re.compile(r"&lt;#([CG][A-Z0-9]{1,30})&gt;")


class SlackPost(Struct, frozen=True):
    """One message: its blocks, the words that notifications and screen readers get, the pictures
    that blocks show once they are uploaded (by the number of the block), files to send, and who
    reads what is added when it is sent."""

    blocks: list[Element]
    text: str
    pictures: dict[int, Picture] = field(default_factory=dict)
    files: tuple[Attachment, ...] = ()
    reader: Reader = ENGLISH


def messages(view: View, thread: str = "", reader: Reader = ENGLISH) -> list[SlackPost]:
    """A view as messages, at least one. What is pressed in them tells its thread, and what the view
    is marked with."""
    whole = put_into_words(view, reader)
    mark = mark_of(view)
    told = f"{thread}#{mark}" if mark else thread
    return _made(whole, told, MOST_BLOCKS, LONGEST, reader, tables=True)


def windows(view: View, reader: Reader = ENGLISH) -> list[SlackPost]:
    """A view as the contents of windows or of home tabs, at least one."""
    whole = put_into_words(view, reader)
    return _made(whole, "", MOST_IN_WINDOW, LONGEST_IN_WINDOW, reader, tables=False)


def turn_to(pages: Sequence[SlackPost], view: View, thread: str, reader: Reader) -> SlackPost:
    """The one of its pages at which a view that is kept is open, with buttons to turn them."""
    number = min(max(view.page, 1), len(pages))
    message = pages[number - 1]
    under = _BlocksDraft(MOST_BLOCKS, LONGEST)
    turned = put_into_words(View(blocks=page_turns(view, len(pages))), reader)
    for part in parts_of(turned.blocks, tables=False):
        under.add(part)
    turns = under.message(thread, len(message.blocks))
    return replace(message, blocks=message.blocks + turns.blocks)


def _made(
    view: View, told: str, most: int, longest: int, reader: Reader, *, tables: bool
) -> list[SlackPost]:
    drafts = [_BlocksDraft(most, longest)]
    for part in parts_of(view.blocks, tables=tables):
        if not drafts[-1].takes(part):
            leading = drafts[-1].give_up_leading()
            drafts.append(_BlocksDraft(most, longest))
            for again in leading:
                drafts[-1].add(again)
            if not drafts[-1].takes(part):
                drafts.append(_BlocksDraft(most, longest))
        drafts[-1].add(part)
    return [draft.message(told, reader=reader) for draft in drafts]


class _BlocksDraft:
    """A message being filled."""

    def __init__(self, most: int, longest: int) -> None:
        self._most, self._longest = most, longest
        self._parts: list[Part] = []
        self._size = self._count = 0

    def takes(self, part: Part) -> bool:
        if not self._parts or part.block is None:
            return True
        fits = self._size + part.size <= self._longest and self._count < self._most
        return fits and not (_is_table(part) and any(map(_is_table, self._parts)))

    def add(self, part: Part) -> None:
        self._parts.append(part)
        self._size += part.size
        self._count += part.block is not None

    def give_up_leading(self) -> list[Part]:
        """Take out the parts at the end that stand with what follows; not if all do."""
        kept = len(self._parts)
        while kept and self._parts[kept - 1].leads:
            kept -= 1
        given = self._parts[kept:] if kept else []
        del self._parts[len(self._parts) - len(given) :]
        return given

    def message(self, told: str, first: int = 0, reader: Reader = ENGLISH) -> SlackPost:
        """The message for a reader; `first` is the number of its first block, and what is pressed
        in it says what is `told`."""
        blocks: list[Element] = []
        pictures: dict[int, Picture] = {}
        for part in self._parts:
            if part.picture is not None:
                pictures[len(blocks)] = part.picture
            if part.block is not None:
                blocks.append(_named(part.block, first + len(blocks), told))
        files = tuple(part.file for part in self._parts if part.file is not None)
        if not blocks and not files:
            blocks.append(BLANK)
        said = "\n".join(part.words for part in self._parts if part.words).strip()
        return SlackPost(blocks, _fallback(said), pictures, files, reader)


def _named(block: Element, number: int, told: str) -> Element:
    """What can be pressed carries the thread it stands in, and the mark of its message, if it has
    one: Slack does not always tell them."""
    return {**block, "block_id": f"{number}@{told}"} if block["type"] == "actions" else block


def _is_table(part: Part) -> bool:
    return part.block is not None and part.block["type"] == "table"


def _fallback(words: str) -> str:
    safe = entities(words)
    if "&lt;#" in safe:
        safe = _NAMED_CHANNEL.sub(r"<#\1>", safe)
    if len(safe) > LONGEST_FALLBACK:
        safe = _HALF.sub("", safe[:LONGEST_FALLBACK]) + " …"
    return safe or NAMELESS
