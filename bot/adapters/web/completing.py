"""How a line being typed could go on."""

from aiohttp import web
from msgspec.structs import asdict

from bot.adapters.web.console import CONSOLE, caller, member_of
from bot.adapters.web.languages import reader_of
from bot.kernel.reader import put_into_words

LONGEST_LINE = 1000
MOST = 40


async def complete(request: web.Request) -> web.Response:
    """GET /api/complete?place=…&line=…: {start, about, suggestions: [{words, label, about}]}."""
    here = request.app[CONSOLE]
    member = await member_of(request)
    place = await here.place(request.query.get("place", ""))
    line = request.query.get("line", "")[:LONGEST_LINE]
    reader = await reader_of(request)
    completion = put_into_words(
        await here.app.complete(caller(member, place), line, reader), reader
    )
    suggestions = [asdict(suggestion) for suggestion in completion.suggestions[:MOST]]
    return web.json_response(
        {"start": completion.start, "about": completion.about, "suggestions": suggestions}
    )
