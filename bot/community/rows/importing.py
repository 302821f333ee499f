"""Communities that were exported, as statements that write it."""

from collections.abc import Iterator, Sequence

from bot.community.refusals import CommunityRefusal
from bot.community.rows.exporting import TABLES
from bot.community.rules.moving import MovedCommunity
from bot.kernel.ids import CommunityId
from bot.kernel.refusal import Refused
from bot.store.database import Database
from bot.store.statement import Conflict, Statement, make_statement, to_int


async def import_communities(db: Database, several: Sequence[MovedCommunity]) -> None:
    """Write communities under the ids that they have: all of them, or nothing.

    Raises Refused (COMMUNITY_EXISTS, EXPORT_UNREADABLE), Unavailable.
    """
    for moved in several:
        if await db.read("SELECT 1 FROM communities WHERE id = ?", moved.community):
            raise Refused(CommunityRefusal.COMMUNITY_EXISTS, community=moved.community)
        if set(moved.tables) - set(TABLES):
            raise Refused(CommunityRefusal.EXPORT_UNREADABLE)
    statements = [statement for moved in several for statement in _write(moved)]
    try:
        await db.write(*statements, _go_on_from(several))
    except Conflict as conflict:
        raise Refused(CommunityRefusal.EXPORT_UNREADABLE) from conflict


def _write(moved: MovedCommunity) -> Iterator[Statement]:
    yield make_statement(
        "INSERT INTO communities (id, library, created_at) VALUES (?, ?, ?)",
        moved.community,
        moved.library,
        moved.created_at,
    )
    for table in TABLES:
        if moved.tables.get(table):
            yield _fill(CommunityId(moved.community), table, moved)


def _fill(community: CommunityId, table: str, moved: MovedCommunity) -> Statement:
    rows = moved.tables[table]
    columns = [column for column in TABLES[table] if column in rows[0]]
    if any(set(row) != set(columns) for row in rows):
        raise Refused(CommunityRefusal.EXPORT_UNREADABLE)
    names, marks = ", ".join(("community", *columns)), ", ".join("?" * (len(columns) + 1))
    return Statement(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608  # our own names
        tuple((community, *(row[column] for column in columns)) for row in rows),
    )


def _go_on_from(several: Sequence[MovedCommunity]) -> Statement:
    """In a new store the clock goes on from what happened last, so that whatever was running gets
    back the time that the move took."""
    events = (row for moved in several for row in moved.tables.get("events", ()))
    last = max((to_int(row.get("at")) for row in events), default=0)
    return make_statement(
        'INSERT INTO heartbeat ("only", at) SELECT 1, CAST(? AS BIGINT) WHERE CAST(? AS BIGINT) > 0'
        ' ON CONFLICT ("only") DO NOTHING',
        last,
        last,
    )
