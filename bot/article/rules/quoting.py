"""Quotations in what members write, checked against the article's own words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from msgspec import Struct

FEWEST_WORDS = 3
"""Shorter stretches in quotation marks are titles, terms and irony, not evidence."""

CLOSE = 0.75
"""Share of words in common, in order, from which a quotation counts as close."""

MOST = 30
"""Quotations checked in one text."""

_QUOTED = re.compile(
    r"“([^“”]{1,2000})”|„([^„“”]{1,2000})[“”]|«([^«»]{1,2000})»|\"([^\"]{1,2000})\"|^>\s?(.{1,2000})$",
    re.MULTILINE,
)
_CITED = re.compile(r"\[(?:([a-z0-9][a-z0-9-]{0,60})\s+)?¶?\s?(\d{1,5})\]", re.IGNORECASE)
_OMITTED = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*")
_WORD = re.compile(r"\w+(?:['’.,]\w+)*%?")


class QuotationMatch(StrEnum):
    """How a quotation stands to the article."""

    VERBATIM = "verbatim"
    CLOSE = "close"
    ABSENT = "not_in_article"


class QuotationChange(Struct, frozen=True):
    """Where a close quotation and the article part: either may be empty."""

    said: str
    stands: str


class MatchedQuotation(Struct, frozen=True, kw_only=True):
    """A quotation as written, its mark, and the paragraph (from 1) that it comes from, if any."""

    words: str
    mark: QuotationMatch
    paragraph: int | None = None
    changes: tuple[QuotationChange, ...] = ()


class Reference(Struct, frozen=True):
    """A citation as typed: [12], or [slug ¶12]; `slug` is "" for the article at hand."""

    slug: str
    paragraph: int


def quotations(words: str) -> list[str]:
    """The quotations in a text, in order."""
    quotes = [next(part for part in match.groups() if part) for match in _QUOTED.finditer(words)]
    return [quote.strip() for quote in quotes if len(_WORD.findall(quote)) >= FEWEST_WORDS][:MOST]


def references(words: str) -> list[Reference]:
    """The citations in a text, each once, in order."""
    typed = (Reference((m[1] or "").lower(), int(m[2])) for m in _CITED.finditer(words))
    return list(dict.fromkeys(typed))


def quoted_words(words: str) -> list[str]:
    """What stands in quotation marks in a text, however short."""
    return [next(part for part in match.groups() if part) for match in _QUOTED.finditer(words)]


def without_references(words: str) -> str:
    """A text without the citations typed into it."""
    return re.sub(r"\s+([.,;:!?])", r"\1", _CITED.sub("", words)).strip()


def place(quote: str, text: str) -> tuple[int, int] | None:
    """Where in a text a quotation stands word by word (from, to); None if it does not. Case,
    spaces, punctuation and what is left out at an ellipsis do not count, as in `check`."""
    pieces = [piece for piece in map(_words, _OMITTED.split(quote)) if piece]
    spots = [(match.span(), _words(match.group())) for match in _WORD.finditer(text)]
    flat = [(span, word) for span, spot_words in spots for word in spot_words]
    words = [word for _, word in flat]
    first = last = -1
    for piece in pieces:
        at = _find(piece, words, last + 1)
        if at < 0:
            return None
        first = at if first < 0 else first
        last = at + len(piece) - 1
    return (flat[first][0][0], flat[last][0][1]) if pieces else None


def check(quote: str, paragraphs: Sequence[str]) -> MatchedQuotation:
    """Where a quotation stands in the article.

    Case, spaces, punctuation and the kind of quotation marks do not count; what is left out at an
    ellipsis may be left out, as long as the pieces stand in one paragraph, in order.
    """
    pieces = [_words(piece) for piece in _OMITTED.split(quote)]
    pieces = [piece for piece in pieces if piece]
    texts = [_words(paragraph) for paragraph in paragraphs]
    for number, text in enumerate(texts, 1):
        if pieces and _in_order(pieces, text):
            return MatchedQuotation(words=quote, mark=QuotationMatch.VERBATIM, paragraph=number)
    return _closest(quote, [word for piece in pieces for word in piece], texts)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return _WORD.findall(plain)


def _in_order(pieces: Sequence[Sequence[str]], text: Sequence[str]) -> bool:
    start = 0
    for piece in pieces:
        at = _find(piece, text, start)
        if at < 0:
            return False
        start = at + len(piece)
    return True


def _find(piece: Sequence[str], text: Sequence[str], start: int) -> int:
    first, size = piece[0], len(piece)
    for at in range(start, len(text) - size + 1):
        if text[at] == first and text[at : at + size] == list(piece):
            return at
    return -1


def _closest(quote: str, words: list[str], texts: Sequence[list[str]]) -> MatchedQuotation:
    wanted = Counter(words)
    best: tuple[float, int, list[str]] = (0.0, 0, [])
    for number, text in enumerate(texts, 1):
        common = sum((wanted & Counter(text)).values())
        if not words or common / len(words) < max(CLOSE, best[0]):
            continue
        window = _window(words, text)
        alike = _alike(words, window)
        if alike > best[0]:
            best = (alike, number, window)
    if best[0] < CLOSE:
        return MatchedQuotation(words=quote, mark=QuotationMatch.ABSENT)
    return MatchedQuotation(
        words=quote, mark=QuotationMatch.CLOSE, paragraph=best[1], changes=_changes(words, best[2])
    )


def _window(words: list[str], text: list[str]) -> list[str]:
    """The stretch of a paragraph that a quotation follows most nearly."""
    matcher = SequenceMatcher(None, words, text, autojunk=False)
    anchor = matcher.find_longest_match()
    start = max(0, anchor.b - anchor.a)
    around = text[max(0, start - 3) : start + len(words) + 6]
    matches = SequenceMatcher(None, words, around, autojunk=False).get_matching_blocks()
    used = [block for block in matches if block.size]
    if not used:
        return []
    return around[used[0].b : used[-1].b + used[-1].size]


def _alike(words: list[str], window: list[str]) -> float:
    return SequenceMatcher(None, words, window, autojunk=False).ratio()


def _changes(words: list[str], window: list[str]) -> tuple[QuotationChange, ...]:
    steps = SequenceMatcher(None, words, window, autojunk=False).get_opcodes()
    return tuple(
        QuotationChange(" ".join(words[a:b]), " ".join(window[c:d]))
        for kind, a, b, c, d in steps
        if kind != "equal"
    )
