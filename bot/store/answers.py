"""Answers that were given, so that their buttons work for ever, and how members found them."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.instants import to_ms
from bot.store.statement import Statement, put


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence shown, with the paragraph of the version it stands in."""

    slug: str
    version: int
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as it was given. `scope` names the articles asked, none meaning the library."""

    id: str
    member: MemberId
    place: PlaceId
    question: str
    scope: tuple[str, ...]
    abstained: bool
    confidence: float
    sentences: tuple[Cited, ...]


def keep(community: CommunityId, given: Given, at: datetime) -> tuple[Statement, ...]:
    """Statements that put an answer on record."""
    return (
        put(
            "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            community,
            given.id,
            given.place,
            given.member,
            given.question,
            " ".join(given.scope),
            int(given.abstained),
            given.confidence,
            to_ms(at),
        ),
        Statement(
            "INSERT INTO answer_sentences VALUES (?, ?, ?, ?, ?, ?, ?)",
            tuple(
                (community, given.id, position, s.slug, s.version, s.paragraph, s.text)
                for position, s in enumerate(given.sentences)
            ),
        ),
    )


async def load(db: Database, community: CommunityId, answer: str) -> Given | None:
    """An answer on record; None if there is none by that id in this community."""
    found, sentences = await db.read_together(
        (
            "SELECT member, place, question, scope, abstained, confidence FROM answers"
            " WHERE community = ? AND id = ?",
            (community, answer),
        ),
        (
            "SELECT slug, version, paragraph, text FROM answer_sentences"
            " WHERE community = ? AND answer = ? ORDER BY position",
            (community, answer),
        ),
    )
    if not found:
        return None
    member, place, question, scope, abstained, confidence = found[0]
    return Given(
        id=answer,
        member=MemberId(str(member)),
        place=PlaceId(str(place)),
        question=str(question),
        scope=tuple(str(scope).split()),
        abstained=bool(abstained),
        confidence=float(confidence or 0),
        sentences=tuple(
            Cited(str(slug), int(version or 0), int(paragraph or 0), str(text))
            for slug, version, paragraph, text in sentences
        ),
    )


def opine(
    community: CommunityId, answer: str, member: MemberId, helpful: bool, at: datetime
) -> Statement:
    """Statement that records whether an answer helped; the last word of a member counts."""
    return put(
        "INSERT INTO answer_opinions VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (community, answer, member)"
        " DO UPDATE SET helpful = excluded.helpful, said_at = excluded.said_at",
        community,
        answer,
        member,
        int(helpful),
        to_ms(at),
    )
