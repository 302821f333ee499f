"""Reads a poll from tables: those that Polis exports, or plain ones of statements, votes, people.

Columns go by the names that Polis, its open data and red-dwarf use, and by plain words. A table
with a person in each row and a statement in each column (participants-votes.csv) does as well.
"""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from bot.debate.files.cells import read_cell
from bot.kernel.plain import clean_words
from bot.kernel.refusal import Refused
from bot.opinion.polls.draft import (
    LONGEST,
    LONGEST_NAME,
    PollDraft,
    PollStatement,
    PollVote,
    bound_poll,
)
from bot.opinion.refusals import OpinionRefusal
from bot.opinion.rules.left_out import LeftOut

MOST_ROWS = 1_000_000
"""Rows that are read of a table."""

Row = Mapping[str, str]
Rows = Sequence[Row]

PERSON = ("voter-id", "participant", "participant-id", "pid", "person", "voter", "name")
STATEMENT = ("comment-id", "statement-id", "tid", "statement", "comment", "number", "id")
WORDS = ("comment-body", "txt", "words", "text", "statement", "comment")
AUTHOR = ("author-id", "participant-id", "pid", "author")
TIME = ("timestamp", "created", "modified", "at")
SUMS = frozenset({"group-id", "n-comments", "n-votes", "n-agree", "n-disagree", "xid"})
"""Columns of participants-votes.csv that hold no vote."""

VOTES = {
    "1": 1, "1.0": 1, "+1": 1, "agree": 1, "yes": 1, "for": 1,
    "0": 0, "0.0": 0, "pass": 0, "unsure": 0, "abstain": 0,
    "-1": -1, "-1.0": -1, "−1": -1, "disagree": -1, "no": -1, "against": -1,
}  # fmt: skip
KNOWN = SUMS.union(PERSON, STATEMENT, WORDS, AUTHOR, TIME).union(
    ("vote", "agrees", "disagrees", "moderated", "mod", "is-seed", "is-meta")
)
"""Columns that go by these names however they are spelled: `is_seed` is `is-seed`."""

TRUE = frozenset({"true", "t", "1", "yes"})
SECONDS_UNTIL = 20_000_000_000
"""A time below this is in seconds, otherwise in milliseconds since 1970."""

LATEST = 253_402_300_799_000


def read_poll(tables: Sequence[str]) -> PollDraft:
    """The poll in the texts of some tables, in any order. Raises Refused (POLL_UNREADABLE)."""
    left_out: Counter[str] = Counter()
    stated, long, wide, names = _sort_tables(
        [rows for text in tables if (rows := _read_rows(text))]
    )
    statements = [one for rows in stated for one in _read_statements(rows, left_out)]
    votes = [vote for rows in long for vote in _read_votes(rows, left_out)]
    if not votes:  # both are in an export of Polis, and say the same
        votes = [vote for rows in wide for vote in _read_wide(rows, left_out)]
    if not statements:  # their words stand beside the votes, or above the columns
        keys = dict.fromkeys(vote.statement for vote in votes)
        made = [{"id": key, "words": key} for key in keys if not key.isdigit()]
        statements = _read_statements(made, left_out)
    if not statements:
        raise Refused(OpinionRefusal.POLL_UNREADABLE)
    flipped = any(_is_flipped(rows, votes) for rows in stated)
    known = _know_keys(statements)
    kept: list[PollVote] = []
    for vote in votes:
        key = known.get(vote.statement) or known.get(_plain(vote.statement))
        if key is None:
            left_out[LeftOut.UNKNOWN_STATEMENT] += 1
            continue
        value = -vote.vote if flipped else vote.vote
        kept.append(PollVote(person=vote.person, statement=key, vote=value, at=vote.at))
    called = {key: name for rows in names for key, name in _read_names(rows)}
    return bound_poll(statements, kept, called, left_out, flipped=flipped)


def _read_rows(text: str) -> Rows:
    try:
        reader = csv.DictReader(io.StringIO(text.replace("\0", "")), restval="")
        reader.fieldnames = [
            plain if (plain := _plain(name)) in KNOWN else name.strip()
            for name in reader.fieldnames or ()
        ]
        return [
            {name: value or "" for name, value in row.items() if name}
            for row in islice(reader, MOST_ROWS)
        ]
    except csv.Error:
        raise Refused(OpinionRefusal.POLL_UNREADABLE) from None


def _sort_tables(tables: Sequence[Rows]) -> tuple[list[Rows], list[Rows], list[Rows], list[Rows]]:
    """Tables of statements, of votes in rows, of votes in columns, and of people's names."""
    stated, long, wide, names = list[Rows](), list[Rows](), list[Rows](), list[Rows]()
    for rows in tables:
        if _find(rows, ("vote",)) and _find(rows, PERSON):
            long.append(rows)
        elif _find(rows, WORDS):
            stated.append(rows)
        elif _is_wide(rows):
            wide.append(rows)
        elif _find(rows, ("name",)):
            names.append(rows)
    return stated, long, wide, names


def _plain(name: str | None) -> str:
    return " ".join((name or "").split()).casefold().replace("_", "-")


def _find(rows: Rows, names: Sequence[str]) -> str:
    """The first of some columns that the table has; "" for none."""
    return next((name for name in names if name in rows[0]), "")


def _is_wide(rows: Rows) -> bool:
    columns = [name for name in rows[0] if name not in SUMS]
    return len(columns) > 1 and columns[0] in PERSON and columns[1:] != ["name"]


def _read_statements(rows: Rows, left_out: Counter[str]) -> list[PollStatement]:
    words_of = _find(rows, WORDS) if rows else ""
    key_of = _find(rows, [name for name in STATEMENT if name != words_of]) if rows else ""
    seen: set[str] = set()
    statements: list[PollStatement] = []
    for number, row in enumerate(rows, 1):
        words = _clean(row[words_of])
        reason = None
        if not any(letter.isalnum() for letter in words):
            reason = LeftOut.NO_WORDS
        elif len(words) > LONGEST:
            reason = LeftOut.TOO_LONG
        elif row.get("moderated", row.get("mod", "")).strip() == "-1":
            reason = LeftOut.REJECTED
        elif row.get("is-meta", "").strip().casefold() in TRUE:
            reason = LeftOut.META
        elif words.casefold() in seen:
            reason = LeftOut.TWICE
        if reason is not None:
            left_out[reason] += 1
            continue
        seen.add(words.casefold())
        statements.append(
            PollStatement(
                key=row.get(key_of, "").strip() or str(number),
                words=words,
                author=row.get(_find(rows, AUTHOR), "").strip(),
                seed=row.get("is-seed", "").strip().casefold() in TRUE,
                at=_read_time(row.get(_find(rows, TIME), "")),
            )
        )
    return statements


def _read_votes(rows: Rows, left_out: Counter[str]) -> list[PollVote]:
    person, statement, time = (_find(rows, names) for names in (PERSON, STATEMENT, TIME))
    votes: list[PollVote] = []
    for row in rows:
        value = VOTES.get(row["vote"].strip().casefold())
        who = row[person].strip()
        if value is None or not who:
            left_out[LeftOut.UNREADABLE_VOTE] += 1
            continue
        on = row.get(statement, "").strip()
        votes.append(
            PollVote(person=who, statement=on, vote=value, at=_read_time(row.get(time, "")))
        )
    return votes


def _read_wide(rows: Rows, left_out: Counter[str]) -> list[PollVote]:
    person, *columns = [name for name in rows[0] if name not in SUMS]
    votes: list[PollVote] = []
    for row in rows:
        for column in columns:
            cell = row[column].strip().casefold()
            value = VOTES.get(cell)
            if value is not None and row[person].strip():
                votes.append(PollVote(person=row[person].strip(), statement=column, vote=value))
            elif cell:
                left_out[LeftOut.UNREADABLE_VOTE] += 1
    return votes


def _read_names(rows: Rows) -> list[tuple[str, str]]:
    key = _find(rows, [name for name in (*PERSON, "id") if name != "name"]) or "name"
    return [(row[key].strip(), _clean(row["name"])[:LONGEST_NAME]) for row in rows if row["name"]]


def _know_keys(statements: Sequence[PollStatement]) -> dict[str, str]:
    """The key of each statement by its key, and by its words where votes name these."""
    by_words = {_plain(statement.words): statement.key for statement in statements}
    return by_words | {statement.key: statement.key for statement in statements}


def _is_flipped(rows: Rows, votes: Sequence[PollVote]) -> bool:
    """Whether agreement is −1 among the votes, as in Polis's own database: the sums of agreement
    that stand beside the statements say so."""
    if not _find(rows, ("agrees",)) or not _find(rows, ("disagrees",)):
        return False
    last = {(v.person, v.statement): v.vote for v in sorted(votes, key=lambda v: v.at)}
    sums = Counter((statement, vote) for (_, statement), vote in last.items())
    straight = crossed = 0
    key = _find(rows, STATEMENT)
    for row in rows:
        if row["agrees"].strip().isdigit() and row["disagrees"].strip().isdigit():
            agree, disagree = int(row["agrees"]), int(row["disagrees"])
            for_it, against = sums[row[key].strip(), 1], sums[row[key].strip(), -1]
            straight += abs(agree - for_it) + abs(disagree - against)
            crossed += abs(agree - against) + abs(disagree - for_it)
    return crossed < straight


def _clean(words: str) -> str:
    """Words on one line, without the mark that keeps spreadsheets from reading them as formulas."""
    return read_cell(" ".join(clean_words(words).split()))


def _read_time(words: str) -> int:
    """Milliseconds since 1970; 0 for what is no such time."""
    try:
        at = float(words)
    except ValueError:
        return 0
    ms = at * 1000 if at < SECONDS_UNTIL else at
    return int(ms) if 0 < ms < LATEST else 0
