"""Rows whose journal is gone, of any feature."""

from bot.kernel.ids import CommunityId
from bot.kernel.verifying import StoreDifference
from bot.store.database import Database

OWNERS = {
    "debates": "debate",
    "exercises": "exercise",
    "sheets": "sheet",
    "evenings": "evening",
    "practices": "practice",
}
"""Tables whose rows have a journal each, with the kind of it."""


async def find_orphans(db: Database) -> list[StoreDifference]:
    """Every such row, of all communities. Raises Unavailable."""
    found = []
    for table, kind in OWNERS.items():
        rows = await db.read(
            f"SELECT community, id FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM streams s"  # noqa: S608  # our own names
            " WHERE s.community = t.community AND s.stream = ? || t.id) ORDER BY 1, 2",
            f"{kind}:",
        )
        found += [
            StoreDifference(CommunityId(str(row[0])), f"{kind}:{row[1]!s}", "its events are gone")
            for row in rows
        ]
    return found
