"""Votes, rankings and signatures of a group count somewhere, or are refused with a sentence."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from tests.test_scenarios import said_by

ANN, BO = said_by("Ann", "chair"), said_by("Bo", None)

REFUSED = (
    # what is asked, on what, and what is said against it
    ("/statement hide 1", "/statement vote 1 agree", "Statement 1 is no longer voted on."),
    ("/privacy erase yes", "/statement vote 1 agree", "Statement 1 is no longer voted on."),
    ("", "/statement vote 9 agree", "There is no statement 9."),
    ("/motion withdraw 1", "/motion rank 1", "Nothing has been proposed yet."),
    ("", "/motion rank 2", "You can rank: 1."),
    ("", "/motion rank 1 veto:7", "There is no number 7 to choose."),
    ("", "/consensus sign how:signed", ""),
    ("", "/consensus rank 1", ""),
    ("", "/consensus critique Too long.", ""),
)


@asynccontextmanager
async def group(path: Path) -> AsyncIterator[Parley]:
    async with open_parley(path) as parley:
        for line in (
            "/debate open motion:M",
            "/statement add Every promise needs an exit.",
            "/motion propose This house waits.",
        ):
            assert "mistake" not in await says(parley, "Ann", line)
        yield parley


async def says(parley: Parley, name: str, line: str) -> str:
    views = await parley.app.hear(ANN if name == "Ann" else BO, line)
    return "\n".join(rendered(view, width=10_000) for view in views)


@pytest.mark.parametrize(
    ("propose", "form"),
    [("/motion propose", "/motion rank"), ("/consensus propose", "/consensus rank")],
)
async def test_a_form_that_ranks_the_same_thing_twice_is_refused_by_its_title(
    tmp_path: Path, propose: str, form: str
) -> None:
    async with group(tmp_path) as parley:
        for words in ("This house waits longer.", "This house goes first."):
            await says(parley, "Ann", f"{propose} {words}")
        rows = await count_rows(parley)
        given = {"ranking.1": "2", "ranking.2": "2", "ranking.3": "1"}
        (refused,) = await parley.app.hear(BO, form, given)

        assert refused.trouble, "the form stays, with what was chosen"
        assert "is in your ranking twice. Please use it once." in rendered(refused, width=10_000)
        assert "“This house " in rendered(refused, width=10_000)
        assert await count_rows(parley) == rows


@pytest.mark.parametrize(("before", "line", "sentence"), REFUSED)
async def test_what_cannot_count_is_refused_and_leaves_no_row(
    tmp_path: Path, before: str, line: str, sentence: str
) -> None:
    async with group(tmp_path) as parley:
        if before:
            await says(parley, "Ann", before)
        rows = await count_rows(parley)
        answer = await says(parley, "Bo", line)
        assert sentence in answer
        assert answer.strip()
        assert "ranking is in" not in answer
        assert await count_rows(parley) == rows


async def count_rows(parley: Parley) -> list[object]:
    counts = [
        await parley.db.read(f"SELECT count(*) FROM {table}")  # noqa: S608  # our own names
        for table in ("statement_votes", "rankings", "joint_words")
    ]
    return [rows[0][0] for rows in counts]


async def test_a_vote_counts_also_after_the_debate_and_a_statement_put_back_is_voted_on_again(
    tmp_path: Path,
) -> None:
    async with group(tmp_path) as parley:
        await says(parley, "Ann", "/statement hide 1")
        await says(parley, "Ann", "/statement hide 1 on:no")
        await says(parley, "Bo", "/statement vote 1 disagree")
        assert "1 agree" in await says(parley, "Bo", "/statement list")
        assert "1 disagree" in await says(parley, "Bo", "/statement list")
        await says(parley, "Ann", "/chair close Enough.")
        await says(parley, "Bo", "/statement vote 1 agree")
        assert "2 agree" in await says(parley, "Bo", "/statement list")


async def test_who_signed_what_is_carried_into_the_second_round_still_stands_by_it(
    tmp_path: Path,
) -> None:
    async with group(tmp_path) as parley:
        for name, line in (
            ("Ann", "/consensus propose We consult within a day."),
            ("Ann", "/consensus rank 1"),
            ("Bo", '/consensus sign how:reserved words:"If it is a full day."'),
            ("Ann", "/consensus revise"),
        ):
            assert "mistake" not in await says(parley, name, line)
        assert "If it is a full day." in await says(parley, "Ann", "/consensus show")
        await says(parley, "Bo", "/consensus sign how:signed")
        shown = await says(parley, "Ann", "/consensus show")
        assert "If it is a full day." not in shown
        assert "Bo" in shown
