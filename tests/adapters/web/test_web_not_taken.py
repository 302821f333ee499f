"""What the console does not take: bodies, sizes, and too much at once."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from running_console import Start

from bot.adapters.web import answering, config
from bot.kernel.pace import Pace


@pytest.mark.parametrize(
    ("count", "size", "status", "code"),
    [
        (2, config.UPLOAD_LIMIT // 2 + 1, 413, "file_too_large"),
        (1, config.UPLOAD_LIMIT + 1, 413, "file_too_large"),
        (10, 1, 400, "request_unreadable"),
        (0, 1, 400, "request_unreadable"),
    ],
)
async def test_a_body_in_pieces_is_measured_as_it_comes(
    start: Start, count: int, size: int, status: int, code: str
) -> None:
    head = b'Content-Disposition: form-data; name="file:%d"; filename="x"\r\n\r\n'

    async def parts() -> AsyncIterator[bytes]:
        for number in range(count):  # in pieces, so that no length is given beforehand
            yield b"--b\r\n" + head % number
            yield b"x" * size
            yield b"\r\n"
        yield b"--b--\r\n"

    async with start() as here:
        ana = await here.join("Ana")
        headers = {**ana.headers, "Content-Type": "multipart/form-data; boundary=b"}
        where = f"{here.base}/api/say"
        async with here.session.post(where, data=parts(), headers=headers) as got:
            assert (got.status, (await got.json())["code"]) == (status, code)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"words": " \u200b\n "}, 400, "nothing_said"),
        ({"words": "x" * 4001}, 400, "talk_too_long"),
        ({"words": "hi", "place": "attic"}, 404, "no_such_room"),
        ({"words": "hi", "nonce": ""}, 400, "request_unreadable"),
        ({"words": "hi", "nonce": "x" * 65}, 400, "request_unreadable"),
        ({"words": None}, 400, "request_unreadable"),
        ({"words": "/repeat", "values": {"words": 1}}, 400, "request_unreadable"),
        ({"words": "/repeat", "values": ["words"]}, 400, "request_unreadable"),
        ({"words": "x" * config.BODY_LIMIT}, 413, "request_too_large"),
    ],
)
async def test_what_is_not_taken(
    start: Start, body: dict[str, Any], status: int, code: str
) -> None:
    async with start() as here:
        ana = await here.join("Ana")

        got, answer = await ana.post("/api/say", {"place": "lobby", "nonce": "n", **body})

        assert (got, answer["code"]) == (status, code)
        assert (await ana.get("/api/posts", place="lobby"))[1]["newest"] == 0


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/json", b"{"),
        ("application/json", b"[" * 100_000),
        ("application/json", b"\xff\xfe"),
        ("text/plain", b'{"place": "lobby", "words": "hi", "nonce": "n"}'),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"nothing"),
        ("multipart/form-data; boundary=x", b"--x\r\nno header\r\n\r\n--x--"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\nhi\r\n--x--\r\n"),
        (f"multipart/form-data; boundary={'x' * 80}", b""),
    ],
)
async def test_a_body_that_no_page_of_ours_sends(start: Start, kind: str, content: bytes) -> None:
    async with start() as here:
        ana = await here.join("Ana")

        status, answer = await ana.send("/api/say", content, kind)

    assert (status, answer["code"]) == (400, "request_unreadable")


async def test_who_goes_too_fast_is_asked_to_wait(start: Start) -> None:
    async with start(sending=Pace(burst=2, per_second=0.1)) as here:
        ana, ben = await here.join("Ana"), await here.join("Ben")
        await ana.say("one")
        await ana.say("two")

        assert await ana.refused("three") == (429, "too_fast")
        await ben.say("his own pace")


async def test_reading_has_a_pace_too(start: Start) -> None:
    async with start(asking=Pace(burst=3, per_second=0.1)) as here:
        ana = await here.join("Ana")
        statuses = [(await ana.get("/api/rooms"))[0] for _ in range(4)]

    assert statuses == [200, 200, 200, 429]


async def test_too_many_at_work_are_refused_and_leave_no_trace(start: Start) -> None:
    async with start() as here:
        ana, ben = await here.join("Ana"), await here.join("Ben")
        most = answering.MOST_AT_ONCE
        for _ in range(most):
            await ana.say("/slow")
        assert await ana.refused("/slow") == (429, "too_much_waiting")
        await ana.say("talk goes on")
        await ben.say("/repeat so do others")

        async with ana.line() as line:
            await line.next("ready")
            here.doings.go_on.set()
            for _ in range(most):
                await line.next("done")
        await ana.say("/slow")

        assert here.doings.begun == most + 1
