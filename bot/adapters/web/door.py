"""Before and after every request: whose page it comes from, and what a browser may do with it."""

import logging
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.adapters.web.console import CONSOLE, VISIT, Console, root_of
from bot.adapters.web.languages import language_of, reader_of
from bot.adapters.web.proxies import (
    Headers,
    Visit,
    is_trusted,
    proxy_header,
    see_through,
)
from bot.adapters.web.refusals import ConsoleRefusal
from bot.adapters.web.refusing import build_page, build_response, wants_page
from bot.kernel.refusal import Refused

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data: blob:",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_SAFE = ("GET", "HEAD")
_LISTS = ("for", "proto", "host", "prefix")

log = logging.getLogger(__name__)


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn foreign pages away, and answer refusals: a page to people, JSON to the page's script."""
    here = request.app[CONSOLE]
    shows_page = wants_page(request)
    try:
        check_way(here, request)
        request[VISIT] = find_visit(here, request)
        check_host(request)
        if request.method not in _SAFE:
            check_origin(request)
        return await handler(request)
    except Refused as refused:
        said, status = refused, None
    except web.HTTPRequestEntityTooLarge:
        said, status = Refused(ConsoleRefusal.REQUEST_TOO_LARGE), None
    except (web.HTTPNotFound, web.HTTPMethodNotAllowed) as unknown:
        code = ConsoleRefusal.NO_SUCH_PAGE if shows_page else ConsoleRefusal.GONE
        said, status = Refused(code), unknown.status
    if shows_page:
        return build_page(said, await language_of(request), _find_root(request), status)
    return build_response(said, await reader_of(request), status)


def _find_root(request: web.Request) -> str:
    """Where the console stands on its host, as far as it is known who asks."""
    return root_of(request) if VISIT in request else f"{request.app[CONSOLE].config.path}/"


def check_way(here: Console, request: web.Request) -> None:
    """Raises Refused (BEHIND_PROXY): through a proxy strangers would come to a console that takes
    everybody for a user of its own machine. No browser speaks HTTP/1.0 any more, but proxies do."""
    if here.config.guarded:
        return
    if proxy_header(list(request.headers)) or request.version < (1, 1):
        raise Refused(ConsoleRefusal.BEHIND_PROXY, address=request.remote or "127.0.0.1")


def find_visit(here: Console, request: web.Request) -> Visit:
    """Who asks, and by which address. Raises Refused (PROXY_UNCLEAR)."""
    peer, trusted = request.remote or "", here.config.proxies
    lists = {name: _listed(request, f"X-Forwarded-{name.title()}") for name in _LISTS}
    forwarded = [{**hop} for hop in request.forwarded]
    if forwarded or lists["for"]:
        if not is_trusted(peer, trusted) and here.is_first("untrusted proxy"):
            log.warning(
                "requests come through a proxy at %s that PARLEY_TRUSTED_PROXIES does not name;"
                " all who come through it count as one address",
                peer,
            )
    elif is_trusted(peer, trusted) and here.is_first("silent proxy"):
        log.warning("the proxy at %s sends no X-Forwarded-For: its visitors are unknown", peer)
    said = Headers(host=request.headers.get("Host", ""), forwarded=forwarded, lists=lists)
    return see_through(peer, said, trusted)


def _listed(request: web.Request, name: str) -> list[str]:
    values = ",".join(request.headers.getall(name, ())).split(",")
    return [value.strip() for value in values if value.strip()]


def check_host(request: web.Request) -> None:
    """Raises Refused (FOREIGN_HOST): a name that is not ours may hide a rebinding attack."""
    host = request[VISIT].host
    if not request.app[CONSOLE].config.knows(host):
        raise Refused(ConsoleRefusal.FOREIGN_HOST, host=host[:80])


def check_origin(request: web.Request) -> None:
    """Raises Refused (FOREIGN_ORIGIN) for what a browser sends on behalf of another page.

    Programs that are no browsers send neither header, and carry no one's rights by accident.
    """
    origin = request.headers.get("Origin")
    if origin is not None and not _is_ours(origin, request):
        raise Refused(ConsoleRefusal.FOREIGN_ORIGIN)
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Refused(ConsoleRefusal.FOREIGN_ORIGIN)


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    """On every response; what sets its own Cache-Control keeps it."""
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")


def _is_ours(origin: str, request: web.Request) -> bool:
    """Is it the host that was asked, or, behind a proxy that renames it, one of our names? A page
    without encryption may be anybody's, so where people come by HTTPS it is none of ours."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    if parts.scheme not in ("http", "https"):
        return False
    visit = request[VISIT]
    if parts.scheme == "http" and visit.scheme == "https":
        return False
    names = {name.lower() for name in request.app[CONSOLE].config.names}
    return parts.netloc.lower() == visit.host.lower() or (parts.hostname or "") in names
