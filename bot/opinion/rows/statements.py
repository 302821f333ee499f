"""Statements put to the vote in a debate, and the votes; of each member the last one counts."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Statement, from_ms, make_statement, to_ms

WAITING = 2
"""In the column `hidden`: a chair has not let it in yet."""


class StatementRow(Struct, frozen=True, kw_only=True):
    """A statement; `member` is None for one that came with the motion. One that is `waiting` for
    the chair is hidden, too."""

    id: str
    number: int
    member: MemberId | None
    words: str
    hidden: bool
    at: datetime
    waiting: bool = False


class StatementVote(Struct, frozen=True, kw_only=True):
    """A vote on a statement (by id) at an instant (UTC): 1 agree, 0 pass, −1 disagree."""

    statement: str
    member: MemberId
    vote: int
    at: datetime


def insert_statements(
    community: CommunityId, debate: str, statements: Sequence[StatementRow]
) -> Statement:
    """Statement (of SQL) that keeps statements. Conflict where a number is taken."""
    return Statement(
        "INSERT INTO statements (community, id, debate, number, member, words, hidden, added_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        tuple(
            (
                community,
                statement.id,
                debate,
                statement.number,
                statement.member,
                statement.words,
                WAITING if statement.waiting else int(statement.hidden),
                to_ms(statement.at),
            )
            for statement in statements
        ),
    )


def hide_statement(community: CommunityId, statement: str, *, on: bool) -> Statement:
    """Statement (of SQL) that takes one out, or puts it back."""
    return make_statement(
        "UPDATE statements SET hidden = ? WHERE community = ? AND id = ?",
        int(on),
        community,
        statement,
    )


def save_vote(community: CommunityId, vote: str, statement_vote: StatementVote) -> Statement:
    """Statement (of SQL) that adds a vote, by its id."""
    return _insert_votes(community, [(vote, statement_vote)])


def save_votes(community: CommunityId, votes: Sequence[StatementVote], prefix: str) -> Statement:
    """Statement (of SQL) that adds votes, whose ids are a prefix and their number from 0."""
    return _insert_votes(community, [(f"{prefix}{n}", vote) for n, vote in enumerate(votes)])


def _insert_votes(
    community: CommunityId, votes_by_id: Iterable[tuple[str, StatementVote]]
) -> Statement:
    return Statement(
        "INSERT INTO statement_votes (community, id, statement, member, vote, voted_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        tuple(
            (community, key, vote.statement, vote.member, vote.vote, to_ms(vote.at))
            for key, vote in votes_by_id
        ),
    )


def find_next_number(stated: Sequence[StatementRow]) -> int:
    """The number of the next statement: one more than the last, even where some were deleted."""
    return max((statement.number for statement in stated), default=0) + 1


IMPORTED = "poll:"
"""Begins the ids of statements that came from a file."""

STRANGER = "brought:poll:"
"""Begins the ids of the people whose votes came from a file."""


def delete_imported(
    community: CommunityId, debate: str, strangers: Iterable[MemberId]
) -> tuple[Statement, ...]:
    """Statements (of SQL) that delete what was imported into a debate: statements, all votes on
    them, and the names of the `strangers` who cast them."""
    imported = "SELECT id FROM statements WHERE community = ? AND debate = ? AND id LIKE ?"
    cells = (community, debate, f"{IMPORTED}%")
    return (
        make_statement(
            f"DELETE FROM statement_votes WHERE community = ? AND statement IN ({imported})",  # noqa: S608  # our own words
            community,
            *cells,
        ),
        make_statement(
            "DELETE FROM statements WHERE community = ? AND debate = ? AND id LIKE ?", *cells
        ),
        Statement(
            "DELETE FROM members WHERE community = ? AND id = ?",
            tuple((community, member) for member in strangers),
        ),
    )


def take_vote_back(community: CommunityId, statement: str, member: MemberId) -> Statement:
    """Statement (of SQL) that deletes all votes of a member on a statement."""
    return make_statement(
        "DELETE FROM statement_votes WHERE community = ? AND statement = ? AND member = ?",
        community,
        statement,
        member,
    )


def reword_statement(community: CommunityId, row: StatementRow, words: str) -> Statement:
    """Statement (of SQL) that gives a statement other words, while only its author has voted; ""
    takes it out. It returns its id if that was so."""
    return make_statement(
        "UPDATE statements SET words = ?, hidden = ? WHERE community = ? AND id = ?"
        " AND NOT EXISTS (SELECT 1 FROM statement_votes v WHERE v.community = statements.community"
        " AND v.statement = statements.id AND v.member <> statements.member)"
        " RETURNING id",
        words,
        int(not words) or (WAITING if row.waiting else 0),
        community,
        row.id,
    )


async def load_statements(db: Database, community: CommunityId, debate: str) -> list[StatementRow]:
    """A debate's statements by their numbers."""
    rows = await db.read(
        "SELECT id, number, member, words, hidden, added_at FROM statements"
        " WHERE community = ? AND debate = ? ORDER BY number",
        community,
        debate,
    )
    return [
        StatementRow(
            id=str(key),
            number=int(number or 0),
            member=None if member is None else MemberId(str(member)),
            words=str(words),
            hidden=bool(hid),
            waiting=hid == WAITING,
            at=from_ms(int(at or 0)),
        )
        for key, number, member, words, hid, at in rows
    ]


async def load_votes(db: Database, community: CommunityId, debate: str) -> list[StatementVote]:
    """All votes on a debate's statements, in order."""
    rows = await db.read(
        "SELECT v.statement, v.member, v.vote, v.voted_at FROM statement_votes v"
        " JOIN statements s ON s.community = v.community AND s.id = v.statement"
        " WHERE v.community = ? AND s.debate = ? ORDER BY v.voted_at, v.id",
        community,
        debate,
    )
    return [
        StatementVote(
            statement=str(statement),
            member=MemberId(str(member)),
            vote=int(vote or 0),
            at=from_ms(int(at or 0)),
        )
        for statement, member, vote, at in rows
    ]
