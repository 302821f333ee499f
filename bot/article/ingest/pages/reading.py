"""A page as a Reading."""

from collections.abc import Iterator, Sequence
from datetime import date

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from bot.article.ingest.encodings import declared_in_html, decode
from bot.article.ingest.front_matter import day
from bot.article.ingest.limits import check_pieces
from bot.article.ingest.pages.author import find_author
from bot.article.ingest.pages.blocks import PageBlock, blocks
from bot.article.ingest.pages.headed import find_headings, split_questions
from bot.article.ingest.pages.naming import find_title, stated_title, window_title, without_kickers
from bot.article.ingest.pages.standing import judge_blocks
from bot.article.ingest.pages.tree import drop_unshown, parse
from bot.article.ingest.pages.verses import join_stanzas
from bot.article.ingest.plain_text import title_from
from bot.article.refusals import ArticleRefusal
from bot.article.rules.cleaning import read_pieces
from bot.article.rules.cleaning.furniture import furniture
from bot.article.rules.cleaning.pieces import TextPiece, ends_sentence
from bot.article.rules.reading import ArticleReading, RemovalReason
from bot.kernel.refusal import Refused

_LONGEST_LINE = 300  # characters of short lines outside the body that are shown as one


def read_page(content: bytes, *, charset: str | None, name: str, source: str) -> ArticleReading:
    """The bytes of a page.

    Raises Refused: SOURCE_EMPTY, SOURCE_UNREADABLE, TEXT_TOO_LONG, TOO_MANY_PARAGRAPHS.
    """
    tree = parse(decode(content, charset or declared_in_html(content)))
    if tree is None:
        raise Refused(ArticleRefusal.SOURCE_EMPTY)
    extracted, published = _metadata(tree)
    stated, window = stated_title(tree, extracted), window_title(tree)
    author = find_author(tree, stated)
    drop_unshown(tree)
    split_questions(tree)
    page_blocks = find_headings(list(join_stanzas(list(blocks(tree)))))
    title = find_title(stated, window, page_blocks)
    page_blocks = without_kickers(page_blocks, title)
    text_pieces = tuple(_gather_short_lines(_pieces(tree, page_blocks, title, author)))
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


def _pieces(
    tree: HtmlElement, page_blocks: Sequence[PageBlock], title: str, author: str | None
) -> Iterator[TextPiece]:
    standings = judge_blocks(tree, page_blocks, title, author)
    for block, standing in zip(page_blocks, standings, strict=True):
        if standing.inside is False:
            reason = standing.reason or RemovalReason.NAVIGATION
            yield TextPiece(block.text, block.heading, outside=True, reason=reason)
        else:
            outside = None if standing.inside is None else False
            yield TextPiece(block.text, block.heading, outside=outside, caption=block.caption)


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
