"""Which passage members say would have been right for an answer."""

from collections.abc import Sequence
from datetime import datetime

from bot.article.rules.check_lines import AnswerCorrection
from bot.article.rules.excerpts import ParagraphPlace
from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms


def keep_correction(
    community: CommunityId,
    answer: str,
    member: MemberId,
    place: ParagraphPlace | None,
    at: datetime,
) -> Statement:
    """Statement that records which passage would have been right; the last word of a member
    counts."""
    slug, version, paragraph = place or ("", 0, 0)
    return make_statement(
        "INSERT INTO answer_corrections (community, answer, member, slug, version, paragraph, "
        "said_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (community, answer, member) DO UPDATE SET slug = excluded.slug,"
        " version = excluded.version, paragraph = excluded.paragraph, said_at = excluded.said_at",
        community,
        answer,
        member,
        slug,
        version,
        paragraph,
        to_ms(at),
    )


async def load_corrections(db: Database, community: CommunityId) -> Sequence[AnswerCorrection]:
    """All that members said would have been right, oldest first, but for erased questions."""
    rows = await db.read(
        "SELECT a.id, a.question, a.searched, a.scope, c.slug, c.version, c.paragraph, b.text"
        " FROM answer_corrections c"
        " JOIN answers a ON a.community = c.community AND a.id = c.answer"
        " LEFT JOIN article_blocks b ON b.community = c.community AND b.slug = c.slug"
        " AND b.version = c.version AND b.kind = 'paragraph' AND b.paragraph = c.paragraph"
        " WHERE c.community = ? AND a.question <> '' ORDER BY c.said_at, c.answer, c.member",
        community,
    )
    return [
        AnswerCorrection(
            answer=str(answer),
            question=str(searched or question),
            scope=tuple(str(scope).split()),
            place=(str(slug), int(version or 0), int(paragraph or 0)) if slug else None,
            words=str(words or ""),
        )
        for answer, question, searched, scope, slug, version, paragraph, words in rows
    ]
