"""What members send: stored and acknowledged first, then answered to those whom it concerns."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from running_console import Running, Start, Tab

from bot.adapters.web import answering, config
from bot.adapters.web.config import Pace
from bot.adapters.web.tasks import Tasks
from bot.store.statement import put


async def test_talk_is_seen_by_all_and_answered_by_nobody(start: Start) -> None:
    async with start() as here:
        ana, ben = await here.join("Ana"), await here.join("Ben")
        async with ana.line() as at_ana, ben.line() as at_ben:
            await ana.say("I think <b>not</b>\nat all")
            mine, theirs = await at_ana.next(), await at_ben.next()

    assert mine == {**theirs, "mine": True}
    assert theirs == {
        "type": "post",
        "number": 1,
        "position": 1,
        "post": mine["post"],
        "author": ana.member,
        "name": "Ana",
        "mine": False,
        "private": False,
        "at": mine["at"],
        "html": '<p dir="auto">I think &lt;b&gt;not&lt;/b&gt;\nat all</p>',
    }


async def test_a_line_is_acknowledged_before_it_is_answered(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            assert await ana.say("/slow") == 1
            assert (await line.until("Working"))[-1]["private"]
            here.doings.go_on.set()
            worked = (await line.until("Worked"))[-1]
            done = await line.next("done")

    assert (worked["position"], worked["number"]) == (2, 3)
    assert done["nonce"] == "n1"


@pytest.mark.parametrize("words", ["@parley who decides?", "Parley, who decides?"])
async def test_parley_answers_when_it_is_addressed(start: Start, words: str) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say(words)
            said, answer = await line.until("You asked")

    assert not said["private"]
    assert "You asked: who decides?" in answer["html"]


async def test_parley_keeps_out_of_talk_about_it(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say("Parley is wrong, I asked parley: nothing")
            await ana.say("end")
            posts = await line.until("end")

    assert [post["name"] for post in posts] == ["Ana", "Ana"]


async def test_a_private_answer_reaches_only_who_asked(start: Start) -> None:
    async with start() as here:
        ana, ben = await here.join("Ana"), await here.join("Ben")
        async with ana.line() as at_ana, ben.line() as at_ben:
            await ana.say("/repeat secret")
            await at_ana.until("Said: secret")
            await ana.say("/repeat share:yes open")
            seen = await at_ben.until("Said: open")
        _, page = await ben.get("/api/posts", place="lobby")

    # Ben sees that she asked, but not what she was answered.
    assert "Said: secret" not in str(seen)
    assert "Said: secret" not in str(page)
    assert [post["number"] for post in seen] == [1, 3, 4]


async def test_a_ballot_is_seen_by_nobody_else(start: Start) -> None:
    async with start() as here:
        ana, ben = await here.join("Ana"), await here.join("Ben")
        async with ben.line() as at_ben:
            await ana.say("/ballot strongly for")
            seen = await at_ben.until("A ballot was cast")

    assert "strongly" not in str(seen)
    assert len(seen) == 1


async def test_what_cannot_be_made_out_is_shown_to_its_author_alone(start: Start) -> None:
    async with start() as here:
        ana, ben = await here.join("Ana"), await here.join("Ben")
        async with ana.line() as at_ana, ben.line() as at_ben:
            await ana.say("/balot strongly for")
            told = await at_ana.until("Did you mean /ballot")
            await ana.say("end")
            seen = await at_ben.until("end")

    assert [post["private"] for post in told] == [True, True]
    assert len(seen) == 1


async def test_the_same_nonce_counts_once(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        body = {"place": "lobby", "words": "/repeat once", "nonce": "same"}
        answers = await asyncio.gather(*(ana.post("/api/say", body) for _ in range(5)))
        async with ana.line() as line:
            await line.until("Said: once")
            await ana.say("end")
            rest = await line.until("end")

    assert {answer["number"] for _, answer in answers} == {1}
    assert sorted(answer["waiting"] for _, answer in answers) == [False] * 4 + [True]
    assert len(rest) == 1


async def test_a_board_stays_where_it_stands_for_a_button_and_moves_for_a_command(
    start: Start,
) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say("/board one")
            first = (await line.until("Board: one"))[-1]
            await ana.say("/board wiped", pressed="Wipe")
            pressed, second = await line.until("Board: wiped")
            await ana.say("/board two")
            third = (await line.until("Board: two"))[-1]
        _, page = await ana.get("/api/posts", place="lobby")

    assert first["post"] == second["post"] == third["post"]
    assert first["position"] == second["position"] == 2
    assert third["position"] == third["number"] == 6
    assert pressed["private"]
    assert '<p class="note" dir="auto">Wipe</p>' in pressed["html"]
    assert [post["position"] for post in page["posts"]] == [1, 3, 5, 6]


async def test_a_form_brings_its_values_and_its_file(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say(
                "/repeat",
                pressed="State your position",
                values={"words": "x" * 1000, "share": "no"},
            )
            echo = await line.next()
            await line.until("Said: xxx")

    assert "words: " + "x" * 160 + " … (1,000 characters)" in echo["html"]


async def test_long_words_are_shown_by_their_beginning(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say("/ask " + "word " * 500)
            echo = await line.next()

    assert "… (2,504 characters)" in echo["html"]
    assert len(echo["html"]) < 800


async def upload(tab: Tab, words: str, name: str, content: bytes) -> tuple[int, Any]:
    """Send a line with a file, as browsers do."""
    said = f'{{"place": "lobby", "words": "{words}", "nonce": "f"}}'
    body = (
        f'--b\r\nContent-Disposition: form-data; name="said"\r\n\r\n{said}\r\n'
        f'--b\r\nContent-Disposition: form-data; name="{name}"; filename="notes/über uns.txt"\r\n'
        "Content-Type: text/plain\r\n\r\n"
    ).encode()
    whole = body + content + b"\r\n--b--\r\n"
    return await tab.send("/api/say", whole, "multipart/form-data; boundary=b")


@pytest.mark.parametrize("part", ["file", "file:file"])
async def test_a_file_goes_to_the_command_that_takes_one(start: Start, part: str) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            status, _ = await upload(ana, "/bring", part, b"one two")
            echo, _ = await line.until("Read ")

    (file,) = here.doings.files
    assert status == 200
    assert (file.name, file.content, file.media_type) == ("über uns.txt", b"one two", "text/plain")
    assert "file: über uns.txt (1 kB)" in echo["html"]


@pytest.mark.parametrize(
    ("words", "part", "size", "status", "code"),
    [
        ("look", "file", 1, 400, "file_alone"),
        ("", "file", 1, 400, "file_alone"),
        ("/help", "file", 1, 400, "file_unused"),
        ("/bring", "other", 1, 400, "request_unreadable"),
        ("/bring", "file", config.UPLOAD_LIMIT, 413, "file_too_large"),
    ],
)
async def test_a_file_that_is_not_taken(
    start: Start, words: str, part: str, size: int, status: int, code: str
) -> None:
    async with start() as here:
        ana = await here.join("Ana")

        got, answer = await upload(ana, words, part, b"x" * size)

        assert (got, answer["code"]) == (status, code)
        assert (await ana.get("/api/posts", place="lobby"))[1]["newest"] == 0


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
    assert len(theirs["posts"]) == 1


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
            await here.db.change(put("DROP TABLE console_waiting"))
            here.doings.go_on.set()
            trouble = await line.next("trouble", "post")
            await line.next("done")

    assert (trouble["code"], bool(trouble["sentence"])) == ("store_failed", True)


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
