"""The socket: nothing lost, nothing twice, and nobody without a key."""

import asyncio

import aiohttp
import pytest
from running_console import Start, Tab

from bot.adapters.web import stream
from bot.store.statement import make_statement

SOCKET = "/api/socket?place=lobby"


async def test_reconnecting_after_a_number_goes_on_from_there(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        for word in ("one", "two", "three"):
            await ana.say(word)

        async with ana.line(after=2) as line:
            assert (await line.next())["number"] == 3
            await ana.say("four")
            assert (await line.next())["number"] == 4


async def test_a_tab_that_comes_and_goes_sees_each_post_once(start: Start) -> None:
    async with start() as here:
        ana, ben = await here.join("Ana"), await here.join("Ben")
        total = 3 * stream.AT_ONCE // 2

        async def talk() -> None:
            for number in range(total):
                await ana.say(f"word {number}")

        seen: list[int] = []
        async with asyncio.TaskGroup() as both:
            both.create_task(talk())
            while len(seen) < total:
                async with ben.line(after=seen[-1] if seen else 0) as line:
                    some = min(7, total - len(seen))
                    seen += [(await line.next())["number"] for _ in range(some)]

    assert seen == list(range(1, total + 1))


async def test_a_long_absence_is_made_up_in_stretches(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "AT_ONCE", 3)
    async with start() as here:
        ana = await here.join("Ana")
        for number in range(7):
            await ana.say(f"word {number}")
        async with ana.line() as line:
            seen = [(await line.next())["number"] for _ in range(7)]

    assert seen == list(range(1, 8))


async def test_many_tabs_see_the_same_in_the_same_order(start: Start) -> None:
    async with start() as here:
        tabs = [await here.join(f"Member {n}") for n in range(12)]

        async def watch(tab: Tab) -> list[str]:
            async with tab.line() as line:
                return [(await line.next())["html"] for _ in tabs]

        async with asyncio.TaskGroup() as all_of_them:
            watching = [all_of_them.create_task(watch(tab)) for tab in tabs]
            for tab in tabs:
                all_of_them.create_task(tab.say(f"from {tab.member}"))

    first = watching[0].result()
    assert len(set(first)) == len(tabs)
    assert all(task.result() == first for task in watching)


async def test_an_edit_made_while_away_comes_once_with_its_old_id(start: Start) -> None:
    async with start() as here:
        ana, ben = await here.join("Ana"), await here.join("Ben")
        async with ben.line() as line:
            await ana.say("/board one")
            before = (await line.until("Board: one"))[-1]
        for word in ("two", "three"):
            await ana.say(f"/board {word}", pressed="Write")
        async with ana.line() as line:
            await line.until("Board: three")
        async with ben.line(after=before["number"]) as line:
            await ana.say("end")
            seen = await line.until("end")

    assert [(post["post"], post["position"]) for post in seen[:-1]] == [
        (before["post"], before["position"])
    ]


async def test_a_store_put_back_tells_the_tab_to_begin_again(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line(after=1000) as line:
            assert await line.next("again", "post") == {"type": "again"}
            await ana.say("anew")
            assert (await line.next("again", "post"))["number"] == 1


async def test_a_wrong_key_is_told_and_closed(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        await ana.say("/repeat secret")
        async with ana.line(key="wrong") as line:
            refused = await line.next("refused", "post", "ready")
            code = await line.closed()

    assert (refused["code"], code) == ("signed_out", stream.CLOSE_REFUSED)


@pytest.mark.parametrize(
    ("first", "code"),
    [
        ("", "request_unreadable"),
        ("[]", "request_unreadable"),
        ("{}", "request_unreadable"),
        ("[" * 4000, "request_unreadable"),
        (b"{}", "signed_out"),
    ],
)
async def test_a_first_message_that_says_nothing(
    start: Start, first: str | bytes, code: str
) -> None:
    async with start() as here, here.session.ws_connect(here.base + SOCKET) as ws:
        await (ws.send_str(first) if isinstance(first, str) else ws.send_bytes(first))
        assert (await ws.receive_json())["code"] == code


async def test_who_stays_silent_is_shut_out(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "FIRST_WORDS", 0.05)
    async with start() as here, here.session.ws_connect(here.base + SOCKET) as ws:
        assert (await ws.receive_json())["code"] == "signed_out"


async def test_a_quiet_room_still_beats(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "BEAT", 0.05)
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            assert await line.next("beat") == {"type": "beat"}


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("place=attic", 404, "no_such_room"),
        ("place=lobby&after=-1", 400, "request_unreadable"),
        ("place=lobby&after=9999999999999999999", 400, "request_unreadable"),
    ],
)
async def test_a_socket_for_nothing(start: Start, query: str, status: int, code: str) -> None:
    async with start() as here:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await here.session.ws_connect(f"{here.base}/api/socket?{query}")
        async with here.session.get(f"{here.base}/api/socket?{query}") as got:
            assert (got.status, (await got.json())["code"]) == (status, code)

    assert refused.value.status == status


async def test_a_plain_request_is_no_socket(start: Start) -> None:
    async with start() as here, here.session.get(f"{here.base}/api/socket?place=lobby") as got:
        assert (got.status, (await got.json())["code"]) == (400, "no_websocket")


@pytest.mark.parametrize(
    "view", ["{}", "not json", '{"blocks": [{"is": "Unheard"}], "audience": "room"}']
)
async def test_a_post_of_another_version_does_not_stop_the_others(start: Start, view: str) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        await ana.say("before")
        await here.db.change(make_statement("UPDATE console_posts SET view = ?", view))
        await ana.say("after")
        async with ana.line() as line:
            seen = await line.until("after")

    assert "another version of Parley" in seen[0]["html"]


async def test_a_store_that_fails_closes_the_socket_for_later(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "BEAT", 0.05)
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await line.next("beat")
            await here.db.change(make_statement("DROP TABLE console_posts"))
            refused = await line.next("refused")
            code = await line.closed()
        status, answer = await ana.get("/api/posts", place="lobby")

    assert (refused["code"], code) == ("store_failed", stream.CLOSE_LATER)
    assert (status, answer["code"]) == (503, "store_failed")
