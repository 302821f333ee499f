"""What Discord's calendars were told."""

from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement


async def event_of(db: Database, community: CommunityId, key: str) -> tuple[str, str] | None:
    """The event of a calendar that shows a key ("" where none may be made), and a digest of what
    it shows."""
    rows = await db.read(
        "SELECT event, told FROM discord_events WHERE community = ? AND key = ?", community, key
    )
    return (str(rows[0][0]), str(rows[0][1])) if rows else None


def noted(community: CommunityId, key: str, event: str, told: str) -> Statement:
    """Statement that notes what the calendar shows."""
    return make_statement(
        "INSERT INTO discord_events (community, key, event, told) "
        "VALUES (?, ?, ?, ?) ON CONFLICT (community, key)"
        " DO UPDATE SET event = excluded.event, told = excluded.told",
        community,
        key,
        event,
        told,
    )
