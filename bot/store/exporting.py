"""All that is kept of a community, as plain rows."""

from bot.core.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Cell

TABLES: dict[str, tuple[str, ...]] = {
    "members": ("id", "name", "first_seen"),
    "places": ("id", "article"),
    "articles": ("slug", "version", "removed_at"),
    "article_versions": (
        "slug", "version", "title", "author", "published", "language", "source", "made_by",
        "made_at",
    ),
    "article_blocks": (
        "slug", "version", "position", "kind", "paragraph", "text", "reason", "note",
    ),
    "answers": (
        "id", "place", "member", "question", "scope", "abstained", "confidence", "asked_at",
    ),
    "answer_sentences": ("answer", "position", "slug", "version", "paragraph", "text"),
    "answer_opinions": ("answer", "member", "helpful", "said_at"),
    "events": ("stream", "version", "kind", "data", "at"),
}  # fmt: skip
"""What an export holds: the columns of each table. Times are milliseconds UTC."""


_ORDER = {table: ", ".join(columns[:3]) for table, columns in TABLES.items()}


async def export(db: Database, community: CommunityId) -> dict[str, list[dict[str, Cell]]]:
    """A community's rows by table, all from one moment."""
    queries = (
        f"SELECT {', '.join(columns)} FROM {table} WHERE community = ? ORDER BY {_ORDER[table]}"  # noqa: S608  # our own names
        for table, columns in TABLES.items()
    )
    found = await db.read_together(*((query, (community,)) for query in queries))
    return {
        table: [dict(zip(columns, row, strict=True)) for row in rows]
        for (table, columns), rows in zip(TABLES.items(), found, strict=True)
    }
