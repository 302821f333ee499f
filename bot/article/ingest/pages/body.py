"""Which blocks of a page are the body of its article."""

from collections import Counter
from collections.abc import Collection, Sequence
from copy import deepcopy

from lxml.etree import _Element
from lxml.html import HtmlElement
from msgspec import Struct
from trafilatura import bare_extraction
from trafilatura.settings import Document

from bot.article.ingest.pages.blocks import PageBlock
from bot.article.ingest.pages.looks import class_words
from bot.article.ingest.pages.zones import Zones
from bot.article.rules.cleaning.furniture import furniture
from bot.article.rules.cleaning.pieces import ends_sentence

_SHORT = 30  # letters of a block that may stand in an article by chance
_LEAST = 200
"""A body of fewer characters is none."""

_ENOUGH_SHARE, _DENSE = 0.7, 0.75
"""An extraction of less than the first share of what could be the article has found too little;
then the part of the page that holds the second share of it is looked at."""

LINKED = 0.6
"""A block with more of it in links is for going elsewhere."""

_CARRIED = frozenset(
    "ul ol li dl dt dd table thead tbody tfoot tr caption blockquote figure figcaption header"
    " hgroup p pre h1 h2 h3 h4 h5 h6 details summary center".split()
)
"""Elements that belong to the part of the page around them."""

_LEADS = frozenset(
    "standfirst subtitle subheadline dek deck lede lead intro introduction excerpt chapo chapeau"
    " summary description desc abstract teaser vorspann".split()
)
_QUOTED_LINKS = 0.9
_FEW_LINKS, _SOME_LINKS = 0.1, 0.35
_BETWEEN, _AFTER = 25, 80  # the least characters of a line that is no sentence
_FIRST, _LEAD = 14, 60  # blocks under the title among which a lead stands; its least characters


class Surroundings(Struct, frozen=True):
    """The blocks that surely are the article, by position, and the parts of the page they are
    in. `shapes` are what these parts are called, with the parts around them."""

    surely: frozenset[int]
    parts: frozenset[HtmlElement]
    shapes: frozenset[tuple[str, ...]]
    first: int
    last: int
    container: HtmlElement | None


def body_blocks(
    tree: HtmlElement, page_blocks: Sequence[PageBlock], zones: Zones, title: int | None
) -> set[int] | None:
    """The positions of the blocks that are the article; None if that cannot be told.

    trafilatura says which blocks are; those that stand beside or between them, in parts of the
    page like theirs, and show no sign of being anything else, are too. `title` is the position
    of the title.
    """
    extracted = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True)
    surely: set[int] = set()
    if isinstance(extracted, Document) and extracted.body is not None:
        surely = _matching(extracted.body, page_blocks, zones)
    likely = {
        position
        for position, block in enumerate(page_blocks)
        if block.linked < LINKED
        and zones.by_tag(block.element) is None
        and zones.by_class(block.element) is None
    }
    said = {position for position in likely if ends_sentence(page_blocks[position].text)}
    if _length(page_blocks, surely) < _ENOUGH_SHARE * _length(page_blocks, said):
        surely |= _densest(page_blocks, said, likely)
    if _length(page_blocks, surely) < _LEAST:
        return None
    around = _surroundings(page_blocks, surely)
    return surely | {
        position
        for position in range(len(page_blocks))
        if _belongs(page_blocks[position], position, around, zones, title)
    }


def _length(page_blocks: Sequence[PageBlock], positions: Collection[int]) -> int:
    return sum(len(page_blocks[position].text) for position in positions)


def _densest(page_blocks: Sequence[PageBlock], said: set[int], likely: set[int]) -> set[int]:
    """Of the blocks that are likely, those in the smallest part of the page with most of what
    it says."""
    within = Counter[HtmlElement]()
    for position in said:
        block = page_blocks[position]
        for part in (block.element, *block.element.iterancestors()):
            within[part] += len(block.text)
    whole = _length(page_blocks, said)
    dense = [part for part, length in within.items() if length >= _DENSE * whole]
    if not dense:
        return set()
    smallest = max(dense, key=lambda part: sum(1 for _ in part.iterancestors()))
    return {
        position
        for position in likely
        if page_blocks[position].element is smallest
        or any(part is smallest for part in page_blocks[position].element.iterancestors())
    }


def _surroundings(page_blocks: Sequence[PageBlock], surely: set[int]) -> Surroundings:
    said = [i for i in surely if ends_sentence(page_blocks[i].text) and not page_blocks[i].heading]
    said = sorted(said) or sorted(surely)
    parts = frozenset(_part(page_blocks[i].element) for i in said)
    shapes = frozenset(shape for part in parts if (shape := _shape(part)))
    return Surroundings(frozenset(surely), parts, shapes, said[0], said[-1], _container([*parts]))


def _container(parts: Sequence[HtmlElement]) -> HtmlElement | None:
    """The smallest element around some parts, if it is less than the page."""
    around = [[*part.iterancestors(), part] for part in parts]
    common = set(around[0]).intersection(*around[1:]) if around else set()
    smallest = max(common, key=lambda part: sum(1 for _ in part.iterancestors()), default=None)
    return None if smallest is None or smallest.tag in ("html", "body") else smallest


def _belongs(
    block: PageBlock, position: int, around: Surroundings, zones: Zones, title: int | None
) -> bool:
    """Is a block that trafilatura left out part of the article all the same?"""
    quoted = any(part.tag == "blockquote" for part in block.element.iterancestors())
    if block.linked >= (_QUOTED_LINKS if quoted else LINKED):
        return False
    if zones.in_info_box(block.element):
        return not zones.surely(block.element)
    if zones.by_tag(block.element) or zones.by_class(block.element):
        return _leads(block, position, around, title) and _is_lead(block.element)
    part = _part(block.element)
    if part in around.parts or _shape(part) in around.shapes:
        return True
    if around.first < position < around.last:
        return _reads(block, _BETWEEN)
    if position > around.last and around.container is not None:
        tail = around.container in block.element.iterancestors() and block.linked < _FEW_LINKS
        return tail and _reads(block, _AFTER)
    if block.caption or block.heading:
        return title is not None and title < position < around.first
    listed = block.element.tag == "li"
    return _leads(block, position, around, title) and (
        _is_lead(block.element)
        or (
            block.linked == 0
            and (len(block.text) >= _LEAD or (listed and ends_sentence(block.text)))
        )
    )


def _reads(block: PageBlock, least: int) -> bool:
    """Is it a heading, a caption, a sentence, a point of a list, or else of some length?"""
    if block.heading or block.caption or ends_sentence(block.text):
        return True
    listed = block.element.tag in ("li", "tr", "dd", "pre")
    return block.linked < _SOME_LINKS and (listed or len(block.text) >= least)


def _leads(block: PageBlock, position: int, around: Surroundings, title: int | None) -> bool:
    """Does it stand between the title and the text, as a standfirst does?"""
    if title is None or not title < position < around.first or position > title + _FIRST:
        return False
    return furniture(block.text) is None and len(block.text.split()) > 3


def _is_lead(element: HtmlElement) -> bool:
    near = (element, element.getparent(), _part(element))
    return any(part is not None and _LEADS.intersection(class_words(part)) for part in near)


def _matching(body: _Element, page_blocks: Sequence[PageBlock], zones: Zones) -> set[int]:
    texts = {_letters("".join(element.itertext())) for element in body.iter()}
    body_letters = _letters("".join(body.itertext()))
    matching = set()
    for position, block in enumerate(page_blocks):
        letters = _letters(block.text)
        if zones.surely(block.element):
            continue
        marked = zones.by_tag(block.element) is not None
        if marked and len(letters) < _SHORT:
            continue
        certain = len(letters) < _SHORT or marked
        if letters in texts or (not certain and letters in body_letters):
            matching.add(position)
    return matching


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _part(element: HtmlElement) -> HtmlElement:
    while element.tag in _CARRIED and element.getparent() is not None:
        element = element.getparent()
    return element


def _shape(part: HtmlElement) -> tuple[str, ...] | None:
    """What a part and the part around it are called; None where they have no names."""
    around = part.getparent()
    names = (part.get(name) for name in ("class", "data-component", "itemprop"))
    own = next((name for name in names if name), "")
    if around is None or not own:
        return None
    return (part.tag, own, around.tag, around.get("class") or "")
