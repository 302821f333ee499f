"""Refusals as they are answered: a page for people, JSON for the page's script and for programs."""

from collections.abc import Mapping

from aiohttp import web

from bot.adapters.web.refusals import ConsoleRefusal
from bot.adapters.web.render import templates
from bot.kernel import languages
from bot.kernel.message import Message, say
from bot.kernel.reader import Reader
from bot.kernel.refusal import KernelRefusal, RefusalCode, Refused, Unavailable, sentence

STATUS: Mapping[RefusalCode, int] = {
    ConsoleRefusal.TOKEN_WRONG: 403,
    ConsoleRefusal.ROLE_NOT_OPEN: 403,
    ConsoleRefusal.FOREIGN_ORIGIN: 403,
    ConsoleRefusal.BEHIND_PROXY: 403,
    ConsoleRefusal.FOREIGN_HOST: 421,
    ConsoleRefusal.SIGNED_OUT: 401,
    ConsoleRefusal.NO_SUCH_ROOM: 404,
    ConsoleRefusal.NO_SUCH_PAGE: 404,
    ConsoleRefusal.GONE: 404,
    ConsoleRefusal.NAME_TAKEN: 409,
    ConsoleRefusal.REQUEST_TOO_LARGE: 413,
    ConsoleRefusal.FILE_TOO_LARGE: 413,
    ConsoleRefusal.TOO_MANY_TRIES: 429,
    KernelRefusal.TOO_FAST: 429,
    ConsoleRefusal.TOO_MUCH_WAITING: 429,
}
"""The status of a refusal; 400 for those not named, 503 where Parley itself is at a loss."""

_TITLES: Mapping[RefusalCode, Message] = {
    ConsoleRefusal.NO_SUCH_PAGE: say("No page here"),
    ConsoleRefusal.BEHIND_PROXY: say("Not set up for this yet"),
    ConsoleRefusal.FOREIGN_HOST: say("Not this address"),
}


def build_response(refused: Refused, reader: Reader, status: int | None = None) -> web.Response:
    """A refusal as JSON: {code, sentence}."""
    response = web.json_response(told(refused, reader), status=status or _status_of(refused))
    if "seconds" in refused.fields:
        response.headers["Retry-After"] = str(refused.fields["seconds"])
    return response


def build_page(
    refused: Refused, language: str, root: str, status: int | None = None
) -> web.Response:
    """A refusal as a page of a console that stands at `root`, in a language by its code."""
    reader = languages.reader(language)
    leads = refused.code not in (ConsoleRefusal.BEHIND_PROXY, ConsoleRefusal.FOREIGN_HOST)
    page = (
        templates(reader)
        .get_template("refusal.html")
        .render(
            root=root,
            language=language,
            title=reader.word(_TITLES.get(refused.code, say("That didn’t work"))),
            sentence=reader.word(sentence(refused)),
            way=reader.word(say("Go to the console")) if leads else "",
        )
    )
    return web.Response(text=page, status=status or _status_of(refused), content_type="text/html")


def _status_of(refused: Refused) -> int:
    return STATUS.get(refused.code, 503 if isinstance(refused, Unavailable) else 400)


def told(refused: Refused, reader: Reader) -> dict[str, str]:
    """What the page is told of a refusal, in its language."""
    return {"code": str(refused.code), "sentence": reader.word(sentence(refused))}


def wants_page(request: web.Request) -> bool:
    """Did a person open the address in a browser, and not a script or a program?"""
    is_call = "/api/" in request.path or request.method not in ("GET", "HEAD")
    return not is_call and "text/html" in request.headers.get("Accept", "")
