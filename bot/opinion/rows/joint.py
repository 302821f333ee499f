"""Group statements: what members say for them, rounds, and what candidates rest on."""

from collections.abc import Sequence
from datetime import datetime

from bot.article.wording.shapes import Kept, Source
from bot.kernel.ids import CommunityId, MemberId
from bot.opinion.rules.joint import Voice, VoiceKind
from bot.store.database import Database
from bot.store.statement import Cell, Statement, make_statement, to_ms


def insert_voice(community: CommunityId, debate: str, voice: Voice, at: datetime) -> Statement:
    """Statement that keeps what a member said; its number comes from the order of all."""
    return make_statement(
        "INSERT INTO joint_words (community, id, debate, member, kind, round, words, said_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        voice.id,
        debate,
        voice.member,
        voice.kind.value,
        voice.round,
        voice.words,
        to_ms(at),
    )


async def load_voices(db: Database, community: CommunityId, debate: str) -> tuple[Voice, ...]:
    """All that was said for a debate's statement, but for what was erased; the numbers stay."""
    rows = await db.read(
        "SELECT id, member, kind, round, words FROM joint_words"
        " WHERE community = ? AND debate = ? ORDER BY said_at, id",
        community,
        debate,
    )
    return tuple(
        Voice(
            number=number,
            id=str(key),
            member=MemberId(str(member)),
            kind=VoiceKind(str(kind)),
            round=int(round_ or 1),
            words=str(words),
        )
        for number, (key, member, kind, round_, words) in enumerate(rows, 1)
        if words
    )


def insert_round(
    community: CommunityId, debate: str, round_: int, by: MemberId, at: datetime
) -> Statement:
    """Statement that begins a round. Writing it raises Conflict when it has begun."""
    return make_statement(
        "INSERT INTO joint_rounds (community, debate, round, begun_by, begun_at) "
        "VALUES (?, ?, ?, ?, ?)",
        community,
        debate,
        round_,
        by,
        to_ms(at),
    )


async def find_round(db: Database, community: CommunityId, debate: str) -> int:
    """The round that a debate's statement is in, from 1."""
    rows = await db.read(
        "SELECT MAX(round) FROM joint_rounds WHERE community = ? AND debate = ?", community, debate
    )
    return int(rows[0][0] or 1)


def insert_clauses(
    community: CommunityId, proposal: str, clauses: Sequence[Kept], by: Sequence[Voice]
) -> list[Statement]:
    """Statements that keep what each clause of a candidate rests on."""
    voice_by_number = {voice.number: voice for voice in by}
    source_rows: list[tuple[Cell, ...]] = [
        (community, proposal, place, voice.words) for place, voice in enumerate(clauses)
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            community,
            proposal,
            place,
            number,
            voice_by_number[source.number].id,
            voice_by_number[source.number].member,
            source.quotation,
        )
        for place, voice in enumerate(clauses)
        for number, source in enumerate(voice.sources)
    ]
    return [
        Statement(
            "INSERT INTO joint_clauses (community, proposal, position, words) VALUES (?, ?, ?, ?)",
            tuple(source_rows),
        ),
        Statement(
            "INSERT INTO joint_sources (community, proposal, position, number, "
            "source, member, quotation) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            tuple(rows),
        ),
    ]


async def load_clauses(
    db: Database, community: CommunityId, proposal: str, by: Sequence[Voice]
) -> tuple[Kept, ...]:
    """The clauses of a candidate with what they rest on; none for one that a member wrote. What
    was erased is left out of the sources."""
    numbers = {voice.id: voice.number for voice in by}
    rows = await db.read(
        "SELECT c.position, c.words, s.source, s.quotation FROM joint_clauses c"
        " LEFT JOIN joint_sources s ON s.community = c.community AND s.proposal = c.proposal"
        " AND s.position = c.position AND s.quotation <> ''"
        " WHERE c.community = ? AND c.proposal = ? ORDER BY c.position, s.number",
        community,
        proposal,
    )
    words: dict[int, str] = {}
    sources: dict[int, list[Source]] = {}
    for position, clause, source, quotation in rows:
        place = int(position or 0)
        words[place] = str(clause)
        if str(source) in numbers:
            sources.setdefault(place, []).append(Source(numbers[str(source)], str(quotation)))
    return tuple(Kept(words[place], tuple(sources.get(place, ()))) for place in sorted(words))


async def load_drafted_ids(db: Database, community: CommunityId, scope: str) -> frozenset[str]:
    """The ids of a scope's proposals that a model worded."""
    rows = await db.read(
        "SELECT DISTINCT c.proposal FROM joint_clauses c JOIN proposals p"
        " ON p.community = c.community AND p.id = c.proposal"
        " WHERE c.community = ? AND p.scope = ?",
        community,
        scope,
    )
    return frozenset(str(proposal) for (proposal,) in rows)
