"""Positions as rows: what each member held, when and why; nothing is overwritten."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Statement, from_ms, make_statement, to_int, to_ms


class StoredPosition(Struct, frozen=True, kw_only=True):
    """A member's position at a moment. `moved_by` are the speeches and claims they credited,
    `cited` the paragraphs (slug, version, number) that their reason names."""

    id: str
    debate: str
    member: MemberId
    phase: str
    stance: int | None
    confidence: int | None
    reason: str
    at: datetime
    moved_by: tuple[str, ...] = ()
    would_change: str = ""
    cited: tuple[tuple[str, int, int], ...] = ()


def insert_position(
    community: CommunityId, position: StoredPosition, number: int
) -> tuple[Statement, ...]:
    """Statements that keep a position, which is event `number` of its debate, from 1; nothing is
    overwritten."""
    position_put = make_statement(
        "INSERT INTO positions (community, id, debate, member, phase, stance, confidence, reason,"
        " taken_at, would_change, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        position.id,
        position.debate,
        position.member,
        position.phase,
        position.stance,
        position.confidence,
        position.reason,
        to_ms(position.at),
        position.would_change,
        number,
    )
    credits_ = tuple((community, position.id, credited) for credited in position.moved_by)
    cited = tuple((community, position.id, *where) for where in position.cited)
    statements = [position_put]
    if credits_:
        statements.append(
            Statement(
                "INSERT INTO position_credits (community, position, speech) VALUES (?, ?, ?)",
                credits_,
            )
        )
    if cited:
        statements.append(
            Statement(
                "INSERT INTO position_citations (community, position, slug, version, "
                "paragraph) "
                "VALUES (?, ?, ?, ?, ?)",
                cited,
            )
        )
    return tuple(statements)


async def load_positions(
    db: Database, community: CommunityId, debate: str, member: MemberId | None = None
) -> list[StoredPosition]:
    """All positions on a debate's motion, or those of one member, in the order in which they were
    taken."""
    given = (community, debate, member or "", member or "")
    rows, credited, citing = await db.read_together(
        (
            "SELECT id, member, phase, stance, confidence, reason, taken_at, would_change"
            " FROM positions"
            " WHERE community = ? AND debate = ? AND (? = '' OR member = ?)"
            " ORDER BY number, taken_at, id",
            given,
        ),
        (
            "SELECT c.position, c.speech FROM position_credits c JOIN positions p"
            " ON p.community = c.community AND p.id = c.position"
            " WHERE c.community = ? AND p.debate = ? AND (? = '' OR p.member = ?)"
            " ORDER BY c.speech",
            given,
        ),
        (
            "SELECT c.position, c.slug, c.version, c.paragraph FROM position_citations c"
            " JOIN positions p ON p.community = c.community AND p.id = c.position"
            " WHERE c.community = ? AND p.debate = ? AND (? = '' OR p.member = ?)"
            " ORDER BY c.slug, c.version, c.paragraph",
            given,
        ),
    )
    cited: dict[str, list[tuple[str, int, int]]] = {}
    for position, slug, version, paragraph in citing:
        cited.setdefault(str(position), []).append((str(slug), to_int(version), to_int(paragraph)))
    moved: dict[str, list[str]] = {}
    for position, speech in credited:
        moved.setdefault(str(position), []).append(str(speech))
    return [
        StoredPosition(
            id=str(position),
            debate=debate,
            member=MemberId(str(member)),
            phase=str(phase),
            stance=None if stance is None else to_int(stance),
            confidence=None if confidence is None else to_int(confidence),
            reason=str(reason),
            at=from_ms(to_int(at)),
            moved_by=tuple(moved.get(str(position), ())),
            would_change=str(would_change),
            cited=tuple(cited.get(str(position), ())),
        )
        for position, member, phase, stance, confidence, reason, at, would_change in rows
    ]


def insert_shared_reasons(
    community: CommunityId, debate: str, reasons: Sequence[str]
) -> tuple[Statement, ...]:
    """Statements that keep the unnamed reasons of a debate that was brought in, in order."""
    rows = tuple((community, debate, number, words) for number, words in enumerate(reasons, 1))
    if not rows:
        return ()
    return (
        Statement(
            "INSERT INTO shared_reasons (community, debate, number, words) VALUES (?, ?, ?, ?)",
            rows,
        ),
    )


async def load_shared_reasons(db: Database, community: CommunityId, debate: str) -> tuple[str, ...]:
    """The unnamed reasons of a debate that was brought in, in order."""
    rows = await db.read(
        "SELECT words FROM shared_reasons WHERE community = ? AND debate = ? ORDER BY number",
        community,
        debate,
    )
    return tuple(str(words) for (words,) in rows)
