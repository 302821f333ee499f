"""Two real programs over one PostgreSQL: what is said at one is seen at the other, and what one
leaves undone when it is killed is looked after."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from tests.adapters.web.running_console import Line, Tab, join
from tests.postgres import Server
from tests.programs import AnyProcess, free_port, read_until, running


@asynccontextmanager
async def program(folder: Path, url: str) -> AsyncIterator[tuple[AnyProcess, str]]:
    """A running Parley on a port of its own, and its address; killed at the end."""
    port = free_port()
    await asyncio.to_thread(folder.mkdir)
    env = {"PARLEY_PORT": str(port), "PARLEY_DATABASE": url, "PARLEY_MEANING": "off"}
    async with running(folder, err=None, PYTHONUNBUFFERED="1", **env) as child:
        said = await read_until(child, "Stop with Ctrl+C")
        assert "postgresql://127.0.0.1" in said
        yield child, f"http://127.0.0.1:{port}"


@asynccontextmanager
async def two_programs(
    url: str, folder: Path
) -> AsyncIterator[tuple[aiohttp.ClientSession, AnyProcess, str, str]]:
    """Two programs over one store: a session, the first program, and both addresses."""
    async with (
        aiohttp.ClientSession() as session,
        program(folder / "one", url) as (first, one),
        program(folder / "two", url) as (_, two),
    ):
        yield session, first, one, two


def seated(side: str, name: str) -> str:
    """What a board shows once somebody sits on a side."""
    return f'{side}</dt><dd dir="auto"><bdi class="person">{name}</bdi>'


async def test_people_on_two_programs_are_in_one_room_and_one_of_them_may_be_killed(
    postgres: Server, tmp_path: Path
) -> None:
    url = await postgres.make_database()
    async with two_programs(url, tmp_path) as (session, first, one, two):
        ana, ben = await join(session, one, "Ana", "chair"), await join(session, two, "Ben")
        async with ben.line() as line:
            await ana.say("Hello over there.")
            await line.until("Hello over there.")
            await ana.say("/debate open format:text This house would share a store.")
            await line.until("This house would share a store.")
            await ben.say("/debate join for")
            await line.until(seated("For", "Ben"))

            await asyncio.sleep(0.2)
            first.kill()
            await first.wait()
            moved = Tab(session, two, ana.key, ana.member, ana.nonces)
            await moved.say("/debate join against")
            await line.until(seated("Against", "Ana"))


async def test_people_see_who_is_here_on_every_program_and_who_left_with_one_that_ended(
    postgres: Server, tmp_path: Path
) -> None:
    url = await postgres.make_database()
    async with two_programs(url, tmp_path) as (session, _, one, two):
        ana, ben = await join(session, one, "Ana"), await join(session, two, "Ben")
        cem = await join(session, two, "Cem")
        async with ana.line() as here, ben.line() as there:
            await until_people(here, ["Ana", "Ben"])
            await until_people(there, ["Ana", "Ben"])
            async with cem.line():
                await until_people(here, ["Ana", "Ben", "Cem"])
                async with program(tmp_path / "three", url) as (_, three):
                    dia = await join(session, three, "Dia")
                    async with dia.line() as late:
                        await until_people(late, ["Ana", "Ben", "Cem", "Dia"])
            await until_people(here, ["Ana", "Ben"])


async def test_who_floods_one_program_is_slowed_down_on_the_other(
    postgres: Server, tmp_path: Path
) -> None:
    url = await postgres.make_database()
    async with two_programs(url, tmp_path) as (session, _, one, two):
        mallory, ben = await join(session, one, "Mallory"), await join(session, two, "Ben")
        moved = Tab(session, two, mallory.key, mallory.member)
        said = {"place": "lobby", "words": "again and again"}
        floods = (
            mallory.post("/api/say", {**said, "nonce": f"flood{number}"}) for number in range(40)
        )
        statuses = [status for status, _ in await asyncio.gather(*floods)]
        await asyncio.sleep(0.2)
        elsewhere = [await moved.post("/api/say", {**said, "nonce": f"m{n}"}) for n in range(5)]

        assert 429 in statuses
        assert 429 in [status for status, _ in elsewhere]
        assert len([status for status, _ in elsewhere if status == 200]) < 4
        await ben.say("Good morning.")


async def until_people(line: Line, names: list[str]) -> None:
    """Wait until a tab is told that these are here; it misses who left with its next beat."""
    seen = None
    async with asyncio.timeout(30):
        while seen != names:
            message = await line.ws.receive_json()
            if message["type"] == "people":
                seen = message["names"]
