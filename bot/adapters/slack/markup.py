"""Words and spans as Slack writes them: nobody's words can mention, link or format.

Rich text takes words as they are; mrkdwn, which small print and date tokens need, has them escaped.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.kernel.ids import PlaceId
from bot.kernel.pieces import cut_into_pieces, wrap_in_marks
from bot.kernel.view import Code, Emphasis, Link, Moment, Person, Place, Plain, Span, Strong

Element = dict[str, Any]

DATE = "{date_short_pretty} {time}"
TIME = "{time}"

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
"""The one that all of these begin with comes first."""

_MARKUP = "*_~`"
_EMOJI = re.compile(r":(?=[\w+-]+:)")
_SAFE = re.compile(r"https?://[^\s<>|]+", re.IGNORECASE)
_CHANNEL = re.compile(r"[CG][A-Z0-9]{1,30}")
LONGEST_ADDRESS = 3000

_WORDS = (Plain, Strong, Emphasis, Code)
"""Spans that are words alone, as most are."""

_STYLES: Mapping[type[Span], Mapping[str, bool]] = {
    Plain: {}, Strong: {"bold": True}, Emphasis: {"italic": True}, Code: {"code": True},
}  # fmt: skip


def entities(words: str) -> str:
    """Words with the three characters that Slack reads as its own."""
    for mark, entity in _ENTITIES.items():
        if mark in words:
            words = words.replace(mark, entity)
    return words


def escaped(words: str) -> str:
    """Words that mrkdwn shows as they are."""
    unmarked = entities(words)
    for mark in _MARKUP:
        if mark in unmarked:
            unmarked = unmarked.replace(mark, f"\u2060{mark}\u2060")
    return _EMOJI.sub(":\u2060", unmarked) if ":" in unmarked else unmarked


def date(at: datetime, form: str = DATE) -> str:
    """An instant in mrkdwn, in the reader's own time zone."""
    return f"<!date^{int(at.timestamp())}^{form}|{_utc(Moment(at, brief=form == TIME))}>"


def mrkdwn(parts: Iterable[Span]) -> str:
    """A line of words in mrkdwn."""
    return "".join([_marked(part) for part in parts])


def plain(parts: Iterable[Span]) -> str:
    """A line of words without any markup."""
    return "".join([part.words if isinstance(part, _WORDS) else _words(part) for part in parts])


def elements(parts: Iterable[Span], **style: bool) -> list[Element]:
    """A line of words as elements of rich text; `style` holds for all of them."""
    line: list[Element] = []
    for part in parts:
        if not isinstance(part, _WORDS):
            line += _elements(part, style)
        elif part.words:
            own = _STYLES[type(part)]
            words = {"type": "text", "text": part.words}
            line.append({**words, "style": {**style, **own}} if own or style else words)
    return line


def split(made: Sequence[Element], longest: int) -> Iterator[list[Element]]:
    """Elements in lists of at most so many characters, at least one list, none of them empty."""
    here: list[Element] = []
    room = longest
    for element in made:
        words = str(element.get("text", ""))
        size = len(words) + len(str(element.get("url", element.get("fallback", ""))))
        if size <= room:
            here.append(element)
            room -= size
            continue
        if len(words) <= longest:
            if here:
                yield here
            here, room = [element], longest - size
            continue
        for piece in cut_into_pieces(words, longest):
            if here:
                yield here
            here, room = [{**element, "text": piece or " "}], longest - len(piece)
    yield here or [{"type": "text", "text": " "}]


def _marked(part: Span) -> str:
    if isinstance(part, Plain):
        return escaped(part.words)
    match part:
        case Strong(words) | Person(_, words):
            return wrap_in_marks("*", words, escaped)
        case Emphasis(words):
            return wrap_in_marks("_", words, escaped)
        case Code(words):
            quoted = entities(words).replace("`", "ˋ").replace("\n", " ")
            return f"`{quoted}`" if words.strip() else quoted
        case Link(words, address) if _safe(address):
            label = escaped(words).replace("|", "¦")
            return f"<{entities(address)}|{label}>" if words.strip() else entities(address)
        case Place(place, _) if channel := _channel(place):
            return f"<#{channel}>"
        case Moment(at, brief):
            return date(at, TIME if brief else DATE)
        case _:
            return escaped(_words(part))


def _elements(part: Span, style: dict[str, bool]) -> Iterator[Element]:
    """What is more than words as elements of rich text."""
    match part:
        case Moment(at, brief):
            yield {
                "type": "date",
                "timestamp": int(at.timestamp()),
                "format": TIME if brief else DATE,
                "fallback": _utc(part),
            }
        case Place(place, _) if channel := _channel(place):
            yield {"type": "channel", "channel_id": channel}
        case Link(words, address) if _safe(address):
            yield {"type": "link", "url": address, "text": words or address}
        case Person(_, name):
            yield from _text(name, {**style, "bold": True})
        case _:
            yield from _text(_words(part), style)


def _text(words: str, style: dict[str, bool]) -> Iterator[Element]:
    if words:
        element = {"type": "text", "text": words}
        yield {**element, "style": dict(style)} if style else element


def _channel(place: PlaceId) -> str:
    """The channel that a place is, or lies in; "" for another platform's."""
    channel = place.partition(":")[0]
    return channel if _CHANNEL.fullmatch(channel) else ""


def _safe(address: str) -> bool:
    return len(address) <= LONGEST_ADDRESS and bool(_SAFE.fullmatch(address))


def _words(part: Span) -> str:
    match part:
        case Plain(words) | Strong(words) | Emphasis(words) | Code(words) | Link(words, _):
            return words
        case Person(_, name) | Place(_, name):
            return name
        case Moment():
            return _utc(part)


def _utc(moment: Moment) -> str:
    return str(moment) if moment.brief else f"{moment.at:%d %b %Y %H:%M} UTC"
