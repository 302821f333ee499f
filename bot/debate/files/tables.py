"""Positions as CSV, and statements with their votes as the set of files that Polis writes."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.debate import events as e
from bot.debate.files.archive import Archive
from bot.debate.rules.positions.stance import stance_words
from bot.kernel.ids import MemberId
from bot.opinion.rows.statements import Cast

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_DATE = (1980, 1, 1, 0, 0, 0)

README = """Statements and votes of one debate, in the files that Polis exports.

Signs: agree = +1, pass = 0, disagree = -1, in every file. (In Polis's own database agree is -1.)
Voters are numbered; nothing here tells who they are. Times are seconds since 1970, UTC.
"""


def positions_csv(archive: Archive) -> bytes:
    """Every position, in order. Voters go by the names in the archive."""
    numbers = {event.speech: str(number) for number, event in enumerate(_speeches(archive), 1)} | {
        claim.claim: f"c{n}" for n, claim in enumerate(archive.state.claims, 1)
    }
    rows = [
        (
            archive.names.get(one.member, ""),
            one.phase,
            "" if one.stance is None else one.stance,
            stance_words(one.stance),
            "" if one.confidence is None else one.confidence,
            one.at.isoformat(),
            " ".join(sorted(numbers.get(given, "") for given in one.moved_by)),
            " ".join(f"[{slug} ¶{paragraph}]" for slug, _, paragraph in one.cited),
        )
        for one in archive.positions
    ]
    heads = ("voter", "phase", "stance", "in_words", "confidence", "at", "moved_by", "cited")
    return _csv(heads, rows).encode("utf-8-sig")


def _speeches(archive: Archive) -> Iterable[e.SpeechGiven]:
    return (event for event in archive.events if isinstance(event, e.SpeechGiven))


def polis_zip(archive: Archive, groups: Mapping[MemberId, int]) -> bytes:
    """The Polis set as a zip file. `groups` are the opinion groups, from 0; it may be empty."""
    last = _last(archive.votes)
    numbers = {one.id: one.number for one in archive.statements}
    people = {member: n for n, member in enumerate(sorted({m for m, _ in last}))}
    files = {
        "README.txt": README,
        "summary.csv": _summary(archive, len(people), len(set(groups.values()))),
        "comments.csv": _comments(archive, last, people),
        "votes.csv": _csv(
            ("timestamp", "datetime", "comment-id", "voter-id", "vote"),
            [(*_when(v.at), numbers[v.statement], people[v.member], v.vote) for v in archive.votes],
        ),
        "participants-votes.csv": _participants(archive, last, people, groups),
        "comment-groups.csv": _by_group(archive, last, groups),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, _DATE), content)
    return made.getvalue()


Last = Mapping[tuple[MemberId, str], int]
"""The vote that counts, by member and statement."""


def _last(votes: Sequence[Cast]) -> Last:
    ordered = sorted(votes, key=lambda vote: vote.at)
    return {(vote.member, vote.statement): vote.vote for vote in ordered}


def _summary(archive: Archive, voters: int, groups: int) -> str:
    authors = {one.member for one in archive.statements if one.member is not None}
    shown = [one for one in archive.statements if not one.hidden]
    rows = [
        ("topic", archive.row.motion),
        ("url", ""),
        ("voters", voters),
        ("voters-in-conv", voters),
        ("commenters", len(authors)),
        ("comments", len(shown)),
        ("groups", groups),
        ("conversation-description", archive.state.info),
    ]
    return _csv(None, rows)


def _comments(archive: Archive, last: Last, people: Mapping[MemberId, int]) -> str:
    heads = (
        "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated",
        "comment-body",
    )  # fmt: skip
    rows = []
    for one in archive.statements:
        cast = [vote for (_, statement), vote in last.items() if statement == one.id]
        author = people.get(one.member, "") if one.member is not None else ""
        moderated = -1 if one.hidden else 1
        rows.append(
            (
                *_when(one.at),
                one.number,
                author,
                cast.count(1),
                cast.count(-1),
                moderated,
                one.words,
            )
        )
    return _csv(heads, rows)


def _participants(
    archive: Archive,
    last: Last,
    people: Mapping[MemberId, int],
    groups: Mapping[MemberId, int],
) -> str:
    heads = (
        "participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree",
        *(one.number for one in archive.statements),
    )  # fmt: skip
    rows = []
    for member, number in people.items():
        mine = [last.get((member, one.id)) for one in archive.statements]
        written = sum(one.member == member for one in archive.statements)
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
    return _csv(heads, rows)


def _by_group(archive: Archive, last: Last, groups: Mapping[MemberId, int]) -> str:
    letters = [chr(ord("a") + group) for group in sorted(set(groups.values()))]
    kinds = ("votes", "agrees", "disagrees", "passes")
    heads = (
        "comment-id", "comment", *(f"total-{kind}" for kind in kinds),
        *(f"group-{letter}-{kind}" for letter in letters for kind in kinds),
    )  # fmt: skip
    rows = []
    for one in archive.statements:
        cast = {m: vote for (m, statement), vote in last.items() if statement == one.id}
        counts = list(_counts(cast.values()))
        for group in sorted(set(groups.values())):
            counts += _counts(vote for m, vote in cast.items() if groups.get(m) == group)
        rows.append((one.number, one.words, *counts))
    return _csv(heads, rows)


def _counts(votes: Iterable[int]) -> tuple[int, int, int, int]:
    cast = list(votes)
    return len(cast), cast.count(1), cast.count(-1), cast.count(0)


def _when(at: datetime) -> tuple[int, str]:
    return int(at.timestamp()), at.strftime("%a %b %d %H:%M:%S UTC %Y")


def _csv(heads: Sequence[object] | None, rows: Iterable[Sequence[object]]) -> str:
    made = io.StringIO()
    writer = csv.writer(made)
    if heads is not None:
        writer.writerow(heads)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return made.getvalue()


def _cell(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
