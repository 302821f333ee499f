"""Plain text, from a file or pasted, as a Reading."""

from pathlib import PurePosixPath

from bot.article.ingest.encodings import decode
from bot.article.ingest.limits import check_pieces, check_text
from bot.article.rules.cleaning import read_pieces
from bot.article.rules.cleaning.pieces import pieces
from bot.article.rules.reading import ArticleReading


def read_words(text: str, *, name: str = "", source: str = "") -> ArticleReading:
    """Words as they stand. `name` is that of their file, if they have one.

    Raises Refused: SOURCE_EMPTY, TEXT_TOO_LONG, TOO_MANY_PARAGRAPHS.
    """
    check_text(len(text))
    text_pieces = pieces(text)
    check_pieces(text_pieces)
    return read_pieces(text_pieces, name=title_from(name), source=source)


def read_plain(content: bytes, *, charset: str | None, name: str, source: str) -> ArticleReading:
    """The bytes of a text file. Raises Refused, as `read_words` does, or SOURCE_UNREADABLE."""
    return read_words(decode(content, charset), name=name, source=source)


def title_from(name: str) -> str:
    """A file's name as a title, for a text that has none: no folders, no ending."""
    last = PurePosixPath(name.strip().replace("\\", "/"))
    return " ".join((last.stem if len(last.suffix) <= 6 else last.name).replace("_", " ").split())
