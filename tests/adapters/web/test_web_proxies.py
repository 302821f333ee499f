"""Who asks, seen through proxies: whom the headers are believed, and what a stranger can write."""

import asyncio
import logging

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running_console import Start

from bot.adapters.web.config import Pace
from bot.adapters.web.proxies import (
    UNKNOWN,
    Headers,
    proxy_header,
    read_networks,
    read_prefix,
    see_through,
)
from bot.adapters.web.refusals import ConsoleRefusal
from bot.kernel.refusal import Refused

TRUSTED = read_networks("127.0.0.1, 10.0.0.0/8,2001:db8:1::/48")
TOKENS = {
    "names": ("parley.example.org",),
    "token": "let-me-come-in-please",
    "admin_token": "the-chief-of-it-all",
}


def asked(peer: str, listed: str = "", forwarded: tuple[dict[str, str], ...] = ()) -> str:
    """The address that is seen."""
    hops = [hop.strip() for hop in listed.split(",") if hop.strip()]
    headers = Headers(host="parley", forwarded=forwarded, lists={"for": hops})
    return see_through(peer, headers, TRUSTED).address


@pytest.mark.parametrize(
    ("peer", "listed", "address"),
    [
        ("127.0.0.1", "", "127.0.0.1"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # a stranger who says to be another
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),  # the left one is the stranger's
        ("127.0.0.1", "1.1.1.1, 198.51.100.1, 10.9.9.9", "198.51.100.1"),
        ("10.1.1.1", "10.2.2.2", "10.2.2.2"),  # somebody in the house
        ("127.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
        ("127.0.0.1", "[2001:db8:2::7]:80", "2001:db8:2::7"),
        ("::ffff:127.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"),
        ("2001:db8:1::1", '"[2001:db8:2::7]"', "2001:db8:2::7"),
        ("127.0.0.1", "198.51.100.1, evil", UNKNOWN),
        ("127.0.0.1", "198.51.100.1, _hidden", UNKNOWN),
        ("", "198.51.100.1", UNKNOWN),
    ],
)
def test_the_visitor_is_the_nearest_address_that_is_no_trusted_proxy(
    peer: str, listed: str, address: str
) -> None:
    assert asked(peer, listed) == address
    assert (
        asked(peer, "", tuple({"for": hop.strip()} for hop in listed.split(",") if hop)) == address
    )


@given(st.lists(st.sampled_from(["1.1.1.1", "10.0.0.1", "x", "::1", "127.0.0.1:9"]), max_size=5))
def test_what_a_stranger_writes_first_changes_nothing(written: list[str]) -> None:
    listed = ", ".join([*written, "203.0.113.9", "10.0.0.2"])

    assert asked("127.0.0.1", listed) == "203.0.113.9"


def test_two_headers_that_name_different_visitors_are_refused() -> None:
    assert asked("127.0.0.1", "198.51.100.1", ({"for": "198.51.100.1"},)) == "198.51.100.1"
    with pytest.raises(Refused) as refused:
        asked("127.0.0.1", "198.51.100.1", ({"for": "1.1.1.1"},))

    assert refused.value.code is ConsoleRefusal.PROXY_UNCLEAR


def test_scheme_host_and_path_are_a_trusted_proxys_own() -> None:
    lists = {
        "for": ("1.1.1.1", "198.51.100.1"),
        "proto": ("ftp", "https"),
        "host": ("evil.example", "parley.example.org"),
        "prefix": ("/evil", "/parley/"),
    }
    headers = Headers(host="parley:8484", lists=lists)
    visit = see_through("127.0.0.1", headers, TRUSTED)
    stranger = see_through("203.0.113.9", headers, TRUSTED)

    assert (visit.scheme, visit.host, visit.prefix) == ("https", "parley.example.org", "/parley")
    assert (stranger.scheme, stranger.host, stranger.prefix) == ("", "parley:8484", "")


@pytest.mark.parametrize(
    "words", ["//evil.example", "/a b", "/..", "/a/../b", "/<script>", '/"', "/a?b", "/é", "\\x"]
)
def test_a_path_that_leads_elsewhere_is_none(words: str) -> None:
    assert read_prefix(words) in ("", "/evil.example")


@pytest.mark.parametrize("words", ["localhost", "10.0.0.0/40", "1.2.3", "127.0.0.1;::1"])
def test_what_is_no_address_of_a_proxy_is_said(words: str) -> None:
    with pytest.raises(ValueError, match="is no address or network, such as"):
        read_networks(f"::1, {words}")


SIGNS = [
    "Forwarded",
    "X-Forwarded-For",
    "x-forwarded-proto",
    "X-Forwarded-Host",
    "X-Forwarded-Anything",
    "X-Real-IP",
    "Via",
    "CF-Connecting-IP",
    "True-Client-IP",
    "X-Original-URI",
    "X-Client-IP",
]


def test_browsers_send_nothing_that_only_proxies_send() -> None:
    usual = ["Host", "User-Agent", "Accept", "Origin", "Referer", "Connection", "Upgrade", "Cookie"]

    assert proxy_header([*usual, "Sec-Fetch-Site", "Authorization", "X-Requested-With"]) == ""


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("path", ["/", "/api/join", "/api/socket?place=lobby", "/static/icon.svg"])
async def test_a_console_for_its_own_machine_answers_no_proxy(
    start: Start, sign: str, path: str
) -> None:
    async with start() as here:
        send = here.session.post if path == "/api/join" else here.session.get
        body = {"name": "Mallory", "role": "admin"} if path == "/api/join" else None
        async with send(here.base + path, json=body, headers={sign: "198.51.100.1"}) as got:
            answer = await got.json()
        rows = await here.db.read("SELECT name FROM console_members")

    assert (got.status, answer["code"], rows) == (403, "behind_proxy", [])
    assert "PARLEY_TRUSTED_PROXIES to the proxy’s address, 127.0.0.1" in answer["sentence"]


async def test_a_proxy_that_says_nothing_is_known_by_its_old_protocol(start: Start) -> None:
    async with start() as here:
        reader, writer = await asyncio.open_connection("127.0.0.1", here.port)
        writer.write(f"GET / HTTP/1.0\r\nHost: 127.0.0.1:{here.port}\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()

    assert b" 403 " in answer.splitlines()[0]
    assert b"behind_proxy" in answer


@pytest.mark.parametrize("given", [TOKENS, {"token": TOKENS["token"]}])
async def test_with_a_token_a_proxy_may_come(start: Start, given: dict[str, object]) -> None:
    async with start(**given) as here:
        headers = {"X-Forwarded-For": "198.51.100.1"}
        refused, _ = await here.try_join({"name": "Mallory", "role": "admin"}, **headers)
        taken, _ = await here.try_join({"name": "Ana", "token": TOKENS["token"]}, **headers)

    assert (refused, taken) == (403, 200)


async def test_wrong_tokens_count_for_who_sends_them_and_never_for_who_has_the_right_one(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    few = Pace(burst=2, per_second=0.01)
    proxied = {**TOKENS, "proxies": TRUSTED, "trying": few, "asking": Pace(burst=6, per_second=0.1)}
    async with start(**proxied) as here:

        async def wrong(claimed: str) -> int:
            body = {"name": "Mallory", "token": f"guess {claimed}"}
            return (await here.try_join(body, **{"X-Forwarded-For": claimed}))[0]

        with caplog.at_level(logging.WARNING, "bot.adapters.web.joining"):
            guesses = [await wrong(f"10.0.0.{n}, 8.8.4.{n}, 203.0.113.9") for n in range(8)]
            other = await wrong("203.0.113.10")
            neighbours = [await wrong(f"2001:db8:2::{n}") for n in range(3)]
        body = {"name": "Ana", "token": TOKENS["token"]}
        right, _ = await here.try_join(body, **{"X-Forwarded-For": "203.0.113.9"})

    assert guesses == [403, 403, 429, 429, 429, 429, 429, 429]
    assert (other, neighbours, right) == (403, [403, 403, 429], 200)
    said = [record.getMessage() for record in caplog.records]
    assert said[:2] == ["wrong token from 203.0.113.9"] * 2
    assert "wrong token from 2001:db8:2::1" in said
    assert not any("guess" in line for line in said)


async def test_a_stranger_who_claims_to_be_a_proxy_is_counted_as_who_they_are(
    start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    async with start(**TOKENS, proxies=TRUSTED, trying=Pace(burst=1, per_second=0.01)) as here:
        connector = aiohttp.TCPConnector(local_addr=("127.0.0.2", 0))
        async with aiohttp.ClientSession(connector=connector) as stranger:
            statuses = []
            for claimed in ("198.51.100.1", "198.51.100.2"):
                async with stranger.post(
                    f"{here.base}/api/join",
                    json={"name": "Mallory", "token": "x"},
                    headers={"X-Forwarded-For": claimed, "X-Forwarded-Host": "parley.example.org"},
                ) as got:
                    statuses.append(got.status)

    assert statuses == [403, 429]
    assert "wrong token from 127.0.0.2" in caplog.text
    assert caplog.text.count("does not name") == 1


async def test_a_page_without_encryption_is_not_ours_where_people_come_by_https(
    start: Start,
) -> None:
    async with start(**TOKENS, proxies=TRUSTED) as here:
        way = {"X-Forwarded-For": "198.51.100.1", "X-Forwarded-Proto": "https"}
        answers = []
        for n, scheme in enumerate(("http", "https")):
            body = {"name": f"Ana {n}", "token": TOKENS["token"]}
            origin = f"{scheme}://parley.example.org"
            answers.append((await here.try_join(body, Origin=origin, **way))[0])

    assert answers == [403, 200]


async def test_below_a_path_everything_stands_below_it(start: Start) -> None:
    async with start(path="/parley") as here:
        for asked_path in ("/parley/", "/parley/room/lobby", "/"):
            async with here.session.get(here.base + asked_path) as got:
                source = await got.text()
            assert 'data-root="/parley/"' in source
            assert 'src="/parley/static/console.js"' in source
        async with here.session.get(f"{here.base}/parley", allow_redirects=False) as got:
            assert (got.status, got.headers["Location"]) == (308, "/parley/")
        async with here.session.get(f"{here.base}/parley/static/console.js") as got:
            assert got.status == 200
        async with here.session.post(f"{here.base}/parley/api/join", json={"name": "Ana"}) as got:
            assert got.status == 200


@pytest.mark.parametrize(
    ("path", "headers", "root"),
    [
        ("/", {}, "/"),
        ("/room/lobby", {}, "/"),
        ("/room/lobby", {"X-Forwarded-Prefix": "/talks/parley"}, "/talks/parley/"),
        ("/", {"X-Forwarded-Prefix": "//evil.example/"}, "/evil.example/"),
        ("/", {"X-Forwarded-Prefix": '/"><script>'}, "/"),
    ],
)
async def test_links_stand_where_the_page_is_seen(
    start: Start, path: str, headers: dict[str, str], root: str
) -> None:
    async with start(**TOKENS, proxies=TRUSTED) as here:
        where = {"X-Forwarded-For": "198.51.100.1", **headers}
        async with here.session.get(here.base + path, headers=where) as got:
            source = await got.text()

    assert f'data-root="{root}"' in source


async def test_a_prefix_of_a_stranger_is_not_believed(start: Start) -> None:
    async with start(**TOKENS) as here:
        headers = {"X-Forwarded-Prefix": "/evil"}
        async with here.session.get(here.base, headers=headers) as got:
            assert 'data-root="/"' in await got.text()


async def test_a_socket_without_its_headers_says_what_the_proxy_lacks(start: Start) -> None:
    async with start() as here:
        ana = await here.join("Ana")
        status, answer = await ana.get("/api/socket", place="lobby")

    assert (status, answer["code"]) == (400, "no_websocket")
    assert "Upgrade and Connection" in answer["sentence"]
