"""What members send: stored and acknowledged first, then answered to those whom it concerns."""

import asyncio
from typing import Any

import pytest
from running_console import Start, Tab

from bot.adapters.web import answering, config


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

    assert said["private"]  # as is the answer
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

    # Ben sees neither that she asked nor what she was answered.
    assert "Said: secret" not in str(seen)
    assert "Said: secret" not in str(page)
    assert [post["number"] for post in seen] == [4]
    assert [post["number"] for post in page["posts"]] == [4]


@pytest.mark.parametrize(
    "words", ["/ask why?", "/help", "/repeat share:no mine", "Parley, why?", "@Parley /help"]
)
async def test_what_is_asked_of_parley_is_shown_to_nobody_else(start: Start, words: str) -> None:
    async with start() as here:
        ana, ben = await here.join("Ana"), await here.join("Ben")
        async with ana.line() as at_ana, ben.line() as at_ben:
            await ana.say(words)
            await at_ana.next("done")
            await ana.say("end")
            seen = await at_ben.until("end")

    assert len(seen) == 1


async def test_lines_of_one_member_are_answered_in_their_order(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say("/slow")
            await ana.say("/repeat share:yes second")
            await line.until("Working")
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(1):
                    await line.until("Said: second")
            here.doings.go_on.set()
            posts = await line.until("Said: second")

    assert any("Worked" in post["html"] for post in posts)


async def test_a_line_that_takes_long_holds_up_no_other_for_good(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "PATIENCE", 0.2)
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say("/slow")
            await ana.say("/repeat second")
            await line.until("Said: second")
            here.doings.go_on.set()


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
                seen={"share": "Not to all"},
            )
            echo = await line.next()
            await line.until("Said: xxx")

    assert "<strong><bdi>State your position</bdi></strong>" in echo["html"]
    assert "Any words: " + "x" * 160 + " … (1,000 characters)" in echo["html"]
    assert "To all: Not to all" in echo["html"]
    assert "/repeat" not in echo["html"]


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
