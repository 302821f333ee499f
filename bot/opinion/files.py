"""Statements with their votes as the set of files that Polis writes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from bot.debate.files.tables import csv_text
from bot.debate.files.zipping import zip_files
from bot.kernel.ids import MemberId
from bot.opinion.rows.statements import StatementRow, StatementVote

README = """Statements and votes of one debate, in the files that Polis exports.

Signs: agree = +1, pass = 0, disagree = -1, in every file. (In Polis's own database agree is -1.)
Voters are numbered; nothing here tells who they are. Times are seconds since 1970, UTC.
"""


class PollArchive(Struct, frozen=True, kw_only=True):
    """What was put to the vote, on which topic."""

    topic: str
    about: str
    statements: Sequence[StatementRow]
    votes: Sequence[StatementVote]


def polis_zip(polled: PollArchive, groups: Mapping[MemberId, int]) -> bytes:
    """The Polis set as a zip file. `groups` are the opinion groups, from 0; it may be empty."""
    last = _last(polled.votes)
    numbers = {statement.id: statement.number for statement in polled.statements}
    people = {member: n for n, member in enumerate(sorted({m for m, _ in last}))}
    files = {
        "README.txt": README,
        "summary.csv": _summary(polled, len(people), len(set(groups.values()))),
        "comments.csv": _comments(polled, last, people),
        "votes.csv": csv_text(
            ("timestamp", "datetime", "comment-id", "voter-id", "vote"),
            [(*_when(v.at), numbers[v.statement], people[v.member], v.vote) for v in polled.votes],
        ),
        "participants-votes.csv": _participants(polled, last, people, groups),
        "comment-groups.csv": _groups_csv(polled, last, groups),
    }
    return zip_files(files.items())


Last = Mapping[tuple[MemberId, str], int]
"""The vote that counts, by member and statement."""


def _last(votes: Sequence[StatementVote]) -> Last:
    ordered = sorted(votes, key=lambda vote: vote.at)
    return {(vote.member, vote.statement): vote.vote for vote in ordered}


def _summary(polled: PollArchive, voters: int, groups: int) -> str:
    authors = {statement.member for statement in polled.statements if statement.member is not None}
    statements = [statement for statement in polled.statements if not statement.hidden]
    rows = [
        ("topic", polled.topic),
        ("url", ""),
        ("voters", voters),
        ("voters-in-conv", voters),
        ("commenters", len(authors)),
        ("comments", len(statements)),
        ("groups", groups),
        ("conversation-description", polled.about),
    ]
    return csv_text(None, rows)


def _comments(polled: PollArchive, last: Last, people: Mapping[MemberId, int]) -> str:
    heads = (
        "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated",
        "comment-body",
    )  # fmt: skip
    rows = []
    for row in polled.statements:
        cast = [vote for (_, statement), vote in last.items() if statement == row.id]
        author = people.get(row.member, "") if row.member is not None else ""
        moderated = -1 if row.hidden else 1
        rows.append(
            (
                *_when(row.at),
                row.number,
                author,
                cast.count(1),
                cast.count(-1),
                moderated,
                row.words,
            )
        )
    return csv_text(heads, rows)


def _participants(
    polled: PollArchive,
    last: Last,
    people: Mapping[MemberId, int],
    groups: Mapping[MemberId, int],
) -> str:
    heads = (
        "participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree",
        *(statement.number for statement in polled.statements),
    )  # fmt: skip
    rows = []
    for member, number in people.items():
        mine = [last.get((member, statement.id)) for statement in polled.statements]
        written = sum(statement.member == member for statement in polled.statements)
        cast = [vote for vote in mine if vote is not None]
        rows.append(
            (
                number,
                groups.get(member, ""),
                written,
                len(cast),
                cast.count(1),
                cast.count(-1),
                *("" if vote is None else vote for vote in mine),
            )
        )
    return csv_text(heads, rows)


def _groups_csv(polled: PollArchive, last: Last, groups: Mapping[MemberId, int]) -> str:
    letters = [chr(ord("a") + group) for group in sorted(set(groups.values()))]
    kinds = ("votes", "agrees", "disagrees", "passes")
    heads = (
        "comment-id", "comment", *(f"total-{kind}" for kind in kinds),
        *(f"group-{letter}-{kind}" for letter in letters for kind in kinds),
    )  # fmt: skip
    rows = []
    for row in polled.statements:
        cast = {m: vote for (m, statement), vote in last.items() if statement == row.id}
        counts = list(_counts(cast.values()))
        for group in sorted(set(groups.values())):
            counts += _counts(vote for m, vote in cast.items() if groups.get(m) == group)
        rows.append((row.number, row.words, *counts))
    return csv_text(heads, rows)


def _counts(votes: Iterable[int]) -> tuple[int, int, int, int]:
    cast = list(votes)
    return len(cast), cast.count(1), cast.count(-1), cast.count(0)


def _when(at: datetime) -> tuple[int, str]:
    return int(at.timestamp()), at.strftime("%a %b %d %H:%M:%S UTC %Y")
