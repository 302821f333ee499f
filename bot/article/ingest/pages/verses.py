"""Verse whose lines are an element each, put together to stanzas."""

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement
from msgspec.structs import replace

from bot.article.ingest.pages.blocks import PageBlock
from bot.article.ingest.pages.looks import class_words
from bot.article.rules.cleaning.verse import STROKE

_VERSE = frozenset("poem poetry verse verses stanza strophe lyrics gedicht poeme poema".split())
_LINES = frozenset(("div", "p", "span", "li"))
_LONGEST = 90  # characters of a line of verse


def join_stanzas(page_blocks: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """The blocks; lines that stand one after the other in a poem are one block a stanza."""
    stanza: list[PageBlock] = []
    for block in page_blocks:
        if stanza and not (_is_line(block) and _follows(block.element, stanza[-1].element)):
            yield _joined(stanza)
            stanza = []
        if _is_line(block):
            stanza.append(block)
        else:
            yield block
    if stanza:
        yield _joined(stanza)


def _is_line(block: PageBlock) -> bool:
    around = block.element.getparent()
    if around is None or block.element.tag not in _LINES or block.heading or block.caption:
        return False
    return len(block.text) <= _LONGEST and bool(_VERSE.intersection(class_words(around)))


def _follows(element: HtmlElement, before: HtmlElement) -> bool:
    """Is it the very next element, with no empty line between?"""
    return before.getnext() is element


def _joined(stanza: Sequence[PageBlock]) -> PageBlock:
    return replace(stanza[0], text=STROKE.join(line.text for line in stanza))
