"""Guarantee sheets, read from their rows."""

from datetime import datetime

from msgspec import Struct

from bot.guarantee.rows.sheet_changes import stream_of
from bot.guarantee.rows.sheet_rows import sheet_of
from bot.guarantee.state import Sheet, Whose
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.instants import from_ms
from bot.store.statement import whole


class Listed(Struct, frozen=True, kw_only=True):
    """A sheet as a list shows it; `versions` counts what was adopted."""

    id: str
    number: int
    title: str
    whose: Whose
    maker: MemberId
    made_at: datetime
    versions: int


_TABLES = {
    "sheet_clauses": "clause, options, words, reason, member, proposal",
    "sheet_proposals": (
        "number, clause, options, words, reason, member, was, mover, seconder, stage, vote, debate,"
        " touched, proposed_at"
    ),
    "sheet_votes": (
        "number, rule, quorum, candidates, opened_at, deadline, closed_at, why, carried, voters,"
        " ayes, noes, abstained, ranking"
    ),
    "sheet_ballots": "vote, member, says, ranking",
    "sheet_versions": (
        "number, proposer, seconder, proposal, rule, ayes, noes, abstained, touched, adopted_at"
    ),
    "sheet_version_clauses": "version, clause, options, words, reason, member, proposal",
    "sheet_evidence": (
        "number, clause, member, words, mark, slug, version, paragraph, difference, attached_at,"
        " removed_at"
    ),
}


async def load(db: Database, community: CommunityId, sheet: str) -> Sheet | None:
    """A sheet by its id, whole, from one moment."""
    head = (
        "SELECT s.number, s.title, s.whose, s.place, s.maker, s.basis, s.rule, s.quorum, s.hours,"
        " s.made_at, t.version FROM sheets s JOIN streams t"
        " ON t.community = s.community AND t.stream = ? WHERE s.community = ? AND s.id = ?",
        (stream_of(sheet), community, sheet),
    )
    parts = (
        (
            f"SELECT {columns} FROM {table} WHERE community = ? AND sheet = ? ORDER BY 1, 2",  # noqa: S608  # our own names
            (community, sheet),
        )
        for table, columns in _TABLES.items()
    )
    heads, *found = await db.read_together(head, *parts)
    if not heads:
        return None
    return sheet_of(sheet, heads[0], dict(zip(_TABLES, found, strict=True)))


async def listed(db: Database, community: CommunityId, most: int) -> list[Listed]:
    """A community's sheets, newest first."""
    rows = await db.read(
        "SELECT id, number, title, whose, maker, made_at, (SELECT count(*) FROM sheet_versions v"
        " WHERE v.community = s.community AND v.sheet = s.id) FROM sheets s"
        " WHERE community = ? ORDER BY number DESC LIMIT ?",
        community,
        most,
    )
    return [
        Listed(
            id=str(sheet),
            number=whole(number),
            title=str(title),
            whose=Whose(str(whose)),
            maker=MemberId(str(maker)),
            made_at=from_ms(whole(made_at)),
            versions=whole(versions),
        )
        for sheet, number, title, whose, maker, made_at, versions in rows
    ]


async def numbered(db: Database, community: CommunityId, number: int) -> str | None:
    """The id of the sheet of that number."""
    rows = await db.read(
        "SELECT id FROM sheets WHERE community = ? AND number = ?", community, number
    )
    return str(rows[0][0]) if rows else None


async def last_number(db: Database, community: CommunityId) -> int:
    """The number of the last sheet made; 0 before the first."""
    rows = await db.read(
        "SELECT coalesce(max(number), 0) FROM sheets WHERE community = ?", community
    )
    return whole(rows[0][0])


async def in_use(db: Database, community: CommunityId, place: PlaceId) -> str | None:
    """The id of the sheet meant in a place; a thread means what its channel does, if it has none of
    its own."""
    rows = await db.read(
        "SELECT sheet FROM place_sheets WHERE community = ?1 AND (place = ?2"
        " OR place = (SELECT within FROM places WHERE community = ?1 AND id = ?2))"
        " ORDER BY place = ?2 DESC LIMIT 1",
        community,
        place,
    )
    return str(rows[0][0]) if rows else None


async def last_own(db: Database, community: CommunityId, member: MemberId) -> str | None:
    """The id of the last sheet that a member made for themselves."""
    rows = await db.read(
        "SELECT id FROM sheets WHERE community = ? AND maker = ? AND whose = ?"
        " ORDER BY number DESC LIMIT 1",
        community,
        member,
        Whose.OWN.value,
    )
    return str(rows[0][0]) if rows else None


async def undecided_of(db: Database, community: CommunityId, member: MemberId) -> list[str]:
    """The ids of the sheets in which a member moved, seconded or voted on what is undecided."""
    rows = await db.read(
        "SELECT sheet FROM sheet_proposals WHERE community = ?1 AND (mover = ?2 OR seconder = ?2)"
        " AND stage IN ('proposed', 'seconded', 'voting')"
        " UNION SELECT b.sheet FROM sheet_ballots b JOIN sheet_votes v ON v.community = b.community"
        " AND v.sheet = b.sheet AND v.number = b.vote"
        " WHERE b.community = ?1 AND b.member = ?2 AND v.closed_at IS NULL",
        community,
        member,
    )
    return [str(row[0]) for row in rows]


async def written_by(db: Database, community: CommunityId, member: MemberId) -> list[str]:
    """The ids of the sheets that hold words of a member."""
    rows = await db.read(
        "SELECT id FROM sheets WHERE community = ?1 AND maker = ?2"
        " UNION SELECT sheet FROM sheet_clauses WHERE community = ?1 AND member = ?2"
        " UNION SELECT sheet FROM sheet_proposals WHERE community = ?1 AND member = ?2"
        " UNION SELECT sheet FROM sheet_version_clauses WHERE community = ?1 AND member = ?2"
        " UNION SELECT sheet FROM sheet_evidence WHERE community = ?1 AND member = ?2",
        community,
        member,
    )
    return [str(row[0]) for row in rows]


async def on_debate(db: Database, community: CommunityId, debate: str) -> tuple[str, int] | None:
    """The sheet (by id) and the number of the proposal on which a debate was opened."""
    rows = await db.read(
        "SELECT sheet, number FROM sheet_proposals WHERE community = ? AND debate = ?",
        community,
        debate,
    )
    return (str(rows[0][0]), whole(rows[0][1])) if rows else None
