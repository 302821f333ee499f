"""A page's tree as blocks of text, in order: what browsers set on lines of its own."""

import re
from collections.abc import Iterator

from lxml.etree import iterwalk
from lxml.html import HtmlElement
from msgspec import Struct

from bot.article.rules.cleaning.characters import join_lines, tidy

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_STANDING = HEADINGS | frozenset(
    "html body main article section div p blockquote pre ul ol li dl dt dd table caption thead"
    " tbody tfoot tr td th figure figcaption header footer nav aside form fieldset legend address"
    " details summary dialog menu center hr hgroup search option".split()
)
_CELLS = frozenset(("td", "th"))
_SPACE = re.compile(r"\s+")
_GAP = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class PageBlock(Struct, frozen=True):
    """Text that stands on lines of its own in `element`. `linked` is the share of it that is the
    words of links."""

    text: str
    element: HtmlElement
    heading: bool
    linked: float


def blocks(tree: HtmlElement) -> Iterator[PageBlock]:
    """The blocks of a tree. A row of a plain table is one block."""
    walk = _Walk()
    for event, element in iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            yield from walk.enter(element)
        else:
            yield from walk.leave(element)


class _Walk:
    """The words met since the last block ended, and the elements they stand in."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._linked = 0
        self._open: list[HtmlElement] = []
        self._links = 0
        self._verbatim = 0
        self._cells: set[HtmlElement] = set()

    def enter(self, element: HtmlElement) -> Iterator[PageBlock]:
        tag = element.tag
        if tag == "tr" and _is_plain(element):
            self._cells.update(element)
        if element in self._cells:
            if element.getprevious() is not None:
                self._words.append(" | ")
        elif tag in _STANDING:
            yield from self._flush()
            self._open.append(element)
        elif tag == "br":
            self._words.append("\n")
        self._links += tag == "a"
        self._verbatim += tag == "pre"
        self._add(element.text)

    def leave(self, element: HtmlElement) -> Iterator[PageBlock]:
        tag = element.tag
        self._links -= tag == "a"
        self._verbatim -= tag == "pre"
        if tag in _STANDING and element not in self._cells:
            yield from self._flush()
            self._open.pop()
        self._add(element.tail)

    def _add(self, words: str | None) -> None:
        if words:
            words = words if self._verbatim else _SPACE.sub(" ", words)
            self._words.append(words)
            self._linked += len(words.strip()) if self._links else 0

    def _flush(self) -> Iterator[PageBlock]:
        block_text, linked = "".join(self._words), self._linked
        self._words, self._linked = [], 0
        texts = [text for part in _GAP.split(block_text) if (text := join_lines(tidy(part)))]
        length = sum(map(len, texts))
        heading = any(element.tag in HEADINGS for element in self._open)
        for text in texts:
            if any(letter.isalnum() for letter in text):
                yield PageBlock(text, self._open[-1], heading, min(1.0, linked / length))


def _is_plain(row: HtmlElement) -> bool:
    """Is it a row of data, and not one that lays out a page?"""
    within = (element.tag for element in row.iterdescendants())
    return all(tag in _CELLS or tag not in _STANDING for tag in within)
