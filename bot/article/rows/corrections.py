"""Which passage members say would have been right for an answer."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from bot.article.rules.excerpts import ParagraphPlace
from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms


class PassageCorrection(Struct, frozen=True):
    """The paragraph that is right for an answer; None where no passage offered is."""

    answer: str
    place: ParagraphPlace | None


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


async def load_corrections(db: Database, community: CommunityId) -> Sequence[PassageCorrection]:
    """All that members said would have been right, oldest first, but for erased questions."""
    rows = await db.read(
        "SELECT c.answer, c.slug, c.version, c.paragraph FROM answer_corrections c"
        " JOIN answers a ON a.community = c.community AND a.id = c.answer"
        " WHERE c.community = ? AND a.question <> '' ORDER BY c.said_at, c.answer, c.member",
        community,
    )
    return [
        PassageCorrection(
            str(answer), (str(slug), int(version or 0), int(paragraph or 0)) if slug else None
        )
        for answer, slug, version, paragraph in rows
    ]
