"""Evenings as rows: which debate each is held around, and whether it is over."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.statement import Statement, from_ms, make_statement, to_int, to_ms


class EveningRow(Struct, frozen=True, kw_only=True):
    """An evening as a list shows it. Its place, the one `within` which that is a
    thread, and its question are its debate's; `closed_at` is
    None while it goes on."""

    id: str
    debate: str
    place: PlaceId
    within: PlaceId
    question: str
    opened_by: MemberId
    opened_at: datetime
    closed_at: datetime | None = None


_LISTED = (
    "SELECT e.id, e.debate, d.place, d.motion, e.opened_by, e.opened_at, e.closed_at,"
    " (SELECT within FROM places p WHERE p.community = d.community AND p.id = d.place)"
    " FROM evenings e JOIN debates d ON d.community = e.community AND d.id = e.debate"
    " WHERE e.community = ?"
)


async def load_evening(db: Database, community: CommunityId, evening: str) -> EveningRow | None:
    """An evening by its id."""
    rows = await db.read(f"{_LISTED} AND e.id = ?", community, evening)
    return _read_row(rows[0]) if rows else None


async def find_last(db: Database, community: CommunityId, place: PlaceId) -> EveningRow | None:
    """The evening that a place, or a thread of it, had last, one that goes on first."""
    rows = await db.read(
        f"{_LISTED} AND (d.place = ? OR d.place IN"  # noqa: S608
        " (SELECT id FROM places WHERE community = ? AND within = ?))"
        " ORDER BY e.closed_at IS NOT NULL, e.opened_at DESC LIMIT 1",
        community,
        place,
        community,
        place,
    )
    return _read_row(rows[0]) if rows else None


async def find_of_debate(db: Database, community: CommunityId, debate: str) -> EveningRow | None:
    """The evening that goes on around a debate."""
    rows = await db.read(
        f"{_LISTED} AND e.debate = ? AND e.closed_at IS NULL LIMIT 1", community, debate
    )
    return _read_row(rows[0]) if rows else None


async def load_list(db: Database, community: CommunityId, most: int) -> list[EveningRow]:
    """A community's evenings, newest first."""
    rows = await db.read(f"{_LISTED} ORDER BY e.opened_at DESC LIMIT ?", community, most)
    return [_read_row(row) for row in rows]


async def load_going(db: Database, community: CommunityId, most: int) -> list[EveningRow]:
    """A community's evenings that go on, newest first."""
    rows = await db.read(
        f"{_LISTED} AND e.closed_at IS NULL ORDER BY e.opened_at DESC LIMIT ?", community, most
    )
    return [_read_row(row) for row in rows]


def _read_row(row: Sequence[object]) -> EveningRow:
    return EveningRow(
        id=str(row[0]),
        debate=str(row[1]),
        place=PlaceId(str(row[2])),
        within=PlaceId(str(row[7] or "")),
        question=str(row[3]),
        opened_by=MemberId(str(row[4])),
        opened_at=from_ms(to_int(row[5])),
        closed_at=None if row[6] is None else from_ms(to_int(row[6])),
    )


def insert_evening(
    community: CommunityId, evening: str, debate: str, by: MemberId, at: datetime
) -> Statement:
    """Statement that keeps a new evening."""
    return make_statement(
        "INSERT INTO evenings (community, id, debate, opened_by, opened_at) VALUES (?, ?, ?, ?, ?)",
        community,
        evening,
        debate,
        by,
        to_ms(at),
    )


def set_closed(community: CommunityId, evening: str, at: datetime) -> Statement:
    """Statement that notes when an evening was over (UTC)."""
    return make_statement(
        "UPDATE evenings SET closed_at = ? WHERE community = ? AND id = ?",
        to_ms(at),
        community,
        evening,
        expect=1,
    )
