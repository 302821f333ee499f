"""Before and after every request: whose page it comes from, and what a browser may do with it."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.adapters.web.config import ConsoleConfig
from bot.adapters.web.console import CONSOLE
from bot.adapters.web.languages import reader_of
from bot.adapters.web.refusals import ConsoleRefusal
from bot.kernel.reader import Reader
from bot.kernel.refusal import RefusalCode, Refused, Unavailable, sentence

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

STATUS: dict[RefusalCode, int] = {
    ConsoleRefusal.TOKEN_WRONG: 403,
    ConsoleRefusal.ROLE_NOT_OPEN: 403,
    ConsoleRefusal.FOREIGN_ORIGIN: 403,
    ConsoleRefusal.FOREIGN_HOST: 421,
    ConsoleRefusal.SIGNED_OUT: 401,
    ConsoleRefusal.NO_SUCH_ROOM: 404,
    ConsoleRefusal.GONE: 404,
    ConsoleRefusal.NAME_TAKEN: 409,
    ConsoleRefusal.REQUEST_TOO_LARGE: 413,
    ConsoleRefusal.FILE_TOO_LARGE: 413,
    ConsoleRefusal.TOO_MANY_TRIES: 429,
    ConsoleRefusal.TOO_FAST: 429,
    ConsoleRefusal.TOO_MUCH_WAITING: 429,
}
"""The status of a refusal; 400 for those not named, 503 where Parley itself is at a loss."""

_SAFE = ("GET", "HEAD")


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn foreign pages away, and answer refusals as JSON."""
    try:
        check_host(request)
        if request.method not in _SAFE:
            check_origin(request)
        return await handler(request)
    except Refused as refused:
        return refusal(refused, await reader_of(request))
    except web.HTTPRequestEntityTooLarge:
        return refusal(Refused(ConsoleRefusal.REQUEST_TOO_LARGE), await reader_of(request))
    except (web.HTTPNotFound, web.HTTPMethodNotAllowed) as unknown:
        gone = Refused(ConsoleRefusal.GONE)
        return refusal(gone, await reader_of(request), unknown.status)


def check_host(request: web.Request) -> None:
    """Raises Refused (FOREIGN_HOST): a name that is not ours may hide a rebinding attack."""
    host = request.headers.get("Host", "")
    if not request.app[CONSOLE].config.knows(host):
        raise Refused(ConsoleRefusal.FOREIGN_HOST, host=host[:80])


def check_origin(request: web.Request) -> None:
    """Raises Refused (FOREIGN_ORIGIN) for what a browser sends on behalf of another page.

    Programs that are no browsers send neither header, and carry no one's rights by accident.
    """
    origin = request.headers.get("Origin")
    if origin is not None and not _ours(origin, request.host, request.app[CONSOLE].config):
        raise Refused(ConsoleRefusal.FOREIGN_ORIGIN)
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Refused(ConsoleRefusal.FOREIGN_ORIGIN)


def refusal(refused: Refused, reader: Reader, status: int | None = None) -> web.Response:
    """A refusal as JSON: {code, sentence}."""
    if status is None:
        at_a_loss = isinstance(refused, Unavailable)
        status = STATUS.get(refused.code, 503 if at_a_loss else 400)
    response = web.json_response(told(refused, reader), status=status)
    if "seconds" in refused.fields:
        response.headers["Retry-After"] = str(refused.fields["seconds"])
    return response


def told(refused: Refused, reader: Reader) -> dict[str, str]:
    """What the page is told of a refusal, in its language."""
    return {"code": str(refused.code), "sentence": reader.word(sentence(refused))}


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    """On every response; what sets its own Cache-Control keeps it."""
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")


def _ours(origin: str, host: str, config: ConsoleConfig) -> bool:
    """Is it the host that was asked, or, behind a proxy that renames it, one of our names?"""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    if parts.scheme not in ("http", "https"):
        return False
    names = {name.lower() for name in config.names}
    return parts.netloc.lower() == host.lower() or (parts.hostname or "") in names
