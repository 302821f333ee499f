"""Questions that a member was asked about their own words, and their replies: theirs alone."""

from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms


class CoachQuestion(Struct, frozen=True, kw_only=True):
    """A question with its reply ("" without one). Questions about one `topic` (the member's words)
    make a `load_thread`, which goes by the id of its first."""

    id: str
    thread: str
    debate: str
    topic: str
    question: str
    reply: str = ""


_READ = "SELECT id, thread, debate, topic, question, reply FROM coach_questions"


async def find_question(
    db: Database, community: CommunityId, asked: str, member: MemberId
) -> CoachQuestion | None:
    """A question that was put to this member; None if there is none whose words are kept."""
    rows = await db.read(
        f"{_READ} WHERE community = ? AND id = ? AND member = ? AND topic <> ''",
        community,
        asked,
        member,
    )
    return CoachQuestion(**_named(rows[0])) if rows else None


async def load_thread(
    db: Database, community: CommunityId, first: str, member: MemberId
) -> list[CoachQuestion]:
    """The questions of a thread in order."""
    rows = await db.read(
        f"{_READ} WHERE community = ? AND thread = ? AND member = ? AND topic <> ''"
        " ORDER BY asked_at, id",
        community,
        first,
        member,
    )
    return [CoachQuestion(**_named(row)) for row in rows]


def _named(row: tuple[object, ...]) -> dict[str, str]:
    names = ("id", "thread", "debate", "topic", "question", "reply")
    return dict(zip(names, map(str, row), strict=True))


def insert_question(
    community: CommunityId, put_: CoachQuestion, member: MemberId, at: datetime
) -> Statement:
    """Statement that keeps a question."""
    return make_statement(
        "INSERT INTO coach_questions (community, id, thread, member, debate, topic, question, "
        "reply, asked_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        put_.id,
        put_.thread,
        member,
        put_.debate,
        put_.topic,
        put_.question,
        put_.reply,
        to_ms(at),
    )


def set_reply(community: CommunityId, asked_: str, member: MemberId, reply: str) -> Statement:
    """Statement that keeps the reply to a question."""
    return make_statement(
        "UPDATE coach_questions SET reply = ? WHERE community = ? AND id = ? AND member = ?",
        reply,
        community,
        asked_,
        member,
    )
