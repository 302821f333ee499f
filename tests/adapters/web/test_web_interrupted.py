"""Lines whose answer was interrupted, could not be kept, or failed."""

import asyncio

import pytest
from running_console import Running, Start

from bot.adapters.web.tasks import Tasks
from bot.kernel import rooms
from bot.store.statement import make_statement


async def left_behind(here: Running) -> list[tuple[object, ...]]:
    return await here.db.read("SELECT post FROM console_waiting")


async def test_what_a_stop_interrupted_is_said_after_the_start(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.adapters.web.serving.GRACE", 0.05)
    async with start() as here:
        ana, ben = await here.join("Ana"), await here.join("Ben")
        async with ana.line() as line:
            await ana.say("/slow")
            await line.until("Working")
    async with start() as here:
        _, mine = await here.again(ana).get("/api/posts", place="lobby")
        _, theirs = await here.again(ben).get("/api/posts", place="lobby")
        assert await left_behind(here) == []

    shown = [post["html"] for post in mine["posts"] if post["html"]]
    assert len(shown) == 2
    assert "Parley was stopped while it worked on “/slow”" in shown[1]
    assert len(theirs["posts"]) == 0  # what was asked of Parley is nobody else’s business


async def test_a_stop_lets_answers_in_flight_arrive(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with (
            asyncio.TaskGroup() as both,
            ana.session.ws_connect(f"{here.base}/api/socket?place=lobby") as ws,
        ):
            await ws.send_json({"key": ana.key})
            await ana.say("/slow")
            both.create_task(_soon(here.doings.go_on))
            stop = here.stop()
            both.create_task(stop)
            seen = [message.data async for message in ws]

    assert any("Worked" in message for message in seen)
    assert ws.close_code == 1001
    assert await _gone(here)


async def _soon(event: asyncio.Event) -> None:
    await asyncio.sleep(0.3)
    event.set()


async def _gone(here: Running) -> bool:
    try:
        await asyncio.open_connection("127.0.0.1", here.port)
    except ConnectionRefusedError:
        return True
    return False


async def test_an_answer_that_cannot_be_kept_is_said_to_have_failed(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say("/slow")
            await line.until("Working")
            await here.db.change(make_statement("DROP TABLE console_waiting"))
            here.doings.go_on.set()
            trouble = await line.next("trouble", "post")
            await line.next("done")

    assert (trouble["code"], bool(trouble["sentence"])) == ("store_failed", True)


async def test_an_answer_that_the_store_refused_is_shown_once_it_takes_it(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "RETRY", 0.05)
    away = "ALTER TABLE console_waiting RENAME TO console_away"
    back = "ALTER TABLE console_away RENAME TO console_waiting"
    async with start() as here, asyncio.TaskGroup() as tasks:
        with here.app.parts.rooms.pausing(tasks):
            ana = await here.join("Ana")
            async with ana.line() as line:
                await ana.say("/slow")
                await line.until("Working")
                await here.db.change(make_statement(away))
                here.doings.go_on.set()
                await line.next("trouble", "post")
                await asyncio.sleep(0.3)  # it is refused again and again
                await here.db.change(make_statement(back))
                assert len(await left_behind(here)) == 2
                await line.until("Worked")

            assert await left_behind(here) == []
            assert here.app.parts.rooms.waiting == 0


async def test_work_that_fails_is_logged_and_stops_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tasks = Tasks()
    done = asyncio.Event()

    async def fail() -> None:
        raise LookupError

    async def work() -> None:
        await asyncio.sleep(0.01)
        done.set()

    tasks.start(fail())
    tasks.start(work())
    await tasks.finish(5)

    assert done.is_set()
    assert "an answer could not be shown" in caplog.text


async def test_progress_goes_when_the_answer_stands_elsewhere(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say("/fleeting")
            await line.next("done")
            assert await left_behind(here) == []
        _, page = await ana.get("/api/posts", place="lobby")
        async with ana.line() as line:
            await ana.say("end")
            anew = await line.until("end")

    assert [post["html"] for post in page["posts"] if post["html"]][1:] == [
        '<p dir="auto">Shared</p>'
    ]
    assert "of two" not in str(anew)


async def test_an_answered_line_waits_no_more(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        here.doings.go_on.set()
        async with ana.line() as line:
            await ana.say("/slow")
            await line.next("done")

        assert await left_behind(here) == []
