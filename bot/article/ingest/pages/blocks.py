"""A page's tree as blocks of text, in order: what browsers set on lines of its own."""

import re
from collections.abc import Iterator

from lxml.etree import iterwalk
from lxml.html import HtmlElement
from msgspec import Struct

from bot.article.ingest.pages.looks import is_caption, is_heading
from bot.article.ingest.pages.rows import Row, find_rows
from bot.article.rules.cleaning.characters import join_lines, tidy
from bot.article.rules.cleaning.questions import names_figure
from bot.article.rules.cleaning.verse import join_or_split

_STANDING = frozenset(
    "h1 h2 h3 h4 h5 h6 html body main article section div p blockquote pre ul ol li dl dt dd table"
    " caption thead tbody tfoot tr td th figure figcaption header footer nav aside form fieldset"
    " legend address details summary dialog menu center hr hgroup search option".split()
)
_SPACE = re.compile(r"\s+")
_GAP = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class PageBlock(Struct, frozen=True):
    """Text that stands on lines of its own in `element`. `linked` is the share of it that is the
    words of links."""

    text: str
    element: HtmlElement
    heading: bool
    linked: float
    caption: bool = False


def blocks(tree: HtmlElement) -> Iterator[PageBlock]:
    """The blocks of a tree. A row of a table, or of an info box, is one block."""
    walk = _Walk(find_rows(tree))
    walker = iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if element in walk.rows:
                yield from walk.pass_row(element)
                walker.skip_subtree()
            else:
                yield from walk.enter(element)
        else:
            yield from walk.leave(element)


class _Walk:
    """The words met since the last block ended, and the elements they stand in."""

    def __init__(self, rows: dict[HtmlElement, Row]) -> None:
        self.rows = rows
        self._words: list[str] = []
        self._linked = 0
        self._open: list[HtmlElement] = []
        self._links = 0
        self._verbatim = 0
        self._after_link = False

    def enter(self, element: HtmlElement) -> Iterator[PageBlock]:
        tag = element.tag
        if element.tag in _STANDING:
            yield from self._flush()
            self._open.append(element)
        elif tag == "br":
            self._words.append("\n")
        if tag == "a" and self._after_link:
            self._words.append(" · ")
        self._after_link = False
        self._links += tag == "a"
        self._verbatim += tag == "pre"
        self._add(element.text)

    def leave(self, element: HtmlElement) -> Iterator[PageBlock]:
        tag = element.tag
        if element in self.rows:
            self._add(element.tail)
            return
        self._links -= tag == "a"
        self._verbatim -= tag == "pre"
        if element.tag in _STANDING:
            yield from self._flush()
            self._open.pop()
        self._after_link = tag == "a"
        self._add(element.tail)

    def pass_row(self, element: HtmlElement) -> Iterator[PageBlock]:
        yield from self._flush()
        row = self.rows[element]
        if any(letter.isalnum() for letter in row.text):
            yield PageBlock(row.text, element, False, row.linked)

    def _add(self, words: str | None) -> None:
        if words:
            self._after_link = False
            words = words if self._verbatim else _SPACE.sub(" ", words)
            self._words.append(words)
            self._linked += len(words.strip()) if self._links else 0

    def _flush(self) -> Iterator[PageBlock]:
        block_text, linked = "".join(self._words), self._linked
        self._words, self._linked = [], 0
        if not block_text.strip():
            return
        caption = any(is_caption(element) for element in self._open[-4:])
        heading = not caption and any(is_heading(element) for element in self._open)
        parts = _GAP.split(tidy(block_text))
        if heading:
            texts = [text for part in parts if (text := join_lines(part))]
        else:
            texts = [text for part in parts for text in join_or_split(part)]
        length = sum(map(len, texts))
        for text in texts:
            shows = caption or names_figure(text)
            if any(letter.isalnum() for letter in text):
                share = min(1.0, linked / length)
                yield PageBlock(text, self._open[-1], heading and not shows, share, shows)
