"""Statements with their votes as the set of files that Polis writes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.debate.files.tables import csv_text
from bot.debate.files.zipping import zip_files
from bot.kernel.ids import MemberId
from bot.opinion.rows.statements import StatementRow, StatementVote
from bot.store.statement import to_ms

README = """Statements and votes of one debate, in the files that Polis exports.

Signs: agree = +1, pass = 0, disagree = -1, in every file. (In Polis's own database agree is -1.)
Times are milliseconds since 1970, UTC. Votes carry only their day, so that nobody can be recognised
by when they voted; of two votes on one statement the later counts.
People are numbered; nothing here tells who they are. Authors have numbers after the voters', so
that nobody's votes can be looked up by a statement they wrote.
voters-in-conv counts the people in the groups; without groups it is 0.
comments counts the statements that somebody voted on.
is-seed marks statements that came from Parley. No statement is is-meta.
group-informed-consensus is the product over the groups of (agrees + 1) / (votes + 2); it is empty
without groups.
"""


class PollArchive(Struct, frozen=True, kw_only=True):
    """What was put to the vote, on which topic."""

    topic: str
    about: str
    statements: Sequence[StatementRow]
    votes: Sequence[StatementVote]


def polis_zip(
    polled: PollArchive, groups: Mapping[MemberId, int], consensus: Mapping[str, float]
) -> bytes:
    """The Polis set as a zip file. `groups` are the opinion groups, from 0, and `consensus` the
    group-informed consensus by statement id; both may be empty."""
    last = _last(polled.votes)
    numbers = {statement.id: statement.number for statement in polled.statements}
    people = {member: n for n, member in enumerate(sorted({m for m, _ in last}))}
    authors = _number_authors(polled.statements, len(people))
    files = {
        "README.txt": README,
        "summary.csv": _summary(polled, last, groups, len(authors)),
        "comments.csv": _comments(polled, last, authors, consensus),
        "votes.csv": csv_text(
            ("timestamp", "datetime", "comment-id", "voter-id", "vote"),
            [(*_when(v.at), numbers[v.statement], people[v.member], v.vote) for v in polled.votes],
        ),
        "participants-votes.csv": _participants(polled, last, people, groups),
        "comment-groups.csv": _groups_csv(polled, last, groups),
    }
    return zip_files(files.items())


def date_by_day(votes: Iterable[StatementVote]) -> list[StatementVote]:
    """Votes at the start of their day (UTC), in order; each further vote of a member on the same
    statement that day is a millisecond later, so that the last still counts."""
    steps: Counter[tuple[MemberId, str, datetime]] = Counter()
    dated: list[StatementVote] = []
    for vote in sorted(votes, key=lambda vote: vote.at):
        day = vote.at.replace(hour=0, minute=0, second=0, microsecond=0)
        step = (vote.member, vote.statement, day)
        dated.append(replace(vote, at=day + timedelta(milliseconds=steps[step])))
        steps[step] += 1
    return dated


Last = Mapping[tuple[MemberId, str], int]
"""The vote that counts, by member and statement."""


def _last(votes: Sequence[StatementVote]) -> Last:
    ordered = sorted(votes, key=lambda vote: vote.at)
    return {(vote.member, vote.statement): vote.vote for vote in ordered}


def _number_authors(
    statements: Sequence[StatementRow], first: int
) -> Mapping[MemberId | None, int]:
    """A number for each author, from `first` on, by their first statement; None is Parley."""
    authors = dict.fromkeys(statement.member for statement in statements)
    return {author: number for number, author in enumerate(authors, first)}


def _summary(polled: PollArchive, last: Last, groups: Mapping[MemberId, int], authors: int) -> str:
    rows = [
        ("topic", polled.topic),
        ("url", ""),
        ("voters", len({member for member, _ in last})),
        ("voters-in-conv", len(groups)),
        ("commenters", authors),
        ("comments", len({statement for _, statement in last})),
        ("groups", len(set(groups.values()))),
        ("conversation-description", polled.about),
    ]
    return csv_text(None, rows)


def _comments(
    polled: PollArchive,
    last: Last,
    authors: Mapping[MemberId | None, int],
    consensus: Mapping[str, float],
) -> str:
    heads = (
        "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated",
        "is-meta", "is-seed", "group-informed-consensus", "comment-body",
    )  # fmt: skip
    rows = []
    for row in polled.statements:
        cast = [vote for (_, statement), vote in last.items() if statement == row.id]
        rows.append(
            (
                *_when(row.at),
                row.number,
                authors[row.member],
                cast.count(1),
                cast.count(-1),
                0 if row.waiting else -1 if row.hidden else 1,
                "false",
                "true" if row.member is None else "false",
                consensus.get(row.id, ""),
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
        cast = [vote for vote in mine if vote is not None]
        rows.append(
            (
                number,
                groups.get(member, ""),
                0,  # authors have numbers of their own
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
    return to_ms(at), at.strftime("%a %b %d %H:%M:%S UTC %Y")
