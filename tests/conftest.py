"""What all tests share."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from bot.store import engines
from bot.store.database import Database
from tests.postgres import Server, running_server

# No test holds a stopwatch: how fast a machine is just now says nothing about the code.
settings.register_profile("parley", deadline=None)
settings.load_profile("parley")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for all tests of this process; without one they are skipped by name."""
    with running_server() as address:
        yield Server(address)


@pytest.fixture(params=["sqlite", "postgres"])
async def address(request: pytest.FixtureRequest) -> str:
    """Of a store on each engine: "" is SQLite's, in the test's own folder."""
    if request.param == "sqlite":
        return ""
    server: Server = request.getfixturevalue("postgres")
    return await server.make_database()


@pytest.fixture(autouse=True)
def on_engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With PARLEY_TEST_ENGINE=postgres every test that opens a store in a folder opens one on
    PostgreSQL in its place, and the same one for the same folder."""
    if os.environ.get("PARLEY_TEST_ENGINE") != "postgres":
        return
    server: Server = request.getfixturevalue("postgres")
    addresses: dict[Path, str] = {}

    @asynccontextmanager
    async def opened(folder: Path, now_ms: int, url: str = "") -> AsyncIterator[Database]:
        if not url and folder not in addresses:
            addresses[folder] = await server.make_database()
        async with engines.open_database(folder, now_ms, url or addresses[folder]) as db:
            yield db

    monkeypatch.setattr("bot.assembly.open_database", opened)
