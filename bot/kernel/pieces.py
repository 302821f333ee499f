"""Long words and long lists in pieces that a platform takes."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


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


def wrap_in_marks(mark: str, words: str, escape: Callable[[str], str]) -> str:
    """Escaped words between marks, which stand close to them: spaces at the edges stay outside."""
    inner = words.strip()
    if not inner:
        return words
    before, after = words.split(inner, 1)
    return f"{before}{mark}{escape(inner)}{mark}{after}"
