"""How much one article may be, and the check that every way of reading ends with."""

from collections.abc import Sequence

from bot.article.refusals import ArticleRefusal
from bot.article.rules.cleaning.pieces import TextPiece
from bot.kernel.refusal import Refused

MEGABYTES = 5
MOST_BYTES = MEGABYTES * 1024 * 1024
"""Bytes of a file, and of a page once it is unpacked."""

MOST_CHARACTERS = 400_000
"""Characters of an article's text."""

MOST_PARAGRAPHS = 2_000
"""Headings and paragraphs of an article."""


def check_bytes(size: int) -> None:
    """Refuse a source of more than `MOST_BYTES`."""
    if size > MOST_BYTES:
        raise Refused(ArticleRefusal.SOURCE_TOO_LARGE, megabytes=MEGABYTES)


def check_text(length: int) -> None:
    """Refuse a text of more than `MOST_CHARACTERS`."""
    if length > MOST_CHARACTERS:
        raise Refused(ArticleRefusal.TEXT_TOO_LONG, most=f"{MOST_CHARACTERS:,}")


def check_pieces(text_pieces: Sequence[TextPiece]) -> None:
    """Refuse what has no words, or too many of them; what stands outside the body is not counted.

    Raises Refused: SOURCE_EMPTY, TEXT_TOO_LONG, TOO_MANY_PARAGRAPHS.
    """
    body = [piece.text for piece in text_pieces if not piece.outside]
    if not any(letter.isalnum() for text in body for letter in text):
        raise Refused(ArticleRefusal.SOURCE_EMPTY)
    check_text(sum(map(len, body)))
    if len(body) > MOST_PARAGRAPHS:
        raise Refused(
            ArticleRefusal.TOO_MANY_PARAGRAPHS, found=f"{len(body):,}", most=f"{MOST_PARAGRAPHS:,}"
        )
