"""Answers that were given, so that their buttons work for ever, and how members found them."""

from datetime import datetime

import msgspec
from msgspec import Struct

from bot.article.rules.outcome import AnswerNote, Outcome
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms

_NOTES = msgspec.json.Decoder(tuple[AnswerNote, ...])


class CitedSentence(Struct, frozen=True):
    """A sentence shown, with the paragraph of the version it stands in."""

    slug: str
    version: int
    paragraph: int
    text: str


class KeptPassage(Struct, frozen=True):
    """A paragraph that an answer showed, or one that came next."""

    slug: str
    version: int
    paragraph: int
    shown: bool

    @property
    def place(self) -> tuple[str, int, int]:
        """The article, its version, and the paragraph, from 1."""
        return self.slug, self.version, self.paragraph


class AnswerRecord(Struct, frozen=True, kw_only=True):
    """An answer as it was given. `scope` names the articles asked, none meaning the library;
    `chosen_by` names the model that chose its sentences ("" for none); `passages` are what it
    showed, then what came next; `follows` is the answer that the question goes on from ("" for
    none)."""

    id: str
    member: MemberId
    place: PlaceId
    question: str
    scope: tuple[str, ...]
    outcome: Outcome
    confidence: float
    sentences: tuple[CitedSentence, ...]
    chosen_by: str = ""
    notes: tuple[AnswerNote, ...] = ()
    passages: tuple[KeptPassage, ...] = ()
    follows: str = ""

    @property
    def abstained(self) -> bool:
        """Was the article silent?"""
        return self.outcome is Outcome.SILENT


def keep(community: CommunityId, record: AnswerRecord, at: datetime) -> tuple[Statement, ...]:
    """Statements that put an answer on record."""
    return (
        make_statement(
            "INSERT INTO answers (community, id, place, member, question, scope, abstained, "
            "outcome, confidence, notes, follows, asked_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            community,
            record.id,
            record.place,
            record.member,
            record.question,
            " ".join(record.scope),
            int(record.abstained),
            record.outcome,
            record.confidence,
            msgspec.json.encode(record.notes).decode() if record.notes else "",
            record.follows,
            to_ms(at),
        ),
        Statement(
            "INSERT INTO answer_sentences (community, answer, position, slug, version, paragraph, "
            "text) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            tuple(
                (community, record.id, position, s.slug, s.version, s.paragraph, s.text)
                for position, s in enumerate(record.sentences)
            ),
        ),
        Statement(
            "INSERT INTO answer_passages (community, answer, position, slug, version, paragraph, "
            "shown) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            tuple(
                (community, record.id, position, p.slug, p.version, p.paragraph, int(p.shown))
                for position, p in enumerate(record.passages)
            ),
        ),
    )


async def load(db: Database, community: CommunityId, answer: str) -> AnswerRecord | None:
    """An answer on record; None if there is none by that id in this community."""
    rows, sentences, passages, models = await db.read_together(
        (
            "SELECT member, place, question, scope, outcome, confidence, notes, follows"
            " FROM answers WHERE community = ? AND id = ?",
            (community, answer),
        ),
        (
            "SELECT slug, version, paragraph, text FROM answer_sentences"
            " WHERE community = ? AND answer = ? ORDER BY position",
            (community, answer),
        ),
        (
            "SELECT slug, version, paragraph, shown FROM answer_passages"
            " WHERE community = ? AND answer = ? ORDER BY position",
            (community, answer),
        ),
        (
            # What a model once put into other words was not chosen by it.
            "SELECT model FROM model_results WHERE community = ? AND result = ? AND NOT EXISTS"
            " (SELECT 1 FROM answer_wordings w WHERE w.community = model_results.community"
            " AND w.answer = model_results.result)",
            (community, answer),
        ),
    )
    if not rows:
        return None
    member, place, question, scope, outcome, confidence, notes, follows = rows[0]
    return AnswerRecord(
        id=answer,
        member=MemberId(str(member)),
        place=PlaceId(str(place)),
        question=str(question),
        scope=tuple(str(scope).split()),
        outcome=Outcome(str(outcome)),
        confidence=float(confidence or 0),
        sentences=tuple(
            CitedSentence(str(slug), int(version or 0), int(paragraph or 0), str(text))
            for slug, version, paragraph, text in sentences
        ),
        chosen_by=str(models[0][0]) if models else "",
        notes=_NOTES.decode(str(notes)) if notes else (),
        passages=tuple(
            KeptPassage(str(slug), int(version or 0), int(paragraph or 0), bool(shown))
            for slug, version, paragraph, shown in passages
        ),
        follows=str(follows),
    )


async def find_recent(
    db: Database, community: CommunityId, place: PlaceId, member: MemberId, since: datetime
) -> AnswerRecord | None:
    """A member's last answer in a place, if they asked `since` then."""
    rows = await db.read(
        "SELECT id FROM answers WHERE community = ? AND member = ? AND place = ?"
        " AND asked_at >= ? ORDER BY asked_at DESC, id DESC LIMIT 1",
        community,
        member,
        place,
        to_ms(since),
    )
    return await load(db, community, str(rows[0][0])) if rows else None


def share_answer(community: CommunityId, answer: str, at: datetime) -> Statement:
    """Statement that says that an answer is shown to its place. Writing it raises Conflict where it
    was before."""
    return make_statement(
        "UPDATE answers SET shared_at = ? WHERE community = ? AND id = ? AND shared_at IS NULL",
        to_ms(at),
        community,
        answer,
        expect=1,
    )


def rate_answer(
    community: CommunityId, answer: str, member: MemberId, helpful: bool, at: datetime
) -> Statement:
    """Statement that records whether an answer helped; the last word of a member counts."""
    return make_statement(
        "INSERT INTO answer_opinions (community, answer, member, helpful, said_at) "
        "VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (community, answer, member)"
        " DO UPDATE SET helpful = excluded.helpful, said_at = excluded.said_at",
        community,
        answer,
        member,
        int(helpful),
        to_ms(at),
    )
