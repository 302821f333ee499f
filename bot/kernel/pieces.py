"""Long words and long lists in pieces that a platform takes."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


ELLIPSIS = "…"

CONTINUED = " (continued)"
"""Ends the names of further fields for one that a platform shows in several."""

INSTEAD = " (instead)"
"""Ends the name of a second menu of one choice: what is chosen in it counts."""


def shorten(words: str, longest: int) -> str:
    """Words of at most so many characters. What is left out shows as an ellipsis, and no word is
    cut in two unless it alone fills more than half of the room."""
    if len(words) <= longest:
        return words
    room = longest - len(ELLIPSIS)
    cut = words.rfind(" ", 0, room + 1)
    kept = words[: cut if cut > room // 2 else room]
    return f"{kept.rstrip(' .,;:–—-')}{ELLIPSIS}"


_PAIRS = {"(": ")", "[": "]", "“": "”", "„": "”", "«": "»"}


def shorten_closed(words: str, longest: int) -> str:
    """The same, with the quotation marks and brackets closed that the cut left open."""
    if len(words) <= longest:
        return words
    most = sum(letter in _PAIRS for letter in words)
    for room in range(longest, longest - most - 1, -1):
        kept = shorten(words, room)
        closed = kept + "".join(_PAIRS[mark] for mark in reversed(_find_open(kept)))
        if len(closed) <= longest:
            return closed
    return shorten(words, longest)


def _find_open(words: str) -> list[str]:
    """The marks that open something which is not closed, in order."""
    opened: list[str] = []
    for letter in words:
        if letter in _PAIRS:
            opened.append(letter)
        elif opened and letter == _PAIRS[opened[-1]]:
            opened.pop()
    return opened


_END = re.compile(r"[.!?…][”’)\"]?(?=\s)")
_PAUSE = re.compile(r"[,;:](?=\s)|\s[–—](?=\s)")


def shorten_at_sentence(words: str, longest: int) -> str:
    """The same for prose: cut after a sentence where one ends in the later half of the room, else
    at a pause within a sentence, else between words."""
    if len(words) <= longest:
        return words
    room = words[: longest - len(ELLIPSIS) - 1]
    for mark in (_END, _PAUSE):
        ends = [found for found in mark.finditer(room) if found.end() > len(room) // 2]
        if ends:
            last = ends[-1]
            kept = room[: last.end()] if mark is _END else room[: last.start()]
            return f"{kept} {ELLIPSIS}" if mark is _END else f"{kept}{ELLIPSIS}"
    return shorten(words, longest)


def cut_into_pieces(words: str, longest: int) -> Iterator[str]:
    """Words in pieces of at most so many characters, broken at lines or spaces where they can be;
    one piece at least, which may be empty."""
    while len(words) > longest:
        cut = max(words.rfind("\n", 0, longest), words.rfind(" ", 0, longest))
        cut = cut if cut > longest // 2 else longest
        yield words[:cut]
        words = words[cut:].lstrip()
    yield words


def cut_into_slices(sequence: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """A sequence in parts of at most so many."""
    return (sequence[start : start + size] for start in range(0, len(sequence), size))


def name_piece(name: str, number: int) -> str:
    """The name of a piece of a field, by its number from 0; the first has the field's own."""
    return f"{name}{number}{CONTINUED}" if number else name


def find_continued(name: str) -> str:
    """The field that a further piece continues, by the name of the piece; "" for other names."""
    if not name.endswith(CONTINUED):
        return ""
    return name.removesuffix(CONTINUED).rstrip("0123456789")


def name_second(name: str) -> str:
    """The name of the second menu of a choice."""
    return f"{name}{INSTEAD}"


def find_first(name: str) -> str:
    """The choice of which a field is the second menu, by the name of that; "" for other names."""
    return name.removesuffix(INSTEAD) if name.endswith(INSTEAD) else ""


def wrap_in_marks(mark: str, words: str, escape: Callable[[str], str]) -> str:
    """Escaped words between marks, which stand close to them: spaces at the edges stay outside."""
    inner = words.strip()
    if not inner:
        return words
    if inner == words:
        return f"{mark}{escape(words)}{mark}"
    before, after = words.split(inner, 1)
    return f"{before}{mark}{escape(inner)}{mark}{after}"
