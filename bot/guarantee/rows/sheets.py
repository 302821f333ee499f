"""Guarantee sheets, as rows beside the events that made them: found, listed, their words."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from bot.guarantee.rules.words import SheetWording, SheetWords
from bot.guarantee.state import Whose
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.statement import Cell, Statement, from_ms, make_statement, to_int


class SheetEntry(Struct, frozen=True, kw_only=True):
    """A sheet as a list shows it; `versions` counts what was adopted."""

    id: str
    number: int
    title: str
    whose: Whose
    maker: MemberId
    made_at: datetime
    versions: int


class SheetRow(Struct, frozen=True, kw_only=True):
    """A sheet as its journal belongs to it; `undecided` where a proposal can still be decided."""

    id: str
    place: PlaceId
    title: str
    whose: Whose
    undecided: bool


_UNDECIDED = "stage IN ('proposed', 'lying', 'seconded', 'voting')"
"""Of proposals that can still be decided."""


async def one(db: Database, community: CommunityId, sheet: str) -> SheetRow | None:
    """A sheet by its id."""
    rows = await db.read(
        "SELECT place, title, whose, EXISTS (SELECT 1"  # noqa: S608  # our own words
        " FROM sheet_proposals p WHERE p.community = s.community AND p.sheet = s.id"
        f" AND p.{_UNDECIDED}) FROM sheets s WHERE community = ? AND id = ?",
        community,
        sheet,
    )
    if not rows:
        return None
    place, title, whose, undecided = rows[0]
    return SheetRow(
        id=sheet,
        place=PlaceId(str(place)),
        title=str(title),
        whose=Whose(str(whose)),
        undecided=bool(undecided),
    )


_WORDS = (
    "SELECT clause, words, reason FROM sheet_clauses WHERE community = ? AND sheet = ?",
    "SELECT number, words, reason FROM sheet_proposals WHERE community = ? AND sheet = ?",
    "SELECT version, clause, words, reason FROM sheet_version_clauses"
    " WHERE community = ? AND sheet = ?",
    "SELECT number, words, difference FROM sheet_evidence WHERE community = ? AND sheet = ?",
)


async def words(db: Database, community: CommunityId, row: SheetRow) -> SheetWords:
    """The words on a sheet, from one moment."""
    of_sheet = (community, row.id)
    clauses, proposals, versions, evidence = await db.read_together(
        *((query, of_sheet) for query in _WORDS)
    )
    return SheetWords(
        title=row.title,
        clauses={str(clause): _wording(rest) for clause, *rest in clauses},
        proposals={to_int(number): _wording(rest) for number, *rest in proposals},
        versions={(to_int(v), str(clause)): _wording(rest) for v, clause, *rest in versions},
        evidence={to_int(number): _wording(rest) for number, *rest in evidence},
    )


def _wording(cells: Sequence[Cell]) -> SheetWording:
    said, more = cells
    return SheetWording(str(said), str(more))


async def listed(db: Database, community: CommunityId, most: int) -> list[SheetEntry]:
    """A community's sheets, newest first."""
    rows = await db.read(
        "SELECT id, number, title, whose, maker, made_at, (SELECT count(*) FROM sheet_versions v"
        " WHERE v.community = s.community AND v.sheet = s.id) FROM sheets s"
        " WHERE community = ? ORDER BY number DESC LIMIT ?",
        community,
        most,
    )
    return [
        SheetEntry(
            id=str(sheet),
            number=to_int(number),
            title=str(title),
            whose=Whose(str(whose)),
            maker=MemberId(str(maker)),
            made_at=from_ms(to_int(made_at)),
            versions=to_int(versions),
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
    return to_int(rows[0][0])


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


async def load_going(db: Database, community: CommunityId, most: int) -> list[str]:
    """The ids of a group's sheets on which something is to be done, newest first: not adopted yet,
    or with a proposal that can still be decided."""
    rows = await db.read(
        "SELECT id FROM sheets s WHERE community = ?"  # noqa: S608  # our own words
        " AND whose = ? AND (NOT EXISTS (SELECT 1 FROM sheet_versions v"
        " WHERE v.community = s.community AND v.sheet = s.id) OR EXISTS (SELECT 1"
        " FROM sheet_proposals p WHERE p.community = s.community AND p.sheet = s.id"
        f" AND p.{_UNDECIDED})) ORDER BY number DESC LIMIT ?",
        community,
        Whose.GROUP.value,
        most,
    )
    return [str(row[0]) for row in rows]


async def undecided_of(db: Database, community: CommunityId, member: MemberId) -> list[str]:
    """The ids of the sheets in which a member moved, seconded or voted on what is undecided."""
    rows = await db.read(
        "SELECT sheet FROM sheet_proposals WHERE community = ?1"  # noqa: S608  # our own words
        f" AND (mover = ?2 OR seconder = ?2) AND {_UNDECIDED}"
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
    return (str(rows[0][0]), to_int(rows[0][1])) if rows else None


def used(community: CommunityId, place: PlaceId, sheet: str) -> Statement:
    """Statement that makes a sheet the one that is meant in a place."""
    return make_statement(
        "INSERT INTO place_sheets (community, place, sheet) VALUES (?, ?, ?)"
        " ON CONFLICT (community, place) DO UPDATE SET sheet = excluded.sheet",
        community,
        place,
        sheet,
    )
