"""Plain text cut into pieces: paragraphs, and lines that stand alone."""

import re
from statistics import median

from msgspec import Struct

from bot.article.rules.cleaning.characters import join_lines, tidy
from bot.article.rules.reading import RemovalReason

_BULLET = re.compile(r"\s*(?:[-*•‣▪]|\d{1,2}[.)])\s+\S")
_CLOSED = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_LONG_LINE = 120


class TextPiece(Struct, frozen=True):
    """A stretch of text with no line break in it.

    `heading` is what the source says of it (its markup), None where it says nothing. `outside` is
    True where the source marks it as no part of the article's body, False where it marks it as
    part of it. `reason` is why it stands outside, where the source tells. `caption` is True of
    what a picture or a table shows.
    """

    text: str
    heading: bool | None = None
    outside: bool | None = None
    reason: RemovalReason | None = None
    caption: bool = False


def pieces(text: str) -> tuple[TextPiece, ...]:
    """The pieces of plain text. Blank lines separate paragraphs, whose wrapped lines are joined;
    in a text without blank lines each line is a paragraph if that is how it is written."""
    chunks = [chunk.strip("\n") for chunk in re.split(r"\n[ \t]*(?:\n[ \t]*)+", tidy(text))]
    chunks = [chunk for chunk in chunks if chunk.strip()]
    if len(chunks) == 1 and "\n" in chunks[0]:
        return tuple(TextPiece(words) for words in _without_blanks(chunks[0].split("\n")))
    return tuple(TextPiece(words) for chunk in chunks for words in _chunk(chunk))


def ends_sentence(words: str) -> bool:
    """Does it end as sentences do?"""
    return bool(_CLOSED.search(words))


def _chunk(chunk: str) -> list[str]:
    """A chunk is one paragraph, unless it is a list of points."""
    lines = [line for line in chunk.split("\n") if line.strip()]
    if len(lines) > 1 and sum(bool(_BULLET.match(line)) for line in lines) > 1:
        points: list[str] = []
        for line in lines:
            if _BULLET.match(line) or not points:
                points.append(line)
            else:
                points[-1] += "\n" + line
        return [join_lines(point) for point in points]
    return [join_lines("\n".join(lines))]


def _without_blanks(lines: list[str]) -> list[str]:
    lines = [line for line in lines if line.strip()]
    closed = sum(ends_sentence(line.strip()) for line in lines)
    long = median(len(line) for line in lines) > _LONG_LINE
    if long or closed >= 0.7 * (len(lines) - 1):
        return [join_lines(line) for line in lines]
    return _wrapped(lines)


def _wrapped(lines: list[str]) -> list[str]:
    """Hard-wrapped lines as paragraphs: one ends with a short line that closes a sentence, and
    begins with an indented line; a first line well short of the others is a title."""
    usual = median(len(line) for line in lines)
    indents = 2 * sum(line.startswith(" ") for line in lines) < len(lines)  # or all stand alike
    paragraphs: list[list[str]] = [[]]
    for position, line in enumerate(lines):
        indented = indents and line.startswith(" ")
        if paragraphs[-1] and indented:
            paragraphs.append([])
        paragraphs[-1].append(line)
        short = len(line) < 0.8 * usual
        if short and (ends_sentence(line.strip()) or position == 0):
            paragraphs.append([])
    return [join_lines("\n".join(paragraph)) for paragraph in paragraphs if paragraph]
