"""The whole program, told to stop while it waits for others, and started where it cannot start."""

import asyncio
import json
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from test_program_frozen import join

from tests.full_disk import small_disk
from tests.programs import AnyProcess, free_port, read_until, run_once, start

BOMB = b"# Title\n\n" + b"[" * 350_000

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and mounts")


@asynccontextmanager
async def hanging() -> AsyncIterator[str]:
    """A server that takes connections and never answers; its address."""
    writers: list[asyncio.StreamWriter] = []

    def hang(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)

    server = await asyncio.start_server(hang, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for writer in writers:
            writer.close()


async def begin(folder: Path, port: int, **settings: str) -> AnyProcess:
    env = {"PARLEY_DATA": str(folder / "data"), "PARLEY_PORT": str(port), **settings}
    return await start(folder, "run", cold=True, **env)


async def test_it_stops_in_ten_seconds_whatever_it_waits_for(tmp_path: Path) -> None:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    async with hanging() as address, aiohttp.ClientSession() as session:
        child = await begin(
            tmp_path,
            port,
            PARLEY_DISCORD_TOKEN="a.b.c",  # noqa: S106  # of no account
            PARLEY_DISCORD_API=address,
            PARLEY_SLACK_BOT_TOKEN="xoxb-1",  # noqa: S106
            PARLEY_SLACK_APP_TOKEN="xapp-1",  # noqa: S106
            PARLEY_SLACK_API=f"{address}/api/",
            PARLEY_MODEL="openai:gpt-test",
            PARLEY_MODEL_KEY="k",
            PARLEY_MODEL_ADDRESS=address,
        )
        greeting = await read_until(child, "Stop with Ctrl+C")  # at once, though nothing answers
        assert f"Open {base}/" in greeting
        tab = await join(session, base, "Mallory", "admin")
        await tab.says("/setup model:on")
        for number in range(6):
            said = {"place": "lobby", "words": "/article add", "nonce": f"bomb{number}"}
            body = aiohttp.FormData()
            body.add_field("said", json.dumps(said), content_type="application/json")
            body.add_field("file", BOMB + bytes([65 + number]), filename="a.md")
            async with session.post(f"{base}/api/say", data=body, headers=tab.headers) as got:
                assert got.status == 200, await got.text()
        await tab.says("@parley what is a security guarantee?")
        await asyncio.sleep(2)

        child.send_signal(signal.SIGTERM)
        out, _ = await asyncio.wait_for(child.communicate(), 10)
    assert child.returncode == 0
    assert "Parley has stopped." in out.decode()


def assert_one_sentence(said: str) -> None:
    assert "Traceback" not in said
    assert "Event loop is closed" not in said
    lines = [line for line in said.splitlines() if line.strip()]
    begun = [line for line in lines if "[bot.cli.starting]" in line]  # the log's own first line
    assert len(lines) - len(begun) == 1, said
    assert len(begun) <= 1


def damage(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for page in range(2, len(content) // 4096 - 1):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    file.write_bytes(content)


@pytest.mark.parametrize("words", [("run",), ("ask", "why?"), ("article", "list")])
async def test_a_damaged_file_is_refused_in_one_sentence(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    await asyncio.to_thread(run_once, tmp_path, "article", "list")
    damage(tmp_path / "data" / "parley.sqlite3")
    refused = await asyncio.to_thread(run_once, tmp_path, *words, PARLEY_PORT=str(free_port()))

    assert refused.returncode == 1
    assert_one_sentence(refused.stderr)
    assert "is damaged" in refused.stderr


async def test_a_file_of_another_program_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with sqlite3.connect(tmp_path / "data" / "parley.sqlite3") as other:
        other.execute("CREATE TABLE cookies (a)")
    refused = await asyncio.to_thread(run_once, tmp_path, "run", PARLEY_PORT=str(free_port()))

    assert refused.returncode == 1
    assert_one_sentence(refused.stderr)


async def test_a_full_disk_without_a_store_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        (disk.path / "data").mkdir()
        disk.fill()
        data = str(disk.path / "data")
        refused = await asyncio.to_thread(
            run_once, tmp_path, "run", "--data", data, PARLEY_PORT=str(free_port())
        )

    assert refused.returncode == 1
    assert_one_sentence(refused.stderr)
    assert "The disk is full" in refused.stderr
