"""Words and spans as Discord's markup: nobody's words can format, link or mention."""

import re
from collections.abc import Iterator

from bot.kernel.pieces import cut_into_pieces, wrap_in_marks
from bot.kernel.view import Code, Emphasis, Link, Moment, Person, Place, Plain, Span, Strong

_MARKUP = "\\*_~|`[]<"
"""Characters that format or link; the one that takes that from the others comes first."""

_MOST_ESCAPED = 3
"""Characters that one may become."""

_LINE = re.compile(r"^(\s*)(#{1,3} |-# |[-+>] |>>> |\d+[.)] )", re.MULTILINE)
_HTTP = re.compile(r"(https?)(?=://)", re.IGNORECASE)
_ID = re.compile("[0-9]{1,20}")
_SAFE = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)


def escaped(words: str) -> str:
    """Words that Discord shows as they are."""
    inside = words
    for mark in _MARKUP:
        if mark in inside:
            inside = inside.replace(mark, f"\\{mark}")
    if "@" in inside:
        inside = inside.replace("@", "\u2060@\u2060")
    if "\n" in inside:
        inside = _LINE.sub("\\1\u2060\\2", inside)
    elif begun := _LINE.match(inside):
        inside = f"{begun[1]}\u2060{inside[begun.end(1) :]}"
    return _HTTP.sub("\\1\u2060", inside) if "://" in inside else inside


def spans(parts: tuple[Span, ...]) -> str:
    """A line of words."""
    return "".join([escaped(p.words) if type(p) is Plain else _span(p) for p in parts])


def cut_spans(parts: tuple[Span, ...], longest: int) -> Iterator[str]:
    """A line of words in pieces of at most so many characters, one at least, none cut within the
    marks of bold or other type."""
    made = ""
    for part in parts:
        for piece in _cut(part, longest):
            words = _span(piece)
            if made and len(made) + len(words) > longest:
                yield made
                made = ""
            made += words
    yield made


def _cut(part: Span, longest: int) -> Iterator[Span]:
    """A span, or one of its kind for each piece of its words where it is too long for a message."""
    if not isinstance(part, Plain | Strong | Emphasis) or len(_span(part)) <= longest:
        yield part
        return
    for words in cut_into_pieces(part.words, longest // _MOST_ESCAPED):
        yield type(part)(words)


def _span(part: Span) -> str:
    match part:
        case Plain(words):
            return escaped(words)
        case Strong(words):
            return "\n".join(wrap_in_marks("**", line, escaped) for line in words.split("\n"))
        case Emphasis(words):
            return wrap_in_marks("*", words, escaped)
        case Code(words):
            return f"``{words.replace('`', 'ˋ')}``" if words.strip() else words
        case Link(words, address) if _SAFE.fullmatch(address):
            return f"[{escaped(words)}](<{address}>)"
        case Link(words, _):
            return escaped(words)
        case Person(_, name):
            return f"**{escaped(name)}**"
        case Place(place, name):
            return f"<#{place}>" if _ID.fullmatch(place) else escaped(name)
        case Moment(at, brief):
            return f"<t:{int(at.timestamp())}:{'t' if brief else 'f'}>"
