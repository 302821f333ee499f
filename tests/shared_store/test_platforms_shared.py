"""Discord and Slack served by two programs over one database."""

import asyncio
from pathlib import Path

from tests.adapters.discord import test_discord_debate as discord
from tests.adapters.slack import running as slack
from tests.fakes.discord_server import fake_discord
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack
from tests.postgres import Server
from tests.waiting import comes_true


def folder(tmp_path: Path, name: str) -> Path:
    made = tmp_path / name
    made.mkdir()
    return made


async def test_a_shard_of_discord_moves_when_its_program_is_killed(
    postgres: Server, tmp_path: Path
) -> None:
    url = await postgres.make_database()
    one, two = folder(tmp_path, "one"), folder(tmp_path, "two")
    async with fake_discord() as here, discord.parley(one, here, PARLEY_DATABASE=url) as first:
        await asyncio.wait_for(here.ready.wait(), 20)
        ana = discord.Person(here, "11", "Ana", discord.MANAGE_EVENTS)
        ben = discord.Person(here, "12", "Ben")
        await ana.types("debate open", motion="This house moves.", format="text")
        await discord.until(ben, "Sign-up is open.")
        async with discord.parley(two, here, PARLEY_DATABASE=url):
            await asyncio.sleep(3)
            assert here.identified == 1  # the second waits for the lease
            first.kill()
            await first.wait()
            assert await comes_true(lambda: here.identified == 2, 30)
            await asyncio.wait_for(here.ready.wait(), 30)
            ana.place = ben.place = next(iter(here.threads))
            await ben.types("debate join", seat="for")
            await discord.until(ana, "**For** **Ben**")
            boards = [m for m in here.messages if "Sign-up is open." in m.words and not m.gone]
            assert len(boards) == 1
            assert here.refused == []


async def test_each_shard_is_served_by_one_program(postgres: Server, tmp_path: Path) -> None:
    more = {"PARLEY_DATABASE": await postgres.make_database(), "PARLEY_DISCORD_SHARDS": "0-2/3"}
    one, two = folder(tmp_path, "one"), folder(tmp_path, "two")
    every = [(number, 3) for number in range(3)]
    async with fake_discord() as here, discord.parley(one, here, **more) as first:
        assert await comes_true(lambda: len(here.shards) == 3, 40)
        assert sorted(here.shards) == every
        async with discord.parley(two, here, **more):
            await asyncio.sleep(6)  # it asks for all of them
            assert len(here.shards) == 3
            first.kill()
            await first.wait()
            assert await comes_true(lambda: len(here.shards) == 6, 30)
            assert sorted(here.shards[3:]) == every


async def test_what_slack_sends_to_two_programs_is_done_once(
    postgres: Server, tmp_path: Path
) -> None:
    url = await postgres.make_database()
    one, two = folder(tmp_path, "one"), folder(tmp_path, "two")
    async with (
        fake_slack() as here,
        slack.parley(one, here, PARLEY_DATABASE=url) as first,
        slack.parley(two, here, PARLEY_DATABASE=url),
    ):
        assert await comes_true(lambda: len(here.sockets.open) >= 2, 20)
        here.repeats = 1  # and the repetition comes over another socket
        ana = Person(here, "U0000011", "Ana", admin=True)
        for number in range(6):
            await ana.types(f"/parley motion propose This house counts to {number}.")
            await until(ana, f"This house counts to {number}.")
        first.kill()
        await first.wait()
        await comes_true(lambda: len(here.sockets.open) == 1, 10)
        await ana.types("/parley motion propose This house goes on.")
        await until(ana, "This house goes on.")
        await ana.types("/parley motion list")
        await until(ana, "7 This house goes on.")
