"""Rooms, their past, their pictures, completion, and the sign of life."""

import pytest
from running_console import PNG, Start

from bot.adapters.web import rooms
from bot.adapters.web.render import content_id


async def test_rooms_are_opened_once_and_keep_apart(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        opened = await ana.post("/api/rooms", {"name": " Reading  Group! "})
        again = await ana.post("/api/rooms", {"name": "reading-group"})
        await ana.say("in the lobby")
        async with ana.line(place="reading-group") as line:
            await ana.say("in the group", place="reading-group")
            post = await line.next()
        _, listed = await ana.get("/api/rooms")

    assert opened == again == (200, {"place": "reading-group"})
    assert listed == {"rooms": ["lobby", "reading-group"]}
    assert (post["number"], "in the group" in post["html"]) == (1, True)


@pytest.mark.parametrize("name", ["", "!!!", "x" * 41, "\u200b"])
async def test_a_room_without_a_name(start: Start, name: str) -> None:
    async with start() as here:
        ana = await here.join("Ana")

        status, answer = await ana.post("/api/rooms", {"name": name})

    assert (status, answer["code"]) == (400, "room_name_wrong")


async def test_there_is_an_end_to_rooms(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "MOST_ROOMS", 1)
    async with start() as here:
        ana = await here.join("Ana")

        assert (await ana.post("/api/rooms", {"name": "lobby"}))[0] == 200
        assert (await ana.post("/api/rooms", {"name": "two"}))[1]["code"] == "too_many_rooms"


async def test_the_past_comes_in_pages_without_a_gap(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        total = 2 * rooms.PAGE + 3
        for number in range(total):
            await ana.say(f"word {number}")

        positions: list[int] = []
        _, page = await ana.get("/api/posts", place="lobby")
        assert page["newest"] == total
        while True:
            positions[:0] = [post["position"] for post in page["posts"]]
            if not page["more"]:
                break
            _, page = await ana.get("/api/posts", place="lobby", before=positions[0])

    assert positions == list(range(1, total + 1))


async def test_a_page_of_exactly_all_says_that_there_is_no_more(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        for number in range(rooms.PAGE):
            await ana.say(f"word {number}")
        _, page = await ana.get("/api/posts", place="lobby")

    assert (len(page["posts"]), page["more"]) == (rooms.PAGE, False)


async def test_a_post_has_the_time_at_which_it_came_to_where_it_stands(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")

        async def boards() -> dict[str, str]:
            _, page = await ana.get("/api/posts", place="lobby")
            assert [post["at"] for post in page["posts"]] == sorted(p["at"] for p in page["posts"])
            return {post["html"]: post["at"] for post in page["posts"] if "Board" in post["html"]}

        async with ana.line() as line:
            for words, more in (("first", {}), ("edited", {"pressed": "Wipe"}), ("anew", {})):
                await ana.say(f"/board {words}", **more)
                await line.next("done")
                ((board, at),) = (await boards()).items()
                assert words in board
                if words == "first":
                    first = at
                else:
                    assert (at == first) == (words == "edited")


async def test_a_picture_is_given_to_those_who_see_its_post(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say("/everything")
            post = (await line.until("<img"))[-1]
        where = f"{here.base}/api/picture/{content_id(PNG)}?place=lobby&number={post['number']}"
        async with here.session.get(where, headers=ana.headers) as got:
            assert (got.status, got.content_type, await got.read()) == (200, "image/png", PNG)
        _, other = await ana.get("/api/picture/0", place="lobby", number=post["number"])
        _, none = await ana.get(f"/api/picture/{content_id(PNG)}", place="lobby", number=99)

    assert content_id(PNG) in post["html"]
    assert (other["code"], none["code"]) == ("gone", "gone")


async def test_a_line_is_completed_for_who_types_it(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        _, commands = await ana.get("/api/complete", place="lobby", line="/re")
        _, names = await ana.get("/api/complete", place="lobby", line="/repeat sh")
        _, talk = await ana.get("/api/complete", place="lobby", line="hello")

    assert commands == {
        "start": 0,
        "about": "",
        "suggestions": [{"words": "/repeat ", "label": "/repeat", "about": "Say it again"}],
    }
    assert [found["words"] for found in names["suggestions"]] == ["share:"]
    assert (names["start"], names["about"]) == (8, "words: Any words")
    assert talk["suggestions"] == []


async def test_articles_and_their_paragraphs_are_offered(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        async with ana.line() as line:
            await ana.say("/help")  # a community's first command brings the brief
            await line.next("done")

        def offered(found: dict[str, list[dict[str, str]]]) -> list[str]:
            return [suggestion["label"] for suggestion in found["suggestions"]]

        _, articles = await ana.get("/api/complete", place="lobby", line="/repeat article:br")
        named = "/repeat article:brief paragraph:1"
        _, paragraphs = await ana.get("/api/complete", place="lobby", line=named)
        _, only = await ana.get("/api/complete", place="lobby", line="/repeat --paragraph 1")
        unknown = "/repeat article:nothing paragraph:1"
        _, none = await ana.get("/api/complete", place="lobby", line=unknown)

    assert offered(articles) == ["The design of security guarantees"]
    assert offered(paragraphs)[0].startswith("1: ")
    assert len(paragraphs["suggestions"][0]["about"]) <= 82
    assert offered(only) == offered(paragraphs)
    assert offered(none) == []


async def test_the_sign_of_life_needs_no_key(start: Start) -> None:
    async with start() as here, here.session.get(f"{here.base}/healthz") as got:
        assert (got.status, await got.json()) == (200, {"status": "ok"})
