"""Fetching a link that a stranger gave: public addresses only, at every hop, within limits.

A name is resolved once, every address it has is checked, and the connection goes to one of those:
a name that changes its answer between check and connection (DNS rebinding) gains nothing.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Mapping
from ipaddress import ip_address
from pathlib import PurePosixPath
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from msgspec import Struct
from yarl import URL

from bot.article.ingest.addresses import is_public
from bot.article.ingest.kinds import MEDIA_TYPES, OCTETS, bare
from bot.article.ingest.limits import check_bytes
from bot.article.refusals import ArticleRefusal
from bot.kernel.message import say
from bot.kernel.refusal import Refused

SECONDS = 20.0
HOPS = 5
LONGEST_LINK = 2000
PORTS: Mapping[str, int] = {"http": 80, "https": 443}
HEADERS = {
    "User-Agent": "Parley/0.1 (reads articles that members link to)",
    "Accept": "text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf",
    "Accept-Language": "en, *;q=0.5",
}
_MOVED = frozenset([301, 302, 303, 307, 308])
_CHUNK = 64 * 1024

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of a host name."""


class FetchedPage(Struct, frozen=True, kw_only=True):
    """What a link led to; `address` is where it was in the end."""

    content: bytes
    media_type: str | None
    name: str
    address: str


async def resolve(host: str, port: int) -> list[str]:
    """Ask the system's resolver. Raises OSError when there is no such name."""
    loop = asyncio.get_running_loop()
    addresses = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in addresses))


class Fetcher:
    """Fetches links. Which addresses and ports are allowed, and how names are resolved, may be
    told otherwise by those who try it out."""

    def __init__(
        self,
        *,
        allows: Callable[[str], bool] = is_public,
        resolve: Resolve = resolve,
        ports: Mapping[str, int] | None = PORTS,
        seconds: float = SECONDS,
    ) -> None:
        self._allows = allows
        self._resolve = resolve
        self._ports = ports
        self._seconds = seconds

    async def fetch(self, link: str) -> FetchedPage:
        """What a link leads to.

        Raises Refused: LINK_WRONG, LINK_NOT_PUBLIC, LINK_NOT_FOUND, LINK_UNREACHABLE, LINK_FAILED,
        LINK_TYPE, LINK_TOO_SLOW, LINK_TOO_MANY_HOPS, SOURCE_TOO_LARGE.
        """
        host: str = say("The site")
        try:
            async with asyncio.timeout(self._seconds):
                url = self._checked(link)
                for _ in range(HOPS + 1):
                    host = url.host or host
                    page = await self._get(url)
                    if isinstance(page, FetchedPage):
                        return page
                    url = self._checked(page, url)
        except TimeoutError:
            raise Refused(ArticleRefusal.LINK_TOO_SLOW, host=host) from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise Refused(ArticleRefusal.LINK_UNREACHABLE, host=host) from error
        raise Refused(ArticleRefusal.LINK_TOO_MANY_HOPS, most=HOPS)

    def _checked(self, link: str, base: URL | None = None) -> URL:
        """A link that may be opened, as far as it can be told without resolving its name."""
        try:
            url = URL(link[: LONGEST_LINK + 1].strip())
            url = base.join(url) if base is not None else url
            host, port = url.host, url.port
        except ValueError:
            raise Refused(ArticleRefusal.LINK_WRONG) from None
        usual = self._ports is None or port == self._ports.get(url.scheme)
        if (
            len(link) > LONGEST_LINK
            or url.scheme not in PORTS
            or not host
            or not usual
            or url.user is not None
            or url.password is not None
        ):
            raise Refused(ArticleRefusal.LINK_WRONG)
        return url.with_fragment(None)

    async def _get(self, url: URL) -> FetchedPage | str:
        """The content behind a link, or where it is passed on to."""
        host, port = str(url.host), int(url.port or 0)
        pinned = _Pinned(host, await self._addresses(host, port))
        connector = aiohttp.TCPConnector(
            resolver=pinned, use_dns_cache=False, force_close=True, limit=1
        )
        async with (
            aiohttp.ClientSession(
                connector=connector,
                headers=HEADERS,
                trust_env=False,
                cookie_jar=aiohttp.DummyCookieJar(),
                requote_redirect_url=True,
            ) as session,
            session.get(url, allow_redirects=False) as answer,
        ):
            if answer.status in _MOVED and "Location" in answer.headers:
                return answer.headers["Location"]
            if answer.status != 200:
                raise Refused(ArticleRefusal.LINK_FAILED, host=host, status=answer.status)
            return await _content(answer, url)

    async def _addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host, all of them allowed. Raises Refused."""
        try:
            addresses = [str(ip_address(host.strip("[]")))]
        except ValueError:
            try:
                addresses = await self._resolve(host, port)
            except (OSError, UnicodeError) as error:
                raise Refused(ArticleRefusal.LINK_NOT_FOUND, host=host) from error
        if not addresses:
            raise Refused(ArticleRefusal.LINK_NOT_FOUND, host=host)
        if not all(self._allows(address) for address in addresses):
            raise Refused(ArticleRefusal.LINK_NOT_PUBLIC, host=host)
        return addresses


class _Pinned(AbstractResolver):
    """Knows one host, and the addresses that were checked."""

    def __init__(self, host: str, addresses: list[str]) -> None:
        self._host = host
        self._addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        if host != self._host:
            raise OSError(f"not the host that was checked: {host}")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in self._addresses
        ]

    async def close(self) -> None:
        """There is nothing to close."""


async def _content(answer: aiohttp.ClientResponse, url: URL) -> FetchedPage:
    media_type: Any = answer.headers.get("Content-Type")
    if media_type and bare(media_type) not in MEDIA_TYPES and bare(media_type) != OCTETS:
        raise Refused(ArticleRefusal.LINK_TYPE)
    check_bytes(answer.content_length or 0)
    content = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):  # unpacked already, and counted so
        content += chunk
        check_bytes(len(content))
    return FetchedPage(
        content=bytes(content),
        media_type=media_type,
        name=PurePosixPath(url.path).name,
        address=str(url),
    )
