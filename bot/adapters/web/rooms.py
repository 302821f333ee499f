"""Rooms and what was posted in them before."""

from aiohttp import web

from bot.adapters.web import rows as console
from bot.adapters.web.bodies import json_body, whole, word
from bot.adapters.web.config import BODY_LIMIT
from bot.adapters.web.console import CONSOLE, keep_pace, member_of
from bot.adapters.web.languages import language_of
from bot.adapters.web.names import room_name
from bot.adapters.web.posts import attachment, picture
from bot.adapters.web.refusals import ConsoleRefusal
from bot.adapters.web.rows import Post
from bot.kernel import clock
from bot.kernel.refusal import Refused

PAGE = 50
MOST_ROOMS = 200


async def rooms(request: web.Request) -> web.Response:
    """GET /api/rooms: {rooms}, oldest first."""
    await member_of(request)
    return web.json_response({"rooms": await console.rooms(request.app[CONSOLE].db)})


async def open_room(request: web.Request) -> web.Response:
    """POST /api/rooms {name}: {place}. A room that is open already is simply named."""
    here = request.app[CONSOLE]
    member = await member_of(request)
    keep_pace(here.sending, member.id)
    place = room_name(word(await json_body(request), "name", BODY_LIMIT))
    known = await console.rooms(here.db)
    if place not in known:
        if len(known) >= MOST_ROOMS:
            raise Refused(ConsoleRefusal.TOO_MANY_ROOMS, most=MOST_ROOMS)
        await here.db.change(console.open_room(place, clock.now()))
        here.live.tell_of_rooms()
    return web.json_response({"place": place})


async def posts(request: web.Request) -> web.Response:
    """GET /api/posts?place=…&before=POSITION: {newest, more, posts}, a page in the order in which
    they stand; the last one without `before`."""
    here = request.app[CONSOLE]
    member = await member_of(request)
    place = await here.place(request.query.get("place", ""))
    before = whole(request.query.get("before"), "before")
    # One more than a page tells whether there is anything before it.
    stretch = await console.page(here.db, place, member.id, before, PAGE + 1)
    language = await language_of(request)
    drawings = [here.drawings.shown(post, member.id, language) for post in stretch.posts[-PAGE:]]
    more = len(stretch.posts) > PAGE
    return web.json_response({"newest": stretch.newest, "more": more, "posts": drawings})


async def get_picture(request: web.Request) -> web.Response:
    """GET /api/picture/ID?place=…&number=…: a PNG of a post that the member may see."""
    post = await _post(request)
    png = picture(post, request.match_info["id"]) if post else None
    if not png:
        raise Refused(ConsoleRefusal.GONE)
    return web.Response(body=png, content_type="image/png")


async def get_file(request: web.Request) -> web.Response:
    """GET /api/file/ID?place=…&number=…: a file of a post that the member may see, to be saved."""
    post = await _post(request)
    block = attachment(post, request.match_info["id"]) if post else None
    if block is None:
        raise Refused(ConsoleRefusal.GONE)
    headers = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
    return web.Response(
        body=block.content, content_type="application/octet-stream", headers=headers
    )


async def _post(request: web.Request) -> Post | None:
    here = request.app[CONSOLE]
    member = await member_of(request)
    place = await here.place(request.query.get("place", ""))
    number = whole(request.query.get("number"), "number") or 0
    return await console.one(here.db, place, number, member.id)
