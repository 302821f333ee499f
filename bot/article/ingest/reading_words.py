"""Markdown or plain text, as the kind says."""

from bot.article.ingest.kinds import SourceKind
from bot.article.ingest.markdown import read_markdown
from bot.article.ingest.plain_text import read_plain
from bot.article.rules.reading import ArticleReading


def read_as(
    content: bytes, *, kind: str, charset: str | None, name: str, source: str
) -> ArticleReading:
    """The reading of a text. Raises Refused, as the readers of each kind do."""
    read = read_markdown if kind == SourceKind.MARKDOWN else read_plain
    return read(content, charset=charset, name=name, source=source)
