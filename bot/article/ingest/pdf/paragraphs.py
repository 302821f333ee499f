"""Lines of a PDF put together into headings and paragraphs, by gaps, indents, and short ends."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from bot.article.ingest.pdf.lines import PdfLine
from bot.article.rules.cleaning.pieces import ends_sentence

_BULLET = re.compile(r"(?:[-*•‣▪–◦●■]|\(?(?:\d{1,2}|[a-z])[.)])\s+\S")
_WORD = re.compile(r"[^\W\d_]{3}|\d+[.)]\s|[^\W\d_]\.|[\u0900-\u9fff]")
_CLOSE = 1.35  # usual distances between lines, beyond which there is a gap
_INDENT, _FAR_IN = 0.7, 5.0  # letters' heights
_SHORT = 0.8
_LARGER = 1.1
_LONGEST_HEADING = 200


class Typesetting(Struct, frozen=True, kw_only=True):
    """How a text is set: its letters' usual height, its lines' usual distance and length, and
    whether the most of it is bold."""

    size: float
    leading: float
    length: float
    bold: bool


def usual_setting(lines: Sequence[PdfLine]) -> Typesetting:
    """How most of some lines are set."""
    sizes, bold = Counter[float](), 0
    for line in lines:
        sizes[line.size] += len(line.text)
        bold += len(line.text) if line.bold else 0
    size = sizes.most_common(1)[0][0]
    body = [line for line in lines if line.size == size]
    steps = [a.y - b.y for a, b in pairwise(lines) if a.size == b.size == size and a.y > b.y]
    close = [step for step in steps if step < 3 * size]
    return Typesetting(
        size=size,
        leading=median(close) if close else 1.2 * size,
        length=median(len(line.text) for line in body),
        bold=bold > sizes.total() / 2,
    )


def paragraphs(lines: Iterable[PdfLine], usual: Typesetting) -> Iterator[list[PdfLine]]:
    """The lines, a list for each paragraph or heading."""
    gathered: list[PdfLine] = []
    for line in lines:
        if gathered and _begins(line, gathered, usual):
            yield gathered
            gathered = []
        gathered.append(line)
    if gathered:
        yield gathered


def is_heading(paragraph: Sequence[PdfLine], usual: Typesetting) -> bool:
    """Is it set as headings are: larger than the body, or bold where the body is not?"""
    words = " ".join(line.text for line in paragraph)
    larger = all(line.size >= _LARGER * usual.size for line in paragraph)
    bold = not usual.bold and all(line.bold for line in paragraph)
    named = bool(_WORD.search(words)) and not words.endswith((".", ","))
    return (larger or bold) and named and len(words) <= _LONGEST_HEADING


def _begins(line: PdfLine, gathered: Sequence[PdfLine], usual: Typesetting) -> bool:
    """Does a paragraph begin with this line, after those held?"""
    before = gathered[-1]
    down = before.y - line.y
    if abs(down) < 0.5 * usual.size:
        return False  # it goes on in the same line
    if not before.size / _LARGER <= line.size <= before.size * _LARGER:
        return True
    if line.bold != before.bold and (is_heading(gathered, usual) or is_heading([line], usual)):
        return True
    ended = ends_sentence(before.text)
    if _BULLET.match(line.text):
        counts = line.text[:1].isdigit()  # or the line before ends with what it counts
        return ended or not counts or len(before.text) < _SHORT * usual.length
    if down < 0:  # a new column or page
        return ended or (is_heading(gathered, usual) and not line.text[:1].islower())
    if down > _CLOSE * max(usual.leading, usual.leading * line.size / usual.size):
        return True
    indent = line.x - before.x
    if _INDENT * usual.size < indent < _FAR_IN * usual.size and not _hangs(gathered):
        return True
    return ended and len(before.text) < _SHORT * usual.length


def _hangs(gathered: Sequence[PdfLine]) -> bool:
    """Is it a point of a list, whose later lines stand further in?"""
    return len(gathered) == 1 and bool(_BULLET.match(gathered[0].text))
