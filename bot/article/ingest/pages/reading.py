"""A page as a Reading."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from lxml.html import HtmlElement
from msgspec.structs import replace
from trafilatura.metadata import extract_metadata

from bot.article.ingest.encodings import declared_in_html, decode
from bot.article.ingest.front_matter import day
from bot.article.ingest.limits import check_pieces
from bot.article.ingest.pages.author import find_author
from bot.article.ingest.pages.blocks import PageBlock, blocks
from bot.article.ingest.pages.body import LINKED, body_blocks
from bot.article.ingest.pages.headed import find_headings, split_questions
from bot.article.ingest.pages.references import find_references
from bot.article.ingest.pages.tree import drop_unshown, parse
from bot.article.ingest.pages.zones import Zones
from bot.article.ingest.plain_text import title_from
from bot.article.refusals import ArticleRefusal
from bot.article.rules.cleaning import read_pieces
from bot.article.rules.cleaning.furniture import furniture
from bot.article.rules.cleaning.pieces import TextPiece, ends_sentence
from bot.article.rules.reading import ArticleReading, RemovalReason
from bot.kernel.refusal import Refused

_LEAST_TITLE = 0.45  # of what a page calls itself, of which the rest may be its site's name
_MOST = 0.7
_TIMED = frozenset(("time", "p", "div", "span", "header", "li", "section", "article"))
_TIME, _KICKER = 0.7, 5
_LONGEST_LINE = 300  # characters of short lines outside the body that are shown as one


def read_page(content: bytes, *, charset: str | None, name: str, source: str) -> ArticleReading:
    """The bytes of a page.

    Raises Refused: SOURCE_EMPTY, SOURCE_UNREADABLE, TEXT_TOO_LONG, TOO_MANY_PARAGRAPHS.
    """
    tree = parse(decode(content, charset or declared_in_html(content)))
    if tree is None:
        raise Refused(ArticleRefusal.SOURCE_EMPTY)
    stated_title, published = _metadata(tree)
    author = find_author(tree, stated_title)
    drop_unshown(tree)
    split_questions(tree)
    page_blocks = find_headings(list(blocks(tree)))
    title = _title(stated_title, page_blocks)
    page_blocks = [replace(block, text=_without_kicker(block, title)) for block in page_blocks]
    text_pieces = tuple(_gather_short_lines(_pieces(tree, page_blocks, title)))
    check_pieces(text_pieces)
    return read_pieces(
        text_pieces,
        title=title,
        author=author,
        published=published,
        name=title_from(name),
        source=source,
    )


def _metadata(tree: HtmlElement) -> tuple[str, date | None]:
    dates = {"original_date": True, "extensive_search": False}
    metadata = extract_metadata(tree, date_config=dates)
    return metadata.title or "", day(metadata.date or "")


def _title(stated_title: str, page_blocks: Sequence[PageBlock]) -> str:
    """What the page calls itself; without the name of its site, if a heading is without."""
    heads = [block.text for block in page_blocks if block.element.tag == "h1"]
    whole = _folded(stated_title)
    lines = [block.text for block in page_blocks if _folded(block.text) in whole and whole]
    longest = max(lines, key=len, default="")
    if len(longest) > _LEAST_TITLE * len(whole):
        return longest
    for head in heads:
        if _folded(head) in whole or (whole and whole in _folded(head)):
            return head
    return stated_title or (heads[0] if heads else "")


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _pieces(tree: HtmlElement, page_blocks: Sequence[PageBlock], title: str) -> Iterator[TextPiece]:
    zones = Zones(page_blocks)
    marked = [zones.by_tag(block.element) for block in page_blocks]
    hinted = [zones.by_class(block.element) for block in page_blocks]
    references = find_references(page_blocks)
    titled = [i for i, block in enumerate(page_blocks) if _folded(block.text) == _folded(title)]
    simple = not any(marked) and not any(hinted)
    at = titled[0] if titled else None
    body = None if simple else body_blocks(tree, page_blocks, zones, at)
    scope = _cell(tree, page_blocks) if simple else _scope(tree)
    for position, block in enumerate(page_blocks):
        reason = zones.surely(block.element) or marked[position] or hinted[position]
        inside: bool | None = None
        if position in titled and (block.heading or position == at):
            inside = True
        elif _is_furniture(block, at is not None and position < at):
            inside, reason = False, reason or furniture(block.text)
        elif position in references:
            inside, reason = False, RemovalReason.REFERENCES
        elif body is not None:
            inside = position in body
        elif zones.surely(block.element) or marked[position]:
            inside = False
        elif not _is_within(block.element, scope):
            inside = False
        if inside and block.linked >= LINKED and not ends_sentence(block.text):
            inside = None  # of the body, or a link to another article
        if inside is False:
            reason = reason or RemovalReason.NAVIGATION
            yield TextPiece(block.text, block.heading, outside=True, reason=reason)
        else:
            outside = None if inside is None else False
            yield TextPiece(block.text, block.heading, outside=outside, caption=block.caption)


def _is_furniture(block: PageBlock, above: bool) -> bool:
    """Is it links above the title, or a time that stands alone?"""
    if above and block.linked >= LINKED and not ends_sentence(block.text):
        return True
    return block.element.tag in _TIMED and _is_time(block)


def _is_time(block: PageBlock) -> bool:
    times = "".join("".join(time.itertext()) for time in block.element.iter("time"))
    return bool(times.strip()) and len(times.strip()) >= _TIME * len(block.text)


def _without_kicker(block: PageBlock, title: str) -> str:
    """The title alone, of a headline that stands in one with its kicker."""
    words, name = block.text, _folded(title)
    beside = len(words.split()) - len(title.split())
    if block.heading and 0 < beside <= _KICKER and len(title.split()) > 2:
        if _folded(words).endswith(name) or _folded(words).startswith(name):
            return title
    return words


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
            cells = (part for part in block.element.iterancestors() if part.tag == "td")
            said.update(dict.fromkeys([block.element, *cells][block.element.tag != "td" :], len(block.text)))
    cell, length = next(iter(said.most_common(1)), (tree, 0))
    return cell if length > _MOST * whole else tree


def _is_within(element: HtmlElement, scope: HtmlElement) -> bool:
    return element is scope or any(around is scope for around in element.iterancestors())


def _gather_short_lines(text_pieces: Iterator[TextPiece]) -> Iterator[TextPiece]:
    """The pieces, with short lines that stand outside, such as those of a menu, in one."""
    gathered: TextPiece | None = None
    for piece in text_pieces:
        short = piece.outside and not ends_sentence(piece.text) and furniture(piece.text) is None
        if (
            gathered is not None
            and short
            and piece.reason is gathered.reason
            and len(gathered.text) + len(piece.text) < _LONGEST_LINE
        ):
            gathered = TextPiece(f"{gathered.text} · {piece.text}", False, True, gathered.reason)
            continue
        if gathered is not None:
            yield gathered
        gathered = piece if short else None
        if not short:
            yield piece
    if gathered is not None:
        yield gathered
