"""A line cut into words, with quoting, each knowing where in the line it stands."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from msgspec import Struct

_CLOSING = {'"': '"', "'": "'", "“": "”", "„": "“”", "«": "»", "‘": "’"}
_CLOSES = re.compile(r"[\"'”“»’](?=\s|\Z)")
_NAMING = re.compile(r"(?:--)?\w[\w-]*[:=](?=\S)")
_BARE = re.compile(r"\S+")

Places = Mapping[str, Sequence[int]]
"""Where each opening mark may find its partner, in order."""


class Word(Struct, frozen=True):
    """A word of a line: what it says, where it stands, and whether quotation marks held it."""

    says: str
    start: int
    end: int
    quoted: bool = False


def split_words(line: str) -> tuple[Word, ...]:
    """Cut at white space, except inside quotation marks that open a word and close one.

    A quotation mark without its partner is an ordinary character: nobody is refused for an
    apostrophe. `name:"two words"` and `name="two words"` are one word.
    """
    if not _CLOSES.search(line):
        return tuple(Word(bare.group(), *bare.span()) for bare in _BARE.finditer(line))
    closing = _places(line)
    words: list[Word] = []
    position = 0
    while bare := _BARE.search(line, position):
        start = bare.start()
        word = _quoted(line, start, closing) or _named(line, start, closing)
        words.append(word or Word(bare.group(), start, bare.end()))
        position = words[-1].end
    return tuple(words)


def _places(line: str) -> Places:
    """Found once, so that a long text full of marks without partners takes no longer."""
    places: dict[str, list[int]] = {mark: [] for mark in _CLOSING}
    for closing_mark in _CLOSES.finditer(line):
        for mark, partners in _CLOSING.items():
            if closing_mark.group() in partners:
                places[mark].append(closing_mark.start())
    return places


def _quoted(line: str, start: int, closing: Places) -> Word | None:
    places = closing.get(line[start], ())
    following = bisect_right(places, start)
    if following == len(places):
        return None
    end = places[following]
    return Word(line[start + 1 : end], start, end + 1, quoted=True)


def _named(line: str, start: int, closing: Places) -> Word | None:
    naming = _NAMING.match(line, start)
    quotation = _quoted(line, naming.end(), closing) if naming else None
    return (
        Word(naming.group() + quotation.says, start, quotation.end)
        if naming and quotation
        else None
    )
