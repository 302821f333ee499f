"""Foreign pages and foreign names are turned away; a browser is told what it may do."""

import re

import aiohttp
import pytest
from running_console import Start

from bot.adapters.web import door, page
from bot.kernel.pace import Pace

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
"""What a browser asks for when a person opens an address."""

FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:1"},  # another program on this machine
    {"Origin": "http://["},
    {"Origin": "file://"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("path", ["/api/join", "/api/say", "/api/rooms"])
async def test_what_another_page_sends_is_not_done(
    start: Start, path: str, headers: dict[str, str]
) -> None:
    async with start() as here:
        ana = await here.join("Ana")

        body = {"place": "lobby", "words": "hi", "nonce": "n", "name": "Eve"}
        status, answer = await ana.post(path, body, headers=headers)

        assert (status, answer["code"]) == (403, "foreign_origin")
        assert (await ana.get("/api/posts", place="lobby"))[1]["newest"] == 0
        assert (await ana.get("/api/rooms"))[1] == {"rooms": ["lobby"]}


@pytest.mark.parametrize("headers", FOREIGN)
async def test_another_page_gets_no_socket(start: Start, headers: dict[str, str]) -> None:
    async with start() as here:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await here.session.ws_connect(f"{here.base}/api/socket?place=lobby", headers=headers)

    assert refused.value.status == 403


async def test_our_own_page_is_let_through(start: Start) -> None:
    async with start() as here:
        own = {"Origin": here.base, "Sec-Fetch-Site": "same-origin"}

        assert (await here.try_join({"name": "Ana"}, **own))[0] == 200


async def test_behind_a_proxy_our_public_name_is_our_own(start: Start) -> None:
    async with start(names=("parley.example.org",), token="let-me-come-in-please") as here:  # noqa: S106
        own = {"Origin": "https://parley.example.org"}

        assert (await here.try_join({"name": "Ana", "token": "let-me-come-in-please"}, **own))[
            0
        ] == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost.evil.example"])
@pytest.mark.parametrize("path", ["/", "/api/rooms", "/api/socket?place=lobby", "/healthz"])
async def test_a_foreign_name_that_leads_here_opens_nothing(
    start: Start, path: str, host: str
) -> None:
    async with start() as here:
        got = await here.session.get(here.base + path, headers={"Host": host})
        answer = await got.json()

    assert (got.status, answer["code"]) == (421, "foreign_host")
    assert host in answer["sentence"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]:8484", "LOCALHOST:1"])
async def test_our_own_names_open_the_page(start: Start, host: str) -> None:
    async with start() as here, here.session.get(here.base, headers={"Host": host}) as got:
        assert got.status == 200


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/api/rooms", "/nowhere", "/static/console.js", "/static/../x"]
)
async def test_every_answer_carries_the_policy(start: Start, path: str) -> None:
    async with start() as here, here.session.get(here.base + path) as got:
        headers = got.headers

    assert headers["Content-Security-Policy"] == door.POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == ("no-cache" if path.endswith(".js") else "no-store")
    assert "Set-Cookie" not in headers


async def test_what_is_not_there_is_said_in_words(start: Start) -> None:
    async with start() as here:
        async with here.session.get(f"{here.base}/api/nothing") as got:
            assert (got.status, (await got.json())["code"]) == (404, "gone")
        async with here.session.get(f"{here.base}/static/conftest.py") as got:
            assert (got.status, (await got.json())["code"]) == (404, "gone")
        async with here.session.get(f"{here.base}/api/say") as got:
            assert (got.status, (await got.json())["code"]) == (405, "gone")


@pytest.mark.parametrize("name", page.FILES)
async def test_the_page_is_made_of_our_own_files(start: Start, name: str) -> None:
    async with start() as here, here.session.get(f"{here.base}/static/{name}") as got:
        assert got.status == 200
        assert await got.read() == (page.STATIC / name).read_bytes()


async def test_the_page_holds_no_inline_script_style_or_foreign_address(start: Start) -> None:
    async with start() as here, here.session.get(here.base) as got:
        source = await got.text()

    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", source)
    scripts = re.findall(r"<script(?! type=\"application/json\")[^>]*>", source)
    assert len(scripts) == 1
    assert all("src=" in tag for tag in scripts)
    assert re.findall(r"https?://[^\"' ]+", source) == []


async def test_the_first_to_come_is_offered_the_chair(start: Start) -> None:
    async with start() as here:
        async with here.session.get(here.base) as got:
            first = await got.text()
        await here.join("Ana")
        async with here.session.get(here.base) as got:
            second = await got.text()

    assert re.findall(r'<option value="(\w+)" selected>', first) == ["chair"]
    assert re.findall(r'<option value="(\w+)" selected>', second) == ["member"]
    assert 'id="token"' not in first


async def test_a_guarded_page_asks_for_the_token(start: Start) -> None:
    async with start(names=("parley.example.org",), token="let-me-come-in-please") as here:  # noqa: S106
        source = await (await here.session.get(here.base)).text()

    assert 'id="token"' in source
    assert "let-me-come-in-please" not in source
    assert re.findall(r'<option value="(\w+)" selected>', source) == ["member"]


async def test_a_refusal_to_wait_says_how_long(start: Start) -> None:
    async with start(sending=Pace(burst=1, per_second=0.1)) as here:
        ana = await here.join("Ana")
        await ana.say("one")
        body = {"place": "lobby", "words": "two", "nonce": "x"}
        async with here.session.post(f"{here.base}/api/say", json=body, headers=ana.headers) as got:
            assert (got.status, got.headers["Retry-After"]) == (429, "10")


@pytest.mark.parametrize(
    ("path", "headers", "status", "words"),
    [
        ("/nothing", {}, 404, "There is nothing at this address."),
        ("/room", {}, 404, "There is nothing at this address."),
        ("/static/none.js", {}, 404, "There is nothing at this address."),
        ("/", {"Host": "evil.example"}, 421, "This console doesn’t answer to evil.example."),
        ("/room/lobby", {"X-Forwarded-For": "1.2.3.4"}, 403, "This came through a proxy"),
    ],
)
async def test_people_read_a_page_where_programs_get_json(
    start: Start, path: str, headers: dict[str, str], status: int, words: str
) -> None:
    async with start() as here:
        async with here.session.get(here.base + path, headers={**headers, **HTML}) as got:
            drawn = await got.text()
            assert (got.status, got.content_type) == (status, "text/html")
        async with here.session.get(here.base + path, headers=headers) as got:
            assert (got.status, got.content_type) == (status, "application/json")
        async with here.session.get(f"{here.base}/api{path}", headers={**headers, **HTML}) as got:
            assert got.content_type == "application/json"
        french = {**headers, **HTML, "Accept-Language": "fr"}
        async with here.session.get(here.base + path, headers=french) as got:
            assert '<html lang="fr">' in await got.text()

    assert words in drawn
    assert "{" not in drawn
    assert ('<a href="/">Go to the console</a>' in drawn) == (status == 404)
