"""Half requests and crowds of connections: bounded, and told in one line."""

import asyncio
import logging

import pytest
from running_console import Start

from bot.adapters.web import bounds, serving
from bot.adapters.web.bounds import SeldomWarning

HEAD = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
BODY = (
    b"POST /api/join HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Content-Length: 100\r\n\r\n{"
)


def port_of(base: str) -> int:
    return int(base.rsplit(":", 1)[1].strip("/"))


@pytest.mark.parametrize("half", [b"", HEAD, BODY])
async def test_half_a_request_is_not_waited_for(
    start: Start, monkeypatch: pytest.MonkeyPatch, half: bytes
) -> None:
    monkeypatch.setattr(serving, "HEAD_SECONDS", 1.0)
    monkeypatch.setattr(bounds, "BODY_SECONDS", 1.0)
    async with start() as here, asyncio.timeout(15):
        reader, writer = await asyncio.open_connection("127.0.0.1", port_of(here.base))
        writer.write(half)
        while await reader.read(1000):
            pass
        writer.close()


async def test_a_crowd_from_one_address_is_turned_away_and_leaves_room_again(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(serving, "find_most", lambda: 10)
    caplog.set_level(logging.WARNING)
    async with start() as here, asyncio.timeout(30):
        port = port_of(here.base)
        crowd = [await asyncio.open_connection("127.0.0.1", port) for _ in range(60)]
        for _, writer in crowd:
            writer.write(HEAD)
        await asyncio.sleep(0.5)
        ended = [reader for reader, _ in crowd if reader.at_eof() or reader.exception()]
        assert len(ended) >= 50
        for _, writer in crowd:
            writer.transport.abort()
        await asyncio.sleep(0.3)

        async with here.session.get(f"{here.base}/healthz") as health:
            assert health.status == 200
    told = [record for record in caplog.records if "turned away" in record.message]
    assert len(told) == 1
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_what_happens_often_is_told_seldom(caplog: pytest.LogCaptureFixture) -> None:
    now = 100.0
    warning = SeldomWarning("it happened: %d", lambda: now)
    for _ in range(500):
        warning.note()
    now += bounds.SAID_EVERY
    warning.note()

    assert [record.message for record in caplog.records] == ["it happened: 1", "it happened: 500"]


def test_no_more_are_let_in_than_there_are_descriptors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds.resource, "getrlimit", lambda _: (64, 64))

    assert bounds.FEWEST <= bounds.find_most() < 64
