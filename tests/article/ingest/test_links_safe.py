"""Links from strangers: only public addresses, at every hop, within limits."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.article import ingest
from bot.article.ingest.addresses import is_public
from bot.article.ingest.limits import MOST_BYTES
from bot.article.ingest.links import Fetcher
from bot.article.refusals import ArticleRefusal
from bot.kernel.refusal import RefusalCode, Refused

PAGE = (
    "<html><head><title>The harbour</title></head><body><article><h1>The harbour</h1>"
    "<p>The council wants to close the old harbour in March 2027.</p>"
    "<p>Fishers disagree, because they have no other place to land their catch.</p>"
    "</article></body></html>"
)
Serve = Callable[[Callable[[web.Request], Awaitable[web.StreamResponse]]], Awaitable[TestServer]]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Starts servers on loopback that answer every path with one handler."""
    servers: list[TestServer] = []

    async def started(
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> TestServer:
        application = web.Application()
        application.router.add_get("/{path:.*}", handler)
        server = TestServer(application, host="127.0.0.1")
        await server.start_server()
        servers.append(server)
        return server

    yield started
    for server in servers:
        await server.close()


async def at_home(host: str, port: int) -> list[str]:
    """Every name is this machine."""
    return ["127.0.0.1"]


def trusting(seconds: float = 5.0) -> Fetcher:
    """A fetcher that may reach loopback, and nothing else."""
    return Fetcher(
        allows=lambda address: address == "127.0.0.1", resolve=at_home, ports=None, seconds=seconds
    )


async def code_of(fetching: Awaitable[object]) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        await fetching
    return refused.value.code


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.8.8.8 10.0.0.1 172.16.5.4 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0
    192.0.2.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1
    fd12:3456::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 2002:a00:1::
    64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 2001:db8::1 2001:0:7f00:1::80ff:fffe nonsense""".split(),
)
def test_addresses_inside_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_of_the_open_internet_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "link",
    """http://127.0.0.1/ http://localhost/ http://[::1]/ http://10.0.0.7/ http://169.254.169.254/
    http://2130706433/ http://0x7f000001/ http://0x7f.1/ http://0177.0.0.1/ http://127.1/
    http://127.0.0.1./ http://[::ffff:127.0.0.1]/ http://[64:ff9b::7f00:1]/ http://0/""".split(),
)
async def test_no_spelling_of_a_private_address_is_opened(link: str) -> None:
    assert await code_of(Fetcher(seconds=5).fetch(link)) in {
        ArticleRefusal.LINK_NOT_PUBLIC,
        ArticleRefusal.LINK_NOT_FOUND,
        ArticleRefusal.LINK_WRONG,
    }


@pytest.mark.parametrize(
    "link",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "gopher://example.org/",
        "javascript:alert(1)",
        "http://user:word@example.org/",
        "http://example.org:8080/",
        "https://example.org:80/",
        "http://",
        "http:///path",
        "http://example.org/" + "a" * 3000,
    ],
)
async def test_links_of_other_kinds_are_refused(link: str) -> None:
    assert await code_of(Fetcher(seconds=5).fetch(link)) is ArticleRefusal.LINK_WRONG


@pytest.mark.parametrize("found", [["10.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::1"]])
async def test_a_name_that_leads_inside_is_not_opened(found: list[str]) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return found

    fetching = Fetcher(resolve=resolve, seconds=5).fetch("http://inside.example.org/")
    assert await code_of(fetching) is ArticleRefusal.LINK_NOT_PUBLIC


async def test_a_name_without_an_address_is_said_to_be_unknown() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    fetching = Fetcher(resolve=resolve, seconds=5).fetch("http://nowhere.example.org/")
    assert await code_of(fetching) is ArticleRefusal.LINK_NOT_FOUND


async def test_a_name_that_changes_its_answer_gains_nothing(serve: Serve) -> None:
    async def page(request: web.Request) -> web.Response:
        return web.Response(text=PAGE, content_type="text/html")

    answers = [["127.0.0.1"], ["10.0.0.1"]]
    asked: list[str] = []

    async def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers[min(len(asked), 2) - 1]

    server = await serve(page)
    fetcher = Fetcher(allows=lambda a: a == "127.0.0.1", resolve=resolve, ports=None)
    found = await fetcher.fetch(f"http://site.example.org:{server.port}/")
    assert found.content.decode() == PAGE
    assert asked == ["site.example.org"]


async def test_every_hop_is_checked(serve: Serve) -> None:
    async def passed_on(request: web.Request) -> web.Response:
        raise web.HTTPFound("http://169.254.169.254/latest/meta-data/")

    server = await serve(passed_on)
    fetching = trusting().fetch(f"http://site.example.org:{server.port}/")
    # The name resolves to loopback in this test; the literal address does not ask the resolver.
    assert await code_of(fetching) is ArticleRefusal.LINK_NOT_PUBLIC


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/"])
async def test_a_hop_to_another_scheme_is_refused(serve: Serve, target: str) -> None:
    async def passed_on(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": target})

    server = await serve(passed_on)
    fetching = trusting().fetch(f"http://site.example.org:{server.port}/")
    assert await code_of(fetching) is ArticleRefusal.LINK_WRONG


async def test_five_hops_are_followed_and_a_sixth_is_not(serve: Serve) -> None:
    async def counting(request: web.Request) -> web.Response:
        left = int(request.match_info["path"])
        if left:
            return web.Response(status=302, headers={"Location": f"/{left - 1}"})
        return web.Response(text=PAGE, content_type="text/html")

    server = await serve(counting)
    base = f"http://site.example.org:{server.port}"
    found = await trusting().fetch(f"{base}/5")
    assert found.address == f"{base}/0"
    assert await code_of(trusting().fetch(f"{base}/6")) is ArticleRefusal.LINK_TOO_MANY_HOPS


async def test_too_much_is_refused_by_its_length_and_as_it_comes(serve: Serve) -> None:
    async def long(request: web.Request) -> web.StreamResponse:
        if request.match_info["path"] == "told":
            return web.Response(body=b"a" * (MOST_BYTES + 1), content_type="text/plain")
        stream = web.StreamResponse(headers={"Content-Type": "text/plain"})
        await stream.prepare(request)
        for _ in range(MOST_BYTES // 65536 + 2):
            await stream.write(b"a" * 65536)
        return stream

    server = await serve(long)
    for path in ("told", "streamed"):
        fetching = trusting().fetch(f"http://site.example.org:{server.port}/{path}")
        assert await code_of(fetching) is ArticleRefusal.SOURCE_TOO_LARGE


async def test_a_gzip_bomb_is_counted_as_it_unpacks(serve: Serve) -> None:
    bomb = gzip.compress(b"a" * (MOST_BYTES * 20))

    async def packed(request: web.Request) -> web.Response:
        headers = {"Content-Type": "text/plain", "Content-Encoding": "gzip"}
        return web.Response(body=bomb, headers=headers)

    server = await serve(packed)
    fetching = trusting(20).fetch(f"http://site.example.org:{server.port}/")
    assert len(bomb) < MOST_BYTES
    assert await code_of(fetching) is ArticleRefusal.SOURCE_TOO_LARGE


async def test_a_slow_drip_ends_in_time(serve: Serve) -> None:
    async def slow(request: web.Request) -> web.StreamResponse:
        stream = web.StreamResponse(headers={"Content-Type": "text/plain"})
        await stream.prepare(request)
        for _ in range(100):
            await stream.write(b"a")
            await asyncio.sleep(0.05)
        return stream

    server = await serve(slow)
    fetching = trusting(0.3).fetch(f"http://site.example.org:{server.port}/")
    assert await code_of(fetching) is ArticleRefusal.LINK_TOO_SLOW


@pytest.mark.parametrize(
    ("status", "media_type", "code"),
    [
        (404, "text/html", ArticleRefusal.LINK_FAILED),
        (500, "text/html", ArticleRefusal.LINK_FAILED),
        (200, "image/png", ArticleRefusal.LINK_TYPE),
        (200, "application/zip", ArticleRefusal.LINK_TYPE),
    ],
)
async def test_what_is_no_page_is_refused(
    serve: Serve, status: int, media_type: str, code: RefusalCode
) -> None:
    async def other(request: web.Request) -> web.Response:
        return web.Response(status=status, body=b"x", content_type=media_type)

    server = await serve(other)
    fetching = trusting().fetch(f"http://site.example.org:{server.port}/")
    assert await code_of(fetching) is code


async def test_a_closed_port_is_told(serve: Serve, unused_tcp_port: int) -> None:
    fetching = trusting().fetch(f"http://site.example.org:{unused_tcp_port}/")
    assert await code_of(fetching) is ArticleRefusal.LINK_UNREACHABLE


async def test_a_proxy_of_the_surroundings_is_not_used(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def page(request: web.Request) -> web.Response:
        return web.Response(text=PAGE, content_type="text/html")

    server = await serve(page)
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1/")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    found = await trusting().fetch(f"http://site.example.org:{server.port}/a.html")
    assert found.name == "a.html"
    assert "Cookie" not in found.content.decode()


async def test_a_page_that_was_fetched_becomes_an_article(serve: Serve) -> None:
    async def page(request: web.Request) -> web.Response:
        return web.Response(text=PAGE, content_type="text/html")

    server = await serve(page)
    found = await trusting().fetch(f"http://site.example.org:{server.port}/harbour")
    reading = await ingest.read_bytes(
        found.content, name=found.name, media_type=found.media_type, source=found.address
    )
    assert reading.title == "The harbour"
    assert reading.paragraphs == (
        "The council wants to close the old harbour in March 2027.",
        "Fishers disagree, because they have no other place to land their catch.",
    )
