"""Answers that were given, so that their buttons work for ever, and how members found them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.article.rules.worded import Rest, Worded, Wording
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database
from bot.store.instants import to_ms
from bot.store.statement import Cell, Row, Statement, put


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence shown, with the paragraph of the version it stands in."""

    slug: str
    version: int
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as it was given. `scope` names the articles asked, none meaning the library;
    `worded` is the answer in a model's words, if it was put into such."""

    id: str
    member: MemberId
    place: PlaceId
    question: str
    scope: tuple[str, ...]
    abstained: bool
    confidence: float
    sentences: tuple[Cited, ...]
    worded: Worded | None = None


def keep(community: CommunityId, given: Given, at: datetime) -> tuple[Statement, ...]:
    """Statements that put an answer on record."""
    return (
        put(
            "INSERT INTO answers (community, id, place, member, question, scope, abstained, "
            "confidence, asked_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            "INSERT INTO answer_sentences (community, answer, position, slug, version, paragraph, "
            "text) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            tuple(
                (community, given.id, position, s.slug, s.version, s.paragraph, s.text)
                for position, s in enumerate(given.sentences)
            ),
        ),
        *_keep_wording(community, given),
    )


def _keep_wording(community: CommunityId, given: Given) -> tuple[Statement, ...]:
    """Statements that keep an answer's sentences in a model's words, with what they rest on."""
    if given.worded is None:
        return ()
    numbered = list(enumerate(given.worded.sentences))
    return (
        Statement(
            "INSERT INTO answer_wordings (community, answer, position, words) VALUES (?, ?, ?, ?)",
            tuple((community, given.id, position, one.words) for position, one in numbered),
        ),
        Statement(
            "INSERT INTO answer_sources (community, answer, position, number, slug, version, "
            "paragraph, quotation) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            tuple(
                (
                    community,
                    given.id,
                    position,
                    number,
                    rest.slug,
                    rest.version,
                    rest.paragraph,
                    rest.quotation,
                )
                for position, one in numbered
                for number, rest in enumerate(one.rests)
            ),
        ),
    )


async def load(db: Database, community: CommunityId, answer: str) -> Given | None:
    """An answer on record; None if there is none by that id in this community."""
    found, sentences, wordings, sources, makers = await db.read_together(
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
        (
            "SELECT position, words FROM answer_wordings"
            " WHERE community = ? AND answer = ? ORDER BY position",
            (community, answer),
        ),
        (
            "SELECT position, slug, version, paragraph, quotation FROM answer_sources"
            " WHERE community = ? AND answer = ? ORDER BY position, number",
            (community, answer),
        ),
        (
            "SELECT model FROM model_results WHERE community = ? AND result = ?",
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
        worded=_worded(wordings, sources, str(makers[0][0])) if wordings and makers else None,
    )


def _worded(wordings: Sequence[Row], sources: Sequence[Row], model: str) -> Worded:
    rests: defaultdict[Cell, list[Rest]] = defaultdict(list)
    for position, slug, version, paragraph, quotation in sources:
        rest = Rest(str(slug), int(version or 0), int(paragraph or 0), str(quotation))
        rests[position].append(rest)
    return Worded(
        tuple(Wording(str(words), tuple(rests[position])) for position, words in wordings), model
    )


def opine(
    community: CommunityId, answer: str, member: MemberId, helpful: bool, at: datetime
) -> Statement:
    """Statement that records whether an answer helped; the last word of a member counts."""
    return put(
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
