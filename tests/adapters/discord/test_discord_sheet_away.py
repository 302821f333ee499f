"""A server puts Parley out while a sheet is voted on: the vote waits, and goes on with its time."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_server import FakeDiscord, fake_discord
from tests.waiting import comes_true

DEADLINES = "SELECT count(*) FROM streams WHERE deadline IS NOT NULL"


def is_waiting(folder: Path) -> bool:
    """Does nothing come due by the clock?"""
    with sqlite3.connect(f"file:{folder / 'parley.sqlite3'}?mode=ro", uri=True) as store:
        ((timed,),) = store.execute(DEADLINES).fetchall()
        return not timed


async def voting(here: FakeDiscord) -> tuple[Person, Person]:
    """A sheet of Ana's with a vote on what Ben proposes."""
    await asyncio.wait_for(here.ready.wait(), 20)
    ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
    await ana.types("guarantee new", title="Ours")
    await until(ben, "Ours (sheet 1)")
    await ben.types("guarantee amend", clause="trigger", options="automatic")
    await until(ana, "proposes")
    await ana.types("guarantee second", number=1)
    await ben.types("sheet call", number=1)
    await until(ben, "Put to the vote until")
    return ana, ben


async def goes_on(ana: Person, ben: Person) -> None:
    await until(ben, "Parley was away. Votes on this sheet are paused. A chair can resume them.")
    await ben.types("guarantee vote", number=1, says="for")
    await until(ben, "Votes on this sheet are paused. A chair can resume them.")
    await ana.presses("Go on")
    await until(ben, "Ana resumed the votes on this sheet. No time was lost.")
    await ben.types("guarantee vote", number=1, says="for")
    await until(ben, "Your vote on “")
    assert ben.sees().count("Parley was away.") == 1


async def test_a_vote_waits_while_parley_is_put_out(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, ben = await voting(here)
        await here.leaves()
        assert await comes_true(lambda: is_waiting(tmp_path))
        await here.comes_back()
        await goes_on(ana, ben)
        assert here.refused == []


@pytest.mark.parametrize("put_out", [True, False])
async def test_a_vote_waits_where_parley_was_put_out_while_it_was_away(
    tmp_path: Path, put_out: bool
) -> None:
    async with fake_discord() as here:
        async with parley(tmp_path, here):
            ana, ben = await voting(here)
        here.put_out = put_out
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            if not put_out:
                await ben.types("guarantee vote", number=1, says="for")
                await until(ben, "Your vote on “")
                assert not is_waiting(tmp_path)
                return
            assert await comes_true(lambda: is_waiting(tmp_path))
            await here.comes_back()
            await goes_on(ana, ben)
        assert here.refused == []
