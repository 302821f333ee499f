"""Lines that are broken on purpose: verse keeps its lines, written with a stroke between them."""

import re
from collections.abc import Sequence
from statistics import median

from bot.article.rules.cleaning.characters import join_lines
from bot.article.rules.cleaning.pieces import ends_sentence

STROKE = " / "

_FEWEST = 3
_USUAL, _LONGEST = 55, 90  # characters of a line of verse
_UNEVEN = 0.8
_PARAGRAPH = 80
_BULLET = re.compile(r"\s*(?:[-*•‣▪–]|\(?\w{1,3}[.)])\s")


def join_or_split(block: str) -> list[str]:
    """The lines of one block of a page as text: verse on one line with strokes, what is a
    paragraph a line each for itself, all else joined."""
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    if is_verse(lines):
        return [STROKE.join(lines)]
    apart = len(lines) > 1 and all(
        ends_sentence(line) and (len(line) > _PARAGRAPH or _BULLET.match(line)) for line in lines
    )
    points = len(lines) > 1 and sum(bool(_BULLET.match(line)) for line in lines) >= len(lines) - 1
    if apart or points:
        return lines
    text = join_lines(block)
    return [text] if text else []


def is_verse(lines: Sequence[str]) -> bool:
    """Are they short lines that do not fill the page, as those of poems and addresses?"""
    if len(lines) < _FEWEST or any(_BULLET.match(line) for line in lines):
        return False
    lengths = [len(line) for line in lines]
    if median(lengths) > _USUAL or max(lengths) > _LONGEST:
        return False
    capital = sum(line[0].isupper() for line in lines) >= 0.8 * len(lines)
    return capital or min(lengths[:-1]) < _UNEVEN * max(lengths)
