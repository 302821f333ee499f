"""The page itself, the files it is made of, and the sign of life."""

from pathlib import Path

from aiohttp import web

from bot.adapters.web import rows as console
from bot.adapters.web.console import CONSOLE, LOBBY
from bot.adapters.web.joining import ROLES
from bot.adapters.web.languages import language_of
from bot.adapters.web.names import LONGEST_NAME
from bot.adapters.web.render import html, templates
from bot.kernel import languages
from bot.kernel.catalog.help import welcome
from bot.kernel.permission import Role

STATIC = Path(__file__).parent / "static"
FILES = ("console.js", "console.css", "icon.svg")


async def page(request: web.Request) -> web.Response:
    """GET /: the page, with the form that lets a person in."""
    here = request.app[CONSOLE]
    first = not await console.anyone(here.db)
    guarded = here.config.guarded
    language = await language_of(request)
    drawn = (
        templates()
        .get_template("page.html")
        .render(
            guarded=guarded,
            roles=ROLES,
            suggested=Role.CHAIR if first and not guarded else Role.MEMBER,
            longest=LONGEST_NAME,
            lobby=LOBBY,
            language=language,
            welcome=html(welcome(), "welcome", languages.reader(language)),
        )
    )
    return web.Response(text=drawn, content_type="text/html")


async def static(request: web.Request) -> web.FileResponse:
    """GET /static/NAME; the browser asks each time whether it has the newest."""
    name = request.match_info["name"]
    if name not in FILES:
        raise web.HTTPNotFound
    return web.FileResponse(STATIC / name, headers={"Cache-Control": "no-cache"})


async def healthz(request: web.Request) -> web.Response:
    """GET /healthz: fine if the store can be read."""
    await request.app[CONSOLE].db.read("SELECT 1")
    return web.json_response({"status": "ok"})
