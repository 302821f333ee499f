"""The Polis set: what its columns mean, and that nobody can be looked up in it."""

import csv
import io
import zipfile
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from bot.kernel.ids import MemberId
from bot.opinion.handlers.files import ArchivedOpinions
from bot.opinion.polls.polis import PollArchive, date_by_day, polis_zip
from bot.opinion.rows.statements import StatementRow, StatementVote
from tests.opinion.rules.crowds import camps

NOON = datetime(2026, 3, 2, 12, 0, 0, 250_000, tzinfo=UTC)
CONSENSUS = 0.25


def statement(number: int, member: str | None, *, hidden: bool = False) -> StatementRow:
    return StatementRow(
        id=f"s{number}",
        number=number,
        member=None if member is None else MemberId(member),
        words=f"Statement {number}.",
        hidden=hidden,
        at=NOON + timedelta(minutes=number),
    )


def vote(number: int, member: str, value: int, minutes: int = 30) -> StatementVote:
    at = NOON + timedelta(minutes=minutes)
    return StatementVote(statement=f"s{number}", member=MemberId(member), vote=value, at=at)


POLLED = PollArchive(
    topic="Deterrence",
    about="",
    statements=[
        statement(1, None),
        statement(2, "ada"),
        statement(3, "bo", hidden=True),
        statement(4, None),
    ],
    votes=[vote(1, "x", 1), vote(1, "y", -1), vote(2, "x", 0), vote(3, "z", 1)],
)


def tables(content: bytes) -> dict[str, list[dict[str, str]]]:
    packed = zipfile.ZipFile(io.BytesIO(content))
    return {
        name: list(csv.DictReader(io.StringIO(packed.read(name).decode())))
        for name in packed.namelist()
        if name.endswith(".csv")
    }


def test_times_are_milliseconds_and_every_id_is_a_whole_number() -> None:
    found = tables(polis_zip(POLLED, {}, {}))
    first = found["comments.csv"][0]
    assert first["timestamp"] == str(int((NOON + timedelta(minutes=1)).timestamp() * 1000))
    assert first["datetime"] == "Mon Mar 02 12:01:00 UTC 2026"
    assert [row["author-id"] for row in found["comments.csv"]] == ["3", "4", "5", "3"]
    assert {row["voter-id"] for row in found["votes.csv"]} == {"0", "1", "2"}


def test_authors_have_other_numbers_than_voters() -> None:
    found = tables(polis_zip(POLLED, {}, {}))
    authors = {row["author-id"] for row in found["comments.csv"]}
    assert not authors & {row["participant"] for row in found["participants-votes.csv"]}


def test_seeds_and_consensus_stand_beside_each_statement() -> None:
    found = tables(polis_zip(POLLED, {}, {"s1": CONSENSUS}))["comments.csv"]
    assert [row["is-seed"] for row in found] == ["true", "false", "false", "true"]
    assert {row["is-meta"] for row in found} == {"false"}
    assert [row["group-informed-consensus"] for row in found] == ["0.25", "", "", ""]
    assert [row["moderated"] for row in found] == ["1", "1", "-1", "1"]


def test_a_statement_that_waits_for_a_chair_is_neither_accepted_nor_rejected() -> None:
    first, *rest = POLLED.statements
    waits = replace(POLLED, statements=(replace(first, hidden=True, waiting=True), *rest))
    found = tables(polis_zip(waits, {}, {}))["comments.csv"]
    assert [row["moderated"] for row in found] == ["0", "1", "-1", "1"]


def test_the_summary_counts_who_is_in_a_group_apart_from_who_voted() -> None:
    groups = {MemberId("x"): 0, MemberId("y"): 1}
    packed = zipfile.ZipFile(io.BytesIO(polis_zip(POLLED, groups, {})))
    summary = dict(csv.reader(io.StringIO(packed.read("summary.csv").decode())))
    assert summary["voters"] == "3"
    assert summary["voters-in-conv"] == "2"
    assert summary["commenters"] == "3"
    assert summary["comments"] == "3"  # nobody voted on number 4
    assert summary["groups"] == "2"


def test_votes_are_dated_by_the_day_and_the_last_one_still_counts() -> None:
    cast = [vote(2, "x", 1, 5), vote(2, "x", -1, 1), vote(2, "x", 0, 3), vote(1, "x", 1, 2)]
    dated = date_by_day(cast)
    day = NOON.replace(hour=0, minute=0, second=0, microsecond=0)
    of_two = sorted((v for v in dated if v.statement == "s2"), key=lambda v: v.at)
    assert [v.vote for v in of_two] == [-1, 0, 1]
    assert [v.at - day for v in of_two] == [timedelta(milliseconds=n) for n in range(3)]
    assert date_by_day(dated) == dated


def test_nobody_is_known_by_the_moment_of_their_own_statement() -> None:
    opinions = ArchivedOpinions(statements=(statement(2, "ada"),), votes=(vote(2, "ada", 1, 2),))
    veiled = opinions.veil(lambda _: MemberId("voter-1"))
    assert veiled.votes[0].at != veiled.statements[0].at


def test_the_set_gives_the_product_over_the_groups() -> None:
    camp, votes = camps(40)
    opinions = ArchivedOpinions(
        statements=tuple(statement(n + 1, None) for n in range(20)),
        votes=tuple(vote(int(str(s)) + 1, f"m{m}", value) for m, s, value in votes),
    )
    found = tables(opinions.make_tables("Deterrence", "", lambda member: member))
    voters = {row["participant"]: row for row in found["participants-votes.csv"]}
    assert len(voters) == len(camp)
    for row in found["comments.csv"]:
        product = 1.0
        for group in ("0", "1"):
            own = [v[row["comment-id"]] for v in voters.values() if v["group-id"] == group]
            cast = [value for value in own if value]
            product *= (cast.count("1") + 1) / (len(cast) + 2)
        assert abs(float(row["group-informed-consensus"]) - product) < 1e-9
