"""Footnotes, sources and lists of other pages at an article's end: known by the heading over
them."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from bot.article.ingest.pages.blocks import PageBlock
from bot.article.ingest.pages.looks import HEADINGS
from bot.article.ingest.pages.zones import Zones
from bot.article.rules.reading import RemovalReason

_SURE = re.compile(
    r"(?:(?:notes (?:and|&) )?references|references(?: (?:and|&) notes)?|works cited|bibliography"
    r"|foot ?notes|end ?notes|citations|literature cited|external links|see also|further reading"
    r"|einzelnachweise|literatur|weblinks|siehe auch|fu(?:ß|ss)noten|literaturverzeichnis|quellen"
    r"|notes et r[ée]f[ée]rences|r[ée]f[ée]rences|bibliographie|liens externes|voir aussi"
    r"|referencias|bibliograf[íi]a|enlaces externos|v[ée]ase tambi[ée]n|bibliografia|note"
    r"|collegamenti esterni|voci correlate|примечания|литература|ссылки|см\. также|примітки"
    r"|посилання|література|джерела|див\. також|przypisy|zobacz też|bibliografia)\W*",
    re.IGNORECASE,
)
_LIKELY = re.compile(
    r"(?:notes|sources|links|notas|noten|anmerkungen|remarques|źródła)\W*", re.IGNORECASE
)
_CITES = re.compile(
    r"\(?(?:1[6-9]|20)\d\d[a-z]?\)?|\bpp?\.\s?\d|\bibid\b|https?:|\bdoi\b|^\W*[\[(^↑↩]|\bvol\.|↩|↑"
    r"|\bretrieved\b|\babgerufen\b|\bconsult[ée]\b|\bed\.|\bsee\b",
    re.IGNORECASE,
)
_CITING = 0.6
_LATE = 0.3  # of a page's blocks, before which no list of sources begins


def find_references(page_blocks: Sequence[PageBlock], zones: Zones) -> set[int]:
    """The positions of blocks that are footnotes or sources, with the headings over them."""
    found: set[int] = set()
    for position, block in enumerate(page_blocks):
        if position < _LATE * len(page_blocks) or not _heads(block):
            continue
        under = _section(page_blocks, position)
        sure, likely = _SURE.fullmatch(block.text), _LIKELY.fullmatch(block.text)
        if (
            under
            and (sure or likely)
            and _are_sources([page_blocks[i] for i in under], zones, sure=bool(sure))
        ):
            found.update((position, *under))
    return found


def _heads(block: PageBlock) -> bool:
    return len(block.text) < 40 and (block.heading or block.element.tag in ("p", "b", "div"))


def _section(page_blocks: Sequence[PageBlock], position: int) -> list[int]:
    """The positions under a heading, up to the next of its rank or above."""
    rank, around = _rank(page_blocks[position]), _container(page_blocks[position])
    under: list[int] = []
    for later in range(position + 1, len(page_blocks)):
        if around is not None and around not in page_blocks[later].element.iterancestors():
            break
        if page_blocks[later].heading and _rank(page_blocks[later]) <= rank:
            break
        under.append(later)
    return under


def _container(block: PageBlock) -> HtmlElement | None:
    """What a heading stands in, with the words that it heads."""
    element = block.element
    around = element.getparent()
    while around is not None and len(around) < 3 and around.tag in ("div", "header", "span"):
        if any(len("".join(child.itertext())) > 60 for child in around if child is not element):
            break
        element, around = around, around.getparent()
    return around


def _rank(block: PageBlock) -> int:
    for part in (block.element, *block.element.iterancestors()):
        if part.tag in HEADINGS:
            return int(part.tag[1])
    return 7


def _are_sources(lines: Sequence[PageBlock], zones: Zones, *, sure: bool) -> bool:
    listed = [
        _is_source(line, sure=sure) or zones.surely(line.element) is RemovalReason.REFERENCES
        for line in lines
    ]
    return sum(listed) >= (0.4 if sure else _CITING) * len(lines)


def _is_source(block: PageBlock, *, sure: bool) -> bool:
    in_list = any(part.tag == "li" for part in (block.element, *block.element.iterancestors()))
    cites = len(_CITES.findall(block.text)) >= (1 if in_list or sure else 2)
    return cites or (in_list and block.linked > 0.3) or block.text.startswith(("^", "↑"))
