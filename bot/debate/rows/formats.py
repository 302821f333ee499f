"""Formats that a community brought along."""

from datetime import datetime

from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms


def put_format(
    community: CommunityId, name: str, text: str, by: MemberId, at: datetime
) -> Statement:
    """Statement that keeps a format (TOML), in place of one of the same name."""
    return make_statement(
        "INSERT INTO formats (community, id, text, added_by, added_at) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (community, id) DO UPDATE SET"
        " text = excluded.text, added_by = excluded.added_by, added_at = excluded.added_at",
        community,
        name,
        text,
        by,
        to_ms(at),
    )


def delete_format(community: CommunityId, name: str) -> Statement:
    """Statement that takes a format away."""
    return make_statement("DELETE FROM formats WHERE community = ? AND id = ?", community, name)


async def load_texts(db: Database, community: CommunityId) -> dict[str, str]:
    """The TOML texts of a community's own formats, by their names."""
    rows = await db.read("SELECT id, text FROM formats WHERE community = ? ORDER BY id", community)
    return {str(name): str(text) for name, text in rows}
