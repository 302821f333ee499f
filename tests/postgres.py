"""A real PostgreSQL for tests: Debian's, started once for a run of tests, on loopback."""

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from bot.store.postgres import open_postgres
from tests.programs import free_port

ON_SQLITE = pytest.mark.parametrize("address", ["sqlite"], indirect=True)
"""What is true of SQLite's file alone."""

INSTALL = "apt-get install postgresql"
GIVEN = os.environ.get("PARLEY_TEST_POSTGRES", "")
"""Address of a server to use in place of one of our own; its user may make databases."""

SETTINGS = ("fsync=off", "full_page_writes=off", "max_connections=400", "shared_buffers=64MB")


def programs() -> Path | None:
    """The folder of initdb and pg_ctl."""
    if (found := shutil.which("pg_ctl")) is not None:
        return Path(found).parent
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


def account() -> list[str]:
    """What goes before a command that PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]


@contextmanager
def running_server() -> Iterator[str]:
    """A server of its own, as `postgresql://…`, with no database of Parley's yet. Skips the test
    where PostgreSQL is not installed; a machine that says CI must have it."""
    if GIVEN:
        yield GIVEN.rsplit("/", 1)[0]
        return
    folder = programs()
    if folder is None:
        if os.environ.get("CI"):
            pytest.fail(f"PostgreSQL is not installed: {INSTALL}")
        pytest.skip(f"needs PostgreSQL: {INSTALL}")
    data = Path(tempfile.mkdtemp(prefix="parley-postgres-"))
    if os.getuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(data, owner.pw_uid, owner.pw_gid)
    port = free_port()
    try:
        _run(folder / "initdb", "-D", data, "-A", "trust", "-U", "parley", "-E", "UTF8", "-N")
        options = " ".join(f"-c {setting}" for setting in SETTINGS)
        options += f" -p {port} -k {data} -c listen_addresses=127.0.0.1"
        _run(folder / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", options, "start")
        try:
            yield f"postgresql://parley@127.0.0.1:{port}"
        finally:
            _run(folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _run(*words: object) -> None:
    subprocess.run(  # noqa: S603  # PostgreSQL's own programs
        [*account(), *map(str, words)], check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=60
    )


class Server:
    """A running server, on which a new database costs a copy of one that is up to date."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._template = ""

    async def make_database(self) -> str:
        """The address of a database of its own, with Parley's tables."""
        if not self._template:
            template = await self._make("")
            async with open_postgres(f"{self._address}/{template}", 0):
                pass
            self._template = template
        return f"{self._address}/{await self._make(f'TEMPLATE {self._template}')}"

    async def copy_database(self, url: str) -> str:
        """The address of a copy of a database that nobody uses just now."""
        name = url.rpartition("/")[2]
        return f"{self._address}/{await self._make(f'TEMPLATE {name}')}"

    async def make_empty_database(self) -> str:
        """The address of a database without tables."""
        return f"{self._address}/{await self._make('')}"

    async def _make(self, how: str) -> str:
        name = f"parley_{uuid4().hex[:12]}"
        await self.query("postgres", f"CREATE DATABASE {name} {how}")
        return name

    async def query(self, database: str, sql: str) -> None:
        """Run a statement in a database."""
        connection = await asyncpg.connect(f"{self._address}/{database}")
        try:
            await connection.execute(sql)
        finally:
            await connection.close()


async def drop_sessions(url: str) -> None:
    """Cut all connections to a database, as a failing network does."""
    connection = await asyncpg.connect(url)
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await connection.close()
    await asyncio.sleep(0)
