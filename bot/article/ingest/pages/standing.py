"""Whether each block of a page belongs to the article, and if not, why."""

import re
from collections import Counter
from collections.abc import Sequence

from lxml.html import HtmlElement
from msgspec import Struct

from bot.article.ingest.pages.blocks import PageBlock
from bot.article.ingest.pages.body import LINKED, body_blocks
from bot.article.ingest.pages.boxes import find_boxes
from bot.article.ingest.pages.naming import folded_words
from bot.article.ingest.pages.references import find_references
from bot.article.ingest.pages.zones import Zones
from bot.article.rules.cleaning.furniture import furniture
from bot.article.rules.cleaning.pieces import ends_sentence
from bot.article.rules.reading import RemovalReason

_MOST = 0.7
_LEAVING = frozenset(
    (
        RemovalReason.REFERENCES,
        RemovalReason.RELATED,
        RemovalReason.COMMENTS,
        RemovalReason.PROMOTION,
    )
)
"""Reasons for which the heading over what is outside is outside too."""

_BEFORE = 0.3
_FEW_LINKS = 3  # lines of links on a page that is nothing but its article
_TIMED = frozenset(("time", "p", "div", "span", "header", "li", "section", "article"))
_TIME = 0.7
_NEAR_TITLE, _LONGEST_DATED = 8, 110
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HOUR = re.compile(r"(?<!\d)\d{1,2}[:h]\d{2}(?!\d)")


class Standing(Struct, frozen=True):
    """`inside` is None where it cannot be told; `reason` is why a block is outside, if known."""

    inside: bool | None
    reason: RemovalReason | None = None


def judge_blocks(
    tree: HtmlElement, page_blocks: Sequence[PageBlock], title: str, author: str | None
) -> list[Standing]:
    """How each block stands, in order."""
    zones = Zones(page_blocks)
    hinted = [zones.by_tag(b.element) or zones.by_class(b.element) for b in page_blocks]
    titled = [
        position
        for position, block in enumerate(page_blocks)
        if title and folded_words(block.text) == folded_words(title)
    ]
    at = _head(page_blocks, titled)
    links = sum(_is_link(block) for block in page_blocks)
    simple = not any(hinted) and links < _FEW_LINKS
    body = None if simple else body_blocks(tree, page_blocks, zones, at)
    cell = _cell(tree, page_blocks)
    scope = cell if simple else _scope(tree)
    references = find_references(page_blocks, zones)
    boxes = find_boxes(tree, page_blocks, author, at)
    found = []
    for position, block in enumerate(page_blocks):
        above = at is not None and position < at
        near = at is not None and position <= at + _NEAR_TITLE
        if position in titled and (block.heading or position == at):
            standing = Standing(True)
        elif position in references:
            standing = Standing(False, RemovalReason.REFERENCES)
        elif position in boxes:
            standing = Standing(False, boxes[position])
        elif _is_furniture(block, above=above) or (near and _is_dated(block)):
            standing = Standing(False, furniture(block.text) or hinted[position])
        elif body is not None:
            beside = not _is_within(block.element, cell) or (above and _is_kicker(block))
            inside = position in body and not beside
            standing = _within_body(block, inside, hinted[position])
        elif reason := zones.surely(block.element) or zones.by_tag(block.element):
            standing = Standing(False, reason)
        elif not _is_within(block.element, scope):
            standing = Standing(False, hinted[position])
        else:
            standing = Standing(None)
        found.append(standing)
    return found if simple else _without_empty_sections(page_blocks, found, set(titled))


def _head(page_blocks: Sequence[PageBlock], titled: Sequence[int]) -> int | None:
    """The position of the title, if it stands over most of what the page says."""
    said = [len(block.text) if ends_sentence(block.text) else 0 for block in page_blocks]
    chief = [position for position in titled if page_blocks[position].element.tag == "h1"]
    for position in chief or titled:
        if sum(said[:position]) < _BEFORE * sum(said):
            return position
    return None


def _within_body(block: PageBlock, inside: bool, reason: RemovalReason | None) -> Standing:
    if inside and _is_link(block):
        return Standing(None)  # of the body, or a link to another article
    return Standing(True) if inside else Standing(False, reason)


def _without_empty_sections(
    page_blocks: Sequence[PageBlock], found: Sequence[Standing], titled: set[int]
) -> list[Standing]:
    """What was found, but headings over nothing that is left go with what they head."""
    left = list(found)
    holds, reason = False, None  # of what stands under the heading looked at, from the end
    for position in reversed(range(len(left))):
        standing, block = left[position], page_blocks[position]
        if block.heading and position not in titled:
            empty = not holds and reason in _LEAVING
            if standing.inside and empty and not ends_sentence(block.text):
                standing = left[position] = Standing(False, reason)
            holds, reason = standing.inside is not False, None
        elif standing.inside is False:
            reason = standing.reason or reason
        else:
            holds = True
    return left


def _is_link(block: PageBlock) -> bool:
    return block.linked >= LINKED and not ends_sentence(block.text)


def _is_kicker(block: PageBlock) -> bool:
    return not block.caption and not ends_sentence(block.text)


def _is_furniture(block: PageBlock, *, above: bool) -> bool:
    """Is it links above the title, a time that stands alone, or a notice of rights?"""
    if above and _is_link(block):
        return True
    if furniture(block.text) is RemovalReason.LEGAL:
        return True
    return block.element.tag in _TIMED and _is_time(block)


def _is_dated(block: PageBlock) -> bool:
    """Is it a short line with a day and an hour, as over a report?"""
    words = block.text
    if block.heading or block.caption or ends_sentence(words) or len(words) > _LONGEST_DATED:
        return False
    if block.element.tag not in _TIMED:
        return False
    return bool(_YEAR.search(words) and _HOUR.search(words))


def _is_time(block: PageBlock) -> bool:
    times = "".join("".join(time.itertext()) for time in block.element.iter("time")).strip()
    return bool(times) and len(times) >= _TIME * len(block.text)


def _scope(tree: HtmlElement) -> HtmlElement:
    """The one element that holds the article by its name, or all of the page."""
    for tag in ("article", "main"):
        named = tree.findall(f".//{tag}")
        if len(named) == 1:
            return named[0]
    return tree


def _cell(tree: HtmlElement, page_blocks: Sequence[PageBlock]) -> HtmlElement:
    """The cell with most of what a page says, where a table lays it out; else all of the page."""
    said = Counter[HtmlElement]()
    whole = 0
    for block in page_blocks:
        if ends_sentence(block.text):
            whole += len(block.text)
            for part in (block.element, *block.element.iterancestors()):
                if part.tag == "td":
                    said[part] += len(block.text)
    cell, length = next(iter(said.most_common(1)), (tree, 0))
    return cell if length > _MOST * whole else tree


def _is_within(element: HtmlElement, scope: HtmlElement) -> bool:
    return element is scope or any(around is scope for around in element.iterancestors())
