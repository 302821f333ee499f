"""Which blocks of a page are the body of its article."""

from collections.abc import Sequence

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from bot.article.ingest.pages.blocks import PageBlock
from bot.article.ingest.pages.zones import Zones
from bot.article.rules.cleaning.pieces import ends_sentence

_SHORT = 30  # letters of a block that may stand in an article by chance
_LEAST = 200
_LEAST_SHARE = 0.25
"""An extraction of fewer characters, or of less than this share of what could be the article,
has found too little."""

LINKED = 0.6
"""A block with more of it in links is for going elsewhere."""

_CARRIED = frozenset(
    "ul ol li dl dt dd table thead tbody tfoot tr caption blockquote figure figcaption header"
    " hgroup p pre h1 h2 h3 h4 h5 h6 details summary center".split()
)
"""Elements that belong to the part of the page around them."""


def body_blocks(
    tree: HtmlElement, page_blocks: Sequence[PageBlock], zones: Zones
) -> set[int] | None:
    """The positions of the blocks that are the article; None if that cannot be told.

    trafilatura says which blocks are; those that stand beside them, in the same part of the page,
    and show no sign of being anything else, are too.
    """
    extracted = bare_extraction(tree, include_comments=False, include_tables=True)
    if not isinstance(extracted, Document) or extracted.body is None:
        return None
    surely = _matching(extracted.body, page_blocks, zones)
    likely = [
        len(block.text)
        for block in page_blocks
        if ends_sentence(block.text)
        and zones.by_tag(block.element) is None
        and zones.by_class(block.element) is None
    ]
    length = sum(len(page_blocks[position].text) for position in surely)
    if length < _LEAST or length < _LEAST_SHARE * sum(likely):
        return None
    parts = {_part(page_blocks[i].element) for i in surely if ends_sentence(page_blocks[i].text)}
    return surely | {
        position
        for position, block in enumerate(page_blocks)
        if block.linked < LINKED
        and _part(block.element) in parts
        and zones.by_tag(block.element) is None
        and zones.by_class(block.element) is None
    }


def _matching(body: _Element, page_blocks: Sequence[PageBlock], zones: Zones) -> set[int]:
    texts = {_letters("".join(element.itertext())) for element in body.iter()}
    body_letters = _letters("".join(body.itertext()))
    matching = set()
    for position, block in enumerate(page_blocks):
        letters = _letters(block.text)
        certain = len(letters) < _SHORT or zones.by_tag(block.element) is not None
        if letters in texts or (not certain and letters in body_letters):
            matching.add(position)
    return matching


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _part(element: HtmlElement) -> HtmlElement:
    while element.tag in _CARRIED and element.getparent() is not None:
        element = element.getparent()
    return element
