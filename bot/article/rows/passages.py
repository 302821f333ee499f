"""Paragraphs of articles, each with the heading it stands under."""

from collections.abc import Sequence

from bot.article.rules.excerpts import CitedParagraph, ParagraphPlace
from bot.kernel.ids import CommunityId
from bot.store.database import Database

_QUERY = (
    "SELECT b.text, b.note, (SELECT h.text FROM article_blocks h WHERE h.community = b.community"
    " AND h.slug = b.slug AND h.version = b.version AND h.kind = 'heading'"
    " AND h.position < b.position ORDER BY h.position DESC LIMIT 1)"
    " FROM article_blocks b WHERE b.community = ? AND b.slug = ? AND b.version = ?"
    " AND b.kind = 'paragraph' AND b.paragraph = ?"
)


async def load_paragraphs(
    db: Database, community: CommunityId, places: Sequence[ParagraphPlace]
) -> tuple[CitedParagraph, ...]:
    """Paragraphs by slug, version and number, in the order named; what is not there is left out."""
    if not places:
        return ()
    found = await db.read_together(*((_QUERY, (community, *place)) for place in places))
    return tuple(
        CitedParagraph(
            slug=slug,
            version=version,
            paragraph=number,
            heading=str(heading or ""),
            words=str(words),
            note=str(note),
        )
        for (slug, version, number), rows in zip(places, found, strict=True)
        for words, note, heading in rows
    )
