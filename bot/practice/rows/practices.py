"""Practice debates as rows: one member's own, read by nobody else and counted nowhere."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.statement import Statement, from_ms, make_statement, to_int, to_ms


class PracticeRow(Struct, frozen=True, kw_only=True):
    """A practice debate. `motion` is "" once it was erased; `rules` is the format as it was (TOML);
    `place` is where its member was last."""

    id: str
    member: MemberId
    place: PlaceId
    motion: str
    side: str
    level: str
    format: str
    rules: str
    article: str
    closed: bool


class PracticeSpeech(Struct, frozen=True, kw_only=True):
    """Words said in it. `how` is own, worded, quoted or silent; `sources` are what the words rest
    on (JSON); `why` says why they are not a model's."""

    id: str
    words: str
    how: str
    sources: str
    why: str
    model: str


_READ = (
    "SELECT id, member, place, motion, side, level, format, rules, article, closed_at, opened_at"
    " FROM practices"
)


async def find_running(
    db: Database, community: CommunityId, member: MemberId
) -> PracticeRow | None:
    """The practice debate of a member that is not over."""
    rows = await db.read(
        f"{_READ} WHERE community = ? AND member = ? AND closed_at IS NULL", community, member
    )
    return _row(rows[0]) if rows else None


async def find_last(db: Database, community: CommunityId, member: MemberId) -> PracticeRow | None:
    """The one that a member began last, running or not."""
    rows = await db.read(
        f"{_READ} WHERE community = ? AND member = ?"
        " ORDER BY closed_at IS NOT NULL, opened_at DESC LIMIT 1",
        community,
        member,
    )
    return _row(rows[0]) if rows else None


async def load_practice(db: Database, community: CommunityId, practice: str) -> PracticeRow | None:
    """A practice debate by its id."""
    rows = await db.read(f"{_READ} WHERE community = ? AND id = ?", community, practice)
    return _row(rows[0]) if rows else None


async def load_list(
    db: Database, community: CommunityId, member: MemberId, most: int
) -> list[tuple[PracticeRow, datetime]]:
    """A member's practice debates, the last first, with when each was begun."""
    rows = await db.read(
        f"{_READ} WHERE community = ? AND member = ? ORDER BY opened_at DESC LIMIT ?",
        community,
        member,
        most,
    )
    return [(_row(row), from_ms(to_int(row[-1]))) for row in rows]


async def load_ids(db: Database, community: CommunityId, member: MemberId) -> list[str]:
    """The ids of all practice debates of a member."""
    rows = await db.read(
        "SELECT id FROM practices WHERE community = ? AND member = ?", community, member
    )
    return [str(practice) for (practice,) in rows]


def _row(row: Sequence[object]) -> PracticeRow:
    practice, member, place, motion, side, level, form, rules, article, closed_at, _ = row
    return PracticeRow(
        id=str(practice),
        member=MemberId(str(member)),
        place=PlaceId(str(place)),
        motion=str(motion),
        side=str(side),
        level=str(level),
        format=str(form),
        rules=str(rules),
        article=str(article),
        closed=closed_at is not None,
    )


def insert_practice(community: CommunityId, row: PracticeRow, at: datetime) -> Statement:
    """Statement that begins one. Writing it raises Conflict when the member has one running."""
    return make_statement(
        "INSERT INTO practices (community, id, member, place, motion, side, level, format, rules,"
        " article, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        row.id,
        row.member,
        row.place,
        row.motion,
        row.side,
        row.level,
        row.format,
        row.rules,
        row.article,
        to_ms(at),
    )


def set_closed(community: CommunityId, practice: str, at: datetime) -> Statement:
    """Statement that notes that one is over (UTC)."""
    return make_statement(
        "UPDATE practices SET closed_at = ? WHERE community = ? AND id = ?",
        to_ms(at),
        community,
        practice,
    )


def set_place(community: CommunityId, practice: str, place: PlaceId) -> Statement:
    """Statement that notes where its member is."""
    return make_statement(
        "UPDATE practices SET place = ? WHERE community = ? AND id = ?",
        place,
        community,
        practice,
    )


def insert_speech(
    community: CommunityId, practice: str, member: MemberId, speech: PracticeSpeech, at: datetime
) -> Statement:
    """Statement that keeps words said; all are its member's to erase, the opponent's as well."""
    return make_statement(
        "INSERT INTO practice_speeches (community, id, practice, member, words, how, sources, "
        "why, model, given_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        speech.id,
        practice,
        member,
        speech.words,
        speech.how,
        speech.sources,
        speech.why,
        speech.model,
        to_ms(at),
    )


async def load_speeches(
    db: Database, community: CommunityId, practice: str
) -> dict[str, PracticeSpeech]:
    """All that was said in one, by the ids of its events."""
    rows = await db.read(
        "SELECT id, words, how, sources, why, model FROM practice_speeches"
        " WHERE community = ? AND practice = ?",
        community,
        practice,
    )
    return {
        str(said): PracticeSpeech(
            id=str(said),
            words=str(words),
            how=str(how),
            sources=str(sources),
            why=str(why),
            model=str(model),
        )
        for said, words, how, sources, why, model in rows
    }
