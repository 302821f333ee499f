"""Pieces of text made into a Reading: title, headings, paragraphs, and what is left out.

What is left out stays at its place, so that a member can put it back. Nothing is left out unless
there is evidence that the text was scraped from a page: two different lines that are furniture by
their own words, or markup that says so.
"""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from bot.article.rules.cleaning.furniture import furniture, is_note_on_writer, presented, signed
from bot.article.rules.cleaning.headlines import heads_a_section, of_another_article
from bot.article.rules.cleaning.pieces import TextPiece, ends_sentence, pieces
from bot.article.rules.cleaning.questions import mark_lines
from bot.article.rules.cleaning.titles import Titled, find_title
from bot.article.rules.language import detect_language
from bot.article.rules.reading import (
    CAPTION,
    ArticleBlock,
    ArticleReading,
    BlockKind,
    RemovalReason,
)

ENOUGH_EVIDENCE = 2
"""Different furniture lines that show a text to be scraped."""

_NEAR_TITLE = 3  # pieces after the title among which a byline names the author


def read_text(text: str, *, source: str = "", name: str = "") -> ArticleReading:
    """Plain text as a Reading. `name` (of a file, say) serves as title where the text has none."""
    return read_pieces(pieces(text), source=source, name=name)


def read_pieces(
    text_pieces: Sequence[TextPiece],
    *,
    title: str = "",
    author: str | None = None,
    published: date | None = None,
    source: str = "",
    name: str = "",
) -> ArticleReading:
    """Pieces as a Reading; what their source says of title, author and date is believed."""
    text_pieces = mark_lines(text_pieces)
    scraped = _is_scraped(text_pieces)
    titled = find_title(text_pieces, title, name, scraped=scraped)
    blocks: list[ArticleBlock | None] = [None] * len(text_pieces)
    for position in titled.again:
        blocks[position] = _build_removed(text_pieces[position], RemovalReason.TITLE_AGAIN)
    for position in titled.above:
        reason = furniture(text_pieces[position].text) or RemovalReason.NAVIGATION
        blocks[position] = _build_removed(text_pieces[position], reason)
    named = _byline(text_pieces, blocks, titled)
    _leave_out_page_furniture(text_pieces, blocks)
    if scraped:
        _leave_out_furniture(text_pieces, blocks)
        named = named or _author_note(text_pieces, blocks)
        _leave_out_headlines(text_pieces, blocks)
    last = _last_of_body(text_pieces, blocks)
    kept_blocks = tuple(
        block or _block_of(text_pieces[position], headable=0 < position < last)
        for position, block in enumerate(blocks)
        if position != titled.position
    )
    body = " ".join(block.text for block in kept_blocks if block.kind is BlockKind.PARAGRAPH)
    return ArticleReading(
        title=titled.title,
        blocks=kept_blocks,
        author=author or named,
        published=published,
        language=detect_language(body),
        source=source,
    )


def _is_scraped(text_pieces: Sequence[TextPiece]) -> bool:
    sure = {piece.text.casefold() for piece in text_pieces if furniture(piece.text) is not None}
    marked = any(piece.outside and not _is_page_furniture(piece) for piece in text_pieces)
    return len(sure) >= ENOUGH_EVIDENCE or marked


def _is_page_furniture(piece: TextPiece) -> bool:
    """A printed page has its furniture and its footnotes too; they are no sign of scraping."""
    return piece.reason in (RemovalReason.PAGE_FURNITURE, RemovalReason.REFERENCES)


def _byline(
    text_pieces: Sequence[TextPiece], blocks: list[ArticleBlock | None], titled: Titled
) -> str | None:
    """The author named right under the title. So plain a line needs no further evidence."""
    start = 0 if titled.position is None else titled.position + 1
    for position in range(start, min(start + _NEAR_TITLE, len(text_pieces))):
        if blocks[position] is None and (author := signed(text_pieces[position].text)):
            blocks[position] = _build_removed(text_pieces[position], RemovalReason.BYLINE)
            return author
    return None


def _leave_out_page_furniture(
    text_pieces: Sequence[TextPiece], blocks: list[ArticleBlock | None]
) -> None:
    for position, piece in enumerate(text_pieces):
        if blocks[position] is None and piece.outside and _is_page_furniture(piece):
            blocks[position] = _build_removed(piece, piece.reason or RemovalReason.PAGE_FURNITURE)


def _leave_out_furniture(
    text_pieces: Sequence[TextPiece], blocks: list[ArticleBlock | None]
) -> None:
    """Furniture by words or markup, and what stands in the boxes that some of it opens."""
    box: RemovalReason | None = None
    for position, piece in enumerate(text_pieces):
        if piece.outside is False and position and text_pieces[position - 1].outside:
            box = None
        if blocks[position] is not None:
            continue
        if _heads_the_body(text_pieces, position):
            box = None
            continue
        reason = furniture(piece.text)
        if reason is not None or piece.outside:
            why = reason or piece.reason or box or RemovalReason.NAVIGATION
            blocks[position] = _build_removed(piece, why)
            box = _find_box(reason, text_pieces, position) or box
        elif box is RemovalReason.COMMENTS or (box and not ends_sentence(piece.text)):
            blocks[position] = _build_removed(piece, box)
        else:
            box = None


def _heads_the_body(text_pieces: Sequence[TextPiece], position: int) -> bool:
    """Is it a heading by its markup, over a sentence, and both within the body?"""
    piece = text_pieces[position]
    if not piece.heading or piece.outside is not False or position + 1 == len(text_pieces):
        return False
    under = text_pieces[position + 1]
    return under.outside is False and not under.heading and ends_sentence(under.text)


def _find_box(
    reason: RemovalReason | None, text_pieces: Sequence[TextPiece], position: int
) -> RemovalReason | None:
    """The box that a furniture line opens. Comments run to the end, so they must be the lesser
    part of the page."""
    if reason is RemovalReason.RELATED:
        return reason
    before = sum(len(piece.text) for piece in text_pieces[:position])
    after = sum(len(piece.text) for piece in text_pieces[position:])
    return reason if reason is RemovalReason.COMMENTS and before > after else None


def _author_note(text_pieces: Sequence[TextPiece], blocks: list[ArticleBlock | None]) -> str | None:
    """The note on the author that closes the body of a scraped page."""
    kept = [i for i, block in enumerate(blocks) if block is None]
    if kept and is_note_on_writer(text_pieces[kept[-1]].text):
        blocks[kept[-1]] = _build_removed(text_pieces[kept[-1]], RemovalReason.BYLINE)
        return None
    body = [
        i for i, block in enumerate(blocks) if block is None and ends_sentence(text_pieces[i].text)
    ]
    if len(body) < 3:
        return None
    author = presented(text_pieces[body[-1]].text)
    if author is None or any(author in text_pieces[i].text for i in body[:-1]):
        return None
    blocks[body[-1]] = _build_removed(text_pieces[body[-1]], RemovalReason.BYLINE)
    return author


def _leave_out_headlines(
    text_pieces: Sequence[TextPiece], blocks: list[ArticleBlock | None]
) -> None:
    body = " ".join(
        piece.text
        for piece, block in zip(text_pieces, blocks, strict=True)
        if block is None and ends_sentence(piece.text)
    )
    for position, piece in enumerate(text_pieces):
        if blocks[position] is not None or piece.outside is False or _is_row(piece.text):
            continue
        if piece.heading and _heads_sentences(text_pieces, blocks, position):
            continue
        if of_another_article(piece.text, body):
            blocks[position] = _build_removed(piece, RemovalReason.RELATED)


def _is_row(text: str) -> bool:
    """Is it a row of a table, with its figures?"""
    return (": " in text or " | " in text) and any(letter.isdigit() for letter in text)


def _heads_sentences(
    text_pieces: Sequence[TextPiece], blocks: Sequence[ArticleBlock | None], position: int
) -> bool:
    """Does a heading stand over two paragraphs that are kept?"""
    under = range(position + 1, position + 3)
    return under[-1] < len(blocks) and all(
        blocks[i] is None and ends_sentence(text_pieces[i].text) for i in under
    )


def _last_of_body(text_pieces: Sequence[TextPiece], blocks: Sequence[ArticleBlock | None]) -> int:
    """The position of the last piece that is kept and could not be a heading; -1 without one."""
    for position in reversed(range(len(text_pieces))):
        if blocks[position] is None and not heads_a_section(text_pieces[position].text):
            return position
    return -1


def _block_of(piece: TextPiece, *, headable: bool) -> ArticleBlock:
    if piece.heading is None:
        is_heading = headable and heads_a_section(piece.text)
    else:
        is_heading = piece.heading
    if is_heading:
        return ArticleBlock(BlockKind.HEADING, piece.text)
    return ArticleBlock(BlockKind.PARAGRAPH, piece.text, note=CAPTION if piece.caption else "")


def _build_removed(piece: TextPiece, reason: RemovalReason) -> ArticleBlock:
    return replace(ArticleBlock(BlockKind.REMOVED, piece.text), reason=reason)
