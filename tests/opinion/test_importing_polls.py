"""Polls from elsewhere: what the files mean, what is left out, and that it can be deleted again."""

import io
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.debate.files.tables import csv_text
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Caller
from bot.kernel.refusal import Refused
from bot.opinion.handlers.files import ArchivedOpinions
from bot.opinion.polls.draft import (
    MOST_PEOPLE,
    MOST_STATEMENTS,
    PollDraft,
    PollStatement,
    PollVote,
)
from bot.opinion.polls.reading import read_poll
from bot.opinion.polls.worker import read
from bot.opinion.refusals import OpinionRefusal
from tests.examples import examples
from tests.opinion.rules.crowds import camps
from tests.opinion.test_polis_files import statement, vote
from tests.test_scenarios import said_by

COMMENTS = """timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1542406176584,Sat Nov 17 05:09:36 WIB 2018,5,7,1,1,1,"Ports should stay open, always."
1542406176585,x,6,7,0,1,0,Ferries are too dear.
1542406176586,x,7,8,0,0,-1,Rejected words.
"""
VOTES = """timestamp,datetime,comment-id,voter-id,vote
1403054214196,x,5,0,-1
1403054214197,x,5,0,1
1403054214198,x,5,1,-1
1403054214199,x,6,1,-1
1403054214199,x,7,1,-1
1403054214199,x,6,2,maybe
"""
WIDE = """participant,group-id,n-comments,n-votes,n-agree,n-disagree,5,6
0,0,0,1,1,0,1,
1,1,0,2,0,2,-1,-1
"""
ANN, BO = said_by("Ann", "chair"), said_by("Bo", None)


def values(draft: PollDraft) -> set[tuple[str, str, int]]:
    return {(cast.person, cast.statement, cast.vote) for cast in draft.votes}


def test_an_export_of_polis_is_read() -> None:
    draft = read_poll([VOTES, COMMENTS, WIDE])
    assert [one.words for one in draft.statements] == [
        "Ports should stay open, always.", "Ferries are too dear.",
    ]  # fmt: skip
    assert values(draft) == {("0", "5", 1), ("1", "5", -1), ("1", "6", -1)}
    assert draft.statements[0].at == 1542406176584
    assert draft.left_out == {"rejected": 1, "unknown statement": 1, "unreadable vote": 1}
    assert not draft.flipped


def test_votes_in_columns_do_as_well() -> None:
    assert values(read_poll([COMMENTS, WIDE])) == {("0", "5", 1), ("1", "5", -1), ("1", "6", -1)}


def test_signs_of_the_raw_database_are_turned_round() -> None:
    raw = "\n".join(
        row[: row.rindex(",") + 1] + str(-int(row.rsplit(",", 1)[1])) if n and n < 6 else row
        for n, row in enumerate(VOTES.splitlines()[:-1])
    )
    draft = read_poll([COMMENTS, raw])
    assert draft.flipped
    assert values(draft) == values(read_poll([COMMENTS, VOTES]))


def test_plain_tables_of_statements_votes_and_people() -> None:
    draft = read_poll(
        [
            "statement\nTrains first.\nCars first.\n",
            "Person,Statement,Vote\nu1,trains  first.,Agree\nu2,2,no\n",
            "person,name\nu1,Una\n",
        ]
    )
    assert values(draft) == {("u1", "1", 1), ("u2", "2", -1)}
    assert draft.names == {"u1": "Una"}


def test_one_table_with_words_above_its_columns() -> None:
    draft = read_poll(["name,Trains first.,Cars first.\nUna,agree,pass\nBela,no,\n"])
    assert [one.words for one in draft.statements] == ["Trains first.", "Cars first."]
    assert {(cast.person, cast.vote) for cast in draft.votes} == {
        ("Una", 1), ("Una", 0), ("Bela", -1),
    }  # fmt: skip


def test_seeds_meta_and_odd_words() -> None:
    table = (
        "comment_id,txt,is_seed,is_meta\n1,Seeded.,true,false\n2,I am a student.,t,true\n"
        f"3,{'x' * 301},,\n4,seeded.,,\n5,?!,,\n6,'=A1 costs,,\n"
    )
    draft = read_poll([table])
    assert [(one.words, one.seed) for one in draft.statements] == [
        ("Seeded.", True), ("=A1 costs", False),
    ]  # fmt: skip
    assert draft.left_out == {"meta": 1, "no words": 1, "too long": 1, "twice": 1}


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_words_that_begin_like_a_formula_come_back_from_our_own_table(sign: str) -> None:
    words = f"{sign}1 for ferries"
    table = csv_text(("comment-id", "comment-body"), [(1, words), (2, "'tis the season")])
    assert [one.words for one in read_poll([table]).statements] == [words, "'tis the season"]


@pytest.mark.parametrize("table", ["", "a,b\n1,2\n", "voter-id,vote\n1,1\n", '"', "vote\n1\n"])
def test_what_holds_no_statements_is_refused(table: str) -> None:
    with pytest.raises(Refused) as refused:
        read_poll([table])
    assert refused.value.code is OpinionRefusal.POLL_UNREADABLE


def test_a_large_poll_is_bounded_by_what_most_people_voted_on() -> None:
    stated = "id,statement\n" + "".join(f"{n},Statement {n}.\n" for n in range(300))
    cast = "voter,id,vote\n" + "".join(
        f"p{p},{s},1\n" for p in range(MOST_PEOPLE + 9) for s in ([0] if p < 9 else [0, 299])
    )
    draft = read_poll([stated, cast])
    assert len(draft.statements) == MOST_STATEMENTS
    assert draft.statements[-1].words == "Statement 299."
    assert len({vote.person for vote in draft.votes}) == MOST_PEOPLE
    assert draft.left_out["too many people"] == 9
    assert draft.left_out["too many statements"] == 100


@given(st.lists(st.text(max_size=200), max_size=4))
@settings(max_examples=examples(100), deadline=None)
def test_any_text_is_read_or_refused(tables: list[str]) -> None:
    try:
        draft = read_poll(tables)
    except Refused:
        return
    keys = {one.key for one in draft.statements}
    assert all(cast.statement in keys and cast.vote in (-1, 0, 1) for cast in draft.votes)


def test_our_own_export_comes_back() -> None:
    _, votes = camps(20)
    opinions = ArchivedOpinions(
        statements=tuple(statement(n + 1, None) for n in range(20)),
        votes=tuple(vote(int(str(s)) + 1, f"m{m:02}", value) for m, s, value in votes),
    )
    draft = PollDraft(**read(opinions.make_tables("T", "", lambda member: member)))
    stated = [PollStatement(**one) for one in draft.statements]  # type: ignore[arg-type]  # plain
    cast = [PollVote(**one) for one in draft.votes]  # type: ignore[arg-type]  # plain
    assert [one.words for one in stated] == [one.words for one in opinions.statements]
    assert all(one.seed for one in stated)
    assert sorted((int(c.person), int(c.statement) - 1, c.vote) for c in cast) == sorted(
        (int(str(m)), int(str(s)), value) for m, s, value in votes
    )


def zipped(**files: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, text in files.items():
            packed.writestr(f"export/{name}.csv", text)
    return buffer.getvalue()


POLL = Upload(name="poll.zip", content=zipped(comments=COMMENTS, votes=VOTES, summary="topic,x\n"))


@asynccontextmanager
async def debating(path: Path) -> AsyncIterator[Parley]:
    async with open_parley(path) as parley:
        await says(parley, "/debate open motion:M")
        yield parley


async def says(parley: Parley, line: str, by: Caller = ANN, **fields: str | Upload) -> str:
    views = await parley.app.hear(by, line, fields or None)
    return "\n".join(rendered(view, width=10_000) for view in views)


async def test_a_poll_comes_in_and_goes_out_again(tmp_path: Path) -> None:
    async with debating(tmp_path) as parley:
        came = await says(parley, "/statement import", file=POLL)

        assert "statements 1 to 2, with 3 votes of 2 people who are not members here" in came
        assert "1 statement that its moderators rejected" in came
        listed = await says(parley, "/statement list")
        assert "Ports should stay open, always." in listed
        assert "1 agree" not in listed  # no sums before one’s own vote
        assert "imported votes of 2 people" in listed
        assert "1 more after this one" in await says(parley, "/statement next", by=BO)

        await says(parley, "/statement vote 1 agree", by=BO)
        assert "all 4 votes on them" in await says(parley, "/statement unimport")
        gone = await says(parley, "/statement unimport sure:yes")

        assert "2 imported statements are deleted" in gone
        assert "There are no statements yet." in await says(parley, "/statement list")
        assert not await parley.db.read("SELECT id FROM statements")
        assert not await parley.db.read("SELECT id FROM statement_votes")
        assert not await parley.db.read("SELECT id FROM members WHERE id LIKE 'brought:%'")
        assert "Nothing has been imported" in await says(parley, "/statement unimport")


async def test_strangers_votes_join_members_only_when_asked_to(tmp_path: Path) -> None:
    async with debating(tmp_path) as parley:
        await says(parley, "/statement add Every promise needs an exit.")
        await says(parley, "/statement vote 1 agree", by=BO)

        refused = await says(parley, "/statement import", file=POLL)
        mixed = await says(parley, "/statement import", file=POLL, mix="yes")
        again = await says(parley, "/statement import", file=POLL, mix="yes")
        await says(parley, "/statement unimport sure:yes")
        left = await says(parley, "/statement list")
        await says(parley, "/statement add And a date.")

        assert "Members have voted here already." in refused
        assert "statements 2 to 3" in mixed
        assert "no more fit" in again or "already" in again
        assert "Every promise needs an exit. (2 agree" in left
        assert "Ferries" not in left
        assert "And a date." in await says(parley, "/statement list")


async def test_only_chairs_import(tmp_path: Path) -> None:
    async with debating(tmp_path) as parley:
        assert "chair" in await says(parley, "/statement import", by=BO, file=POLL)
        assert "chair" in await says(parley, "/statement unimport sure:yes", by=BO)
        broken = Upload(name="poll.zip", content=b"PK\x03\x04broken")
        assert "finds no statements" in await says(parley, "/statement import", file=broken)
