"""A page as a Reading."""

from collections.abc import Iterator, Sequence
from datetime import date

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from bot.article.ingest.encodings import declared_in_html, decode
from bot.article.ingest.front_matter import day
from bot.article.ingest.limits import check_pieces
from bot.article.ingest.pages.blocks import PageBlock, blocks
from bot.article.ingest.pages.body import LINKED, body_blocks
from bot.article.ingest.pages.tree import drop_unshown, parse
from bot.article.ingest.pages.zones import Zones
from bot.article.ingest.plain_text import title_from
from bot.article.refusals import ArticleRefusal
from bot.article.rules.cleaning import read_pieces
from bot.article.rules.cleaning.furniture import furniture
from bot.article.rules.cleaning.pieces import TextPiece, ends_sentence
from bot.article.rules.reading import ArticleReading, RemovalReason
from bot.kernel.refusal import Refused

_LONGEST_NAME = 120
_LONGEST_LINE = 300  # characters of short lines outside the body that are shown as one


def read_page(content: bytes, *, charset: str | None, name: str, source: str) -> ArticleReading:
    """The bytes of a page.

    Raises Refused: SOURCE_EMPTY, SOURCE_UNREADABLE, TEXT_TOO_LONG, TOO_MANY_PARAGRAPHS.
    """
    tree = parse(decode(content, charset or declared_in_html(content)))
    if tree is None:
        raise Refused(ArticleRefusal.SOURCE_EMPTY)
    stated_title, author, published = _metadata(tree)
    drop_unshown(tree)
    page_blocks = list(blocks(tree))
    title = _title(stated_title, page_blocks)
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


def _metadata(tree: HtmlElement) -> tuple[str, str | None, date | None]:
    dates = {"original_date": True, "extensive_search": False}
    metadata = extract_metadata(tree, date_config=dates)
    author = metadata.author if metadata.author and len(metadata.author) <= _LONGEST_NAME else None
    return metadata.title or "", author, day(metadata.date or "")


def _title(stated_title: str, page_blocks: Sequence[PageBlock]) -> str:
    """What the page calls itself; without the name of its site, if its first heading is without."""
    heads = [block.text for block in page_blocks if block.element.tag == "h1"]
    folded = _folded(stated_title)
    for head in heads:
        if _folded(head) in folded or (folded and folded in _folded(head)):
            return head
    return stated_title or (heads[0] if heads else "")


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _pieces(tree: HtmlElement, page_blocks: Sequence[PageBlock], title: str) -> Iterator[TextPiece]:
    zones = Zones(page_blocks)
    marked = [zones.by_tag(block.element) for block in page_blocks]
    hinted = [zones.by_class(block.element) for block in page_blocks]
    simple = not any(marked) and not any(hinted)
    body = None if simple else body_blocks(tree, page_blocks, zones)
    scope = tree if simple else _scope(tree)
    for position, block in enumerate(page_blocks):
        inside: bool | None = None
        if block.heading and _folded(block.text) == _folded(title):
            inside = True
        elif body is not None:
            inside = position in body
        elif marked[position] or not _is_within(block.element, scope):
            inside = False
        if inside and block.linked >= LINKED and not ends_sentence(block.text):
            inside = None  # of the body, or a link to another article
        if inside is False:
            reason = marked[position] or hinted[position] or RemovalReason.NAVIGATION
            yield TextPiece(block.text, block.heading, outside=True, reason=reason)
        else:
            yield TextPiece(block.text, block.heading, outside=None if inside is None else False)


def _scope(tree: HtmlElement) -> HtmlElement:
    """The one element that holds the article by its name, or all of the page."""
    for tag in ("article", "main"):
        named = tree.findall(f".//{tag}")
        if len(named) == 1:
            return named[0]
    return tree


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
