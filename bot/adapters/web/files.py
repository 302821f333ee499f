"""Files that somebody attaches or drops: what can be done with them."""

from aiohttp import web

from bot.adapters.web.bodies import LONGEST_NAME, json_body, word
from bot.adapters.web.config import BODY_LIMIT
from bot.adapters.web.console import CONSOLE, member_of
from bot.adapters.web.languages import reader_of
from bot.kernel.catalog.files import find_file_uses


async def uses(request: web.Request) -> web.Response:
    """POST /api/uses {name, beginning}: {uses: [{label, action}]}, what a member may do with a file
    of this name, of which this is the beginning."""
    here = request.app[CONSOLE]
    member = await member_of(request)
    fields = await json_body(request)
    name, beginning = word(fields, "name", LONGEST_NAME), word(fields, "beginning", BODY_LIMIT)
    reader = await reader_of(request)
    found = find_file_uses(name, beginning, here.app.catalog, member.role)
    return web.json_response(
        {"uses": [{"label": reader.bare(use.label), "action": use.action} for use in found]}
    )
