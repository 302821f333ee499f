"""A reading as plain values, as the programs that read files hand it over."""

from datetime import date
from typing import Any

from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind, RemovalReason


def packed(reading: ArticleReading) -> dict[str, Any]:
    """A reading as plain values for JSON."""
    return {
        "title": reading.title,
        "author": reading.author,
        "published": reading.published.isoformat() if reading.published else None,
        "language": reading.language,
        "source": reading.source,
        "blocks": [[b.kind, b.text, b.reason, b.note] for b in reading.blocks],
    }


def unpacked(fields: dict[str, Any]) -> ArticleReading:
    """The reading that `packed` took apart."""
    published = fields.pop("published")
    blocks = tuple(
        ArticleBlock(BlockKind(kind), text, None if reason is None else RemovalReason(reason), note)
        for kind, text, reason, note in fields.pop("blocks")
    )
    day = date.fromisoformat(published) if published else None
    return ArticleReading(**fields, published=day, blocks=blocks)
