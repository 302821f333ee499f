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
from bot.article.rules.cleaning import read_pieces
from bot.article.rules.cleaning.furniture import furniture
from bot.article.rules.cleaning.pieces import TextPiece, ends_sentence
from bot.article.rules.reading import ArticleReading, RemovalReason
from bot.kernel.refusal import Code, Refused

_LONGEST_NAME = 120
_LONGEST_LINE = 300  # characters of short lines outside the body that are shown as one


def read_page(content: bytes, *, charset: str | None, name: str, source: str) -> ArticleReading:
    """The bytes of a page.

    Raises Refused: SOURCE_EMPTY, SOURCE_UNREADABLE, TEXT_TOO_LONG, TOO_MANY_PARAGRAPHS.
    """
    tree = parse(decode(content, charset or declared_in_html(content)))
    if tree is None:
        raise Refused(Code.SOURCE_EMPTY)
    told, author, published = _metadata(tree)
    drop_unshown(tree)
    found = list(blocks(tree))
    title = _title(told, found)
    shown = tuple(_gathered(_pieces(tree, found, title)))
    check_pieces(shown)
    return read_pieces(
        shown,
        title=title,
        author=author,
        published=published,
        name=title_from(name),
        source=source,
    )


def _metadata(tree: HtmlElement) -> tuple[str, str | None, date | None]:
    dates = {"original_date": True, "extensive_search": False}
    told = extract_metadata(tree, date_config=dates)
    author = told.author if told.author and len(told.author) <= _LONGEST_NAME else None
    return told.title or "", author, day(told.date or "")


def _title(told: str, found: Sequence[PageBlock]) -> str:
    """What the page calls itself; without the name of its site, if its first heading is without."""
    heads = [block.text for block in found if block.element.tag == "h1"]
    folded = _folded(told)
    for head in heads:
        if _folded(head) in folded or (folded and folded in _folded(head)):
            return head
    return told or (heads[0] if heads else "")


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _pieces(tree: HtmlElement, found: Sequence[PageBlock], title: str) -> Iterator[TextPiece]:
    zones = Zones(found)
    marked = [zones.by_tag(block.element) for block in found]
    hinted = [zones.by_class(block.element) for block in found]
    simple = not any(marked) and not any(hinted)
    body = None if simple else body_blocks(tree, found, zones)
    scope = tree if simple else _scope(tree)
    for position, block in enumerate(found):
        inside: bool | None = None
        if block.heading and _folded(block.text) == _folded(title):
            inside = True
        elif body is not None:
            inside = position in body
        elif marked[position] or not _within(block.element, scope):
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


def _within(element: HtmlElement, scope: HtmlElement) -> bool:
    return element is scope or any(around is scope for around in element.iterancestors())


def _gathered(found: Iterator[TextPiece]) -> Iterator[TextPiece]:
    """The pieces, with short lines that stand outside, such as those of a menu, in one."""
    held: TextPiece | None = None
    for piece in found:
        short = piece.outside and not ends_sentence(piece.text) and furniture(piece.text) is None
        if (
            held is not None
            and short
            and piece.reason is held.reason
            and len(held.text) + len(piece.text) < _LONGEST_LINE
        ):
            held = TextPiece(f"{held.text} · {piece.text}", False, True, held.reason)
            continue
        if held is not None:
            yield held
        held = piece if short else None
        if not short:
            yield piece
    if held is not None:
        yield held
