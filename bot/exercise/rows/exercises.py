"""Exercises, their roles, votes and words, as rows beside the events that made them."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.statement import Statement, from_ms, make_statement, to_int, to_ms


class ExerciseRow(Struct, frozen=True, kw_only=True):
    """An exercise as a list shows it. `closed_at` is None while it runs; `alone` is the member who
    plays it alone, "" for one of a room."""

    id: str
    place: PlaceId
    card: str
    rules: str
    title: str
    source: str
    subject: str
    debate: str
    alone: str
    phase: str
    opened_by: MemberId
    opened_at: datetime
    closed_at: datetime | None = None


class MoveRow(Struct, frozen=True, kw_only=True):
    """Something that a member said in an exercise."""

    id: str
    exercise: str
    kind: str
    role: str
    member: MemberId
    words: str
    at: datetime


_LISTED = (
    "SELECT id, place, card, rules, title, source, subject, debate, alone, phase, opened_by,"
    " opened_at, closed_at FROM exercises"
)


async def find_last(
    db: Database, community: CommunityId, place: PlaceId, member: MemberId
) -> ExerciseRow | None:
    """The exercise that a place had last, a running one first, the room's before the member's own;
    others' own are never found."""
    rows = await db.read(
        f"{_LISTED} WHERE community = ? AND place = ? AND alone IN ('', ?)"
        " ORDER BY closed_at IS NOT NULL, alone <> '', opened_at DESC LIMIT 1",
        community,
        place,
        member,
    )
    return _read_row(rows[0]) if rows else None


async def find_running(db: Database, community: CommunityId, place: PlaceId) -> ExerciseRow | None:
    """The room's exercise that is not over."""
    rows = await db.read(
        f"{_LISTED} WHERE community = ? AND place = ? AND alone = '' AND closed_at IS NULL",
        community,
        place,
    )
    return _read_row(rows[0]) if rows else None


async def find_in_threads(
    db: Database, community: CommunityId, place: PlaceId
) -> list[ExerciseRow]:
    """The rooms' exercises in threads of a place, those that go on first, then the newest; ten at
    most."""
    rows = await db.read_inline(
        f"{_LISTED} WHERE community = ?1 AND alone = '' AND place IN"  # noqa: S608
        " (SELECT id FROM places WHERE community = ?1 AND within = ?2)"
        " ORDER BY closed_at IS NOT NULL, opened_at DESC LIMIT 10",
        community,
        place,
    )
    return [_read_row(row) for row in rows]


async def load_going(db: Database, community: CommunityId, most: int) -> list[ExerciseRow]:
    """The exercises of rooms that go on in a community, newest first."""
    rows = await db.read(
        f"{_LISTED} WHERE community = ? AND alone = '' AND closed_at IS NULL"
        " ORDER BY opened_at DESC LIMIT ?",
        community,
        most,
    )
    return [_read_row(row) for row in rows]


async def load_exercise(db: Database, community: CommunityId, exercise: str) -> ExerciseRow | None:
    """An exercise by its id."""
    rows = await db.read(f"{_LISTED} WHERE community = ? AND id = ?", community, exercise)
    return _read_row(rows[0]) if rows else None


async def load_list(
    db: Database, community: CommunityId, member: MemberId, most: int
) -> list[ExerciseRow]:
    """A community's exercises and the member's own, newest first."""
    rows = await db.read(
        f"{_LISTED} WHERE community = ? AND alone IN ('', ?) ORDER BY opened_at DESC LIMIT ?",
        community,
        member,
        most,
    )
    return [_read_row(row) for row in rows]


def _read_row(row: Sequence[object]) -> ExerciseRow:
    texts = [str(cell) for cell in row[:11]]
    return ExerciseRow(
        id=texts[0],
        place=PlaceId(texts[1]),
        card=texts[2],
        rules=texts[3],
        title=texts[4],
        source=texts[5],
        subject=texts[6],
        debate=texts[7],
        alone=texts[8],
        phase=texts[9],
        opened_by=MemberId(texts[10]),
        opened_at=from_ms(to_int(row[11])),
        closed_at=None if row[12] is None else from_ms(to_int(row[12])),
    )


def insert_exercise(community: CommunityId, row: ExerciseRow) -> Statement:
    """Statement that opens an exercise. Writing it raises Conflict when one runs in the place."""
    return make_statement(
        "INSERT INTO exercises (community, id, place, card, rules, title, source, subject, debate,"
        " alone, phase, opened_by, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        row.id,
        row.place,
        row.card,
        row.rules,
        row.title,
        row.source,
        row.subject,
        row.debate,
        row.alone,
        row.phase,
        row.opened_by,
        to_ms(row.opened_at),
    )


def set_phase(
    community: CommunityId, exercise: str, phase: str, closed_at: datetime | None
) -> Statement:
    """Statement that notes the phase of an exercise, and when it was over (UTC)."""
    return make_statement(
        "UPDATE exercises SET phase = ?, closed_at = ? WHERE community = ? AND id = ?",
        phase,
        None if closed_at is None else to_ms(closed_at),
        community,
        exercise,
        expect=1,
    )


def insert_role(
    community: CommunityId, id_: str, exercise: str, role: str, member: MemberId, at: datetime
) -> Statement:
    """Statement that notes that a member took a role."""
    return make_statement(
        "INSERT INTO exercise_roles (community, id, exercise, role, member, taken_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        community,
        id_,
        exercise,
        role,
        member,
        to_ms(at),
    )


def delete_role(community: CommunityId, exercise: str, member: MemberId, at: datetime) -> Statement:
    """Statement that notes that a member left whatever role they held."""
    return make_statement(
        "UPDATE exercise_roles SET left_at = ?"
        " WHERE community = ? AND exercise = ? AND member = ? AND left_at IS NULL",
        to_ms(at),
        community,
        exercise,
        member,
    )


def insert_move(community: CommunityId, move: MoveRow) -> Statement:
    """Statement that keeps a member's words."""
    return make_statement(
        "INSERT INTO exercise_moves (community, id, exercise, kind, role, member, words, said_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        move.id,
        move.exercise,
        move.kind,
        move.role,
        move.member,
        move.words,
        to_ms(move.at),
    )


def insert_vote(
    community: CommunityId,
    id_: str,
    exercise: str,
    proposal: int,
    role: str,
    vote: str,
    member: MemberId | None,
    at: datetime,
) -> Statement:
    """Statement that keeps a vote; none of a role is overwritten, and the last one counts."""
    return make_statement(
        "INSERT INTO exercise_votes (community, id, exercise, proposal, role, vote, member,"
        " voted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        id_,
        exercise,
        proposal,
        role,
        vote,
        member,
        to_ms(at),
    )


async def load_words(db: Database, community: CommunityId, exercise: str) -> dict[str, str]:
    """What was said in an exercise, by the id of the move."""
    rows = await db.read(
        "SELECT id, words FROM exercise_moves WHERE community = ? AND exercise = ?",
        community,
        exercise,
    )
    return {str(move): str(said_) for move, said_ in rows}
