"""Words within a text, found where they stand for themselves and not as a part of longer ones.

Where a script writes no spaces between words, or glues endings to a name, anything is an edge.
"""

from functools import lru_cache
from unicodedata import category, name

_WITHOUT_SPACES = (
    "CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "BOPOMOFO", "HANGUL", "IDEOGRAPHIC",
    "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "YI ",
)  # fmt: skip
"""How the Unicode names of letters begin that stand beside those of the next word."""

_APOSTROPHES = frozenset("'’ʼ")
"""Within a Ukrainian word; elsewhere what stands on either side is a word of its own."""

_HYPHENS = frozenset("-‐‑_")


def replace_whole(text: str, piece: str, by: str, *, hyphens_join: bool = False) -> str:
    """A text with another word wherever `piece` stands for itself. With `hyphens_join` Ann is no
    part of Ann-Marie or of Ann_Marie."""
    kept: list[str] = []
    start, at = 0, _find(text, piece, 0, hyphens_join=hyphens_join)
    while at >= 0:
        kept += (text[start:at], by)
        start = at + len(piece)
        at = _find(text, piece, start, hyphens_join=hyphens_join)
    return "".join((*kept, text[start:]))


def has_whole(text: str, piece: str, *, cut: bool = False) -> bool:
    """Does a piece stand for itself somewhere in a text? One that was `cut` may end in a word."""
    return _find(text, piece, 0, cut=cut) >= 0


def _find(
    text: str, piece: str, start: int, *, cut: bool = False, hyphens_join: bool = False
) -> int:
    at = text.find(piece, start) if piece else -1
    while at >= 0:
        edges = (at,) if cut else (at, at + len(piece))
        if not any(_joins(text, edge, hyphens_join=hyphens_join) for edge in edges):
            return at
        at = text.find(piece, at + 1)
    return -1


def _joins(text: str, edge: int, *, hyphens_join: bool = False) -> bool:
    """Is one word on both sides of an edge?"""
    if not 0 < edge < len(text):
        return False
    before, after = text[edge - 1], text[edge]
    if _is_letter(before) and _is_letter(after):
        return True
    beyond, behind = text[edge + 1 : edge + 2], text[edge - 2 : edge - 1] if edge > 1 else ""
    return _links(before, after, beyond, hyphens_join) or _links(
        after, before, behind, hyphens_join
    )


def _links(near: str, between: str, far: str, hyphens_join: bool) -> bool:
    """Does a sign between two letters hold them together?"""
    if between in _APOSTROPHES:
        return _is_cyrillic(near) and _is_cyrillic(far)
    return hyphens_join and between in _HYPHENS and _is_letter(near) and _is_letter(far)


@lru_cache(maxsize=4096)
def _is_letter(character: str) -> bool:
    """Is it a part of words that have edges? Marks and figures are."""
    if not character or character in _APOSTROPHES:
        return False
    return category(character)[0] in "LMN" and not name(character, "").startswith(_WITHOUT_SPACES)


def _is_cyrillic(character: str) -> bool:
    return bool(character) and name(character, "").startswith("CYRILLIC")
