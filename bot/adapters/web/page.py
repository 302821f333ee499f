"""The page itself, and the files it is made of."""

from pathlib import Path

from aiohttp import web

from bot.adapters.web import rows as console
from bot.adapters.web.console import CONSOLE, LOBBY, root_of
from bot.adapters.web.joining import ROLES
from bot.adapters.web.languages import language_of
from bot.adapters.web.names import LONGEST_NAME
from bot.adapters.web.phrases import phrases_for
from bot.adapters.web.render import templates
from bot.kernel import languages
from bot.kernel.catalog.help import HOME
from bot.kernel.message import say
from bot.kernel.permission import Role

STATIC = Path(__file__).parent / "static"
FILES = ("console.js", "basics.js", "bar.js", "files.js", "forms.js", "console.css", "icon.svg")


async def page(request: web.Request) -> web.Response:
    """GET / and /room/NAME: the page, with the form that lets a person in. The script goes to the
    room that the address names."""
    here = request.app[CONSOLE]
    first = not await console.anyone(here.db)
    guarded = here.config.guarded
    language = await language_of(request)
    reader = languages.reader(language)
    drawn = (
        templates(reader)
        .get_template("page.html")
        .render(
            root=root_of(request),
            guarded=guarded,
            roles=ROLES,
            suggested=Role.CHAIR if first and not guarded else Role.MEMBER,
            longest=LONGEST_NAME,
            lobby=LOBBY,
            language=language,
            home=HOME.action,
            home_label=reader.bare(HOME.label),
            role_names={
                title: reader.word(role.title).capitalize() for title, role in ROLES.items()
            },
            phrases=phrases_for(reader),
            invitation=reader.word(say("Chat, or {/ask} Parley")),
        )
    )
    return web.Response(text=drawn, content_type="text/html")


async def static(request: web.Request) -> web.FileResponse:
    """GET /static/NAME; the browser asks each time whether it has the newest."""
    name = request.match_info["name"]
    if name not in FILES:
        raise web.HTTPNotFound
    return web.FileResponse(STATIC / name, headers={"Cache-Control": "no-cache"})
