"""The bar of a room, and the welcome to it, as a tab gets them."""

from collections.abc import Mapping, Sequence

from aiohttp import web
from msgspec import to_builtins

from bot.adapters.web.console import CONSOLE, Console, caller, member_of
from bot.adapters.web.languages import reader_of
from bot.adapters.web.render import bars_html, html
from bot.adapters.web.rows import Member
from bot.kernel.bar import Bar, BarredActs
from bot.kernel.catalog.parameters import Catalog
from bot.kernel.ids import PlaceId
from bot.kernel.permission import Role
from bot.kernel.reader import Reader


async def draw_status(
    here: Console, member: Member, place: PlaceId, reader: Reader
) -> Mapping[str, object]:
    """What goes on in a room, as a message to a member's tab: the bars as HTML, what the member is
    asked to do, what plain words of theirs are, and which commands they may not give now. Raises
    Unavailable."""
    status = await here.app.status(caller(member, place))
    calls = [reader.bare(bar.call) for bar in status.bars if bar.call]
    return {
        "type": "bar",
        "html": bars_html(status.bars, reader),
        "call": " ".join(calls),
        **_writing(status.bars, reader),
        "barred": to_builtins((find_above(here.app.catalog, member.role), *status.barred)),
    }


def find_above(catalog: Catalog, role: Role) -> BarredActs:
    """The commands that take more than a member's role, whatever they act on."""
    above = tuple(entry.name for entry in catalog.entries if entry.role > role)
    return BarredActs(names="", open="", acts=above, commands=above)


def _writing(bars: Sequence[Bar], reader: Reader) -> Mapping[str, str]:
    """What plain words of a member are now, and until when (UTC); "" for talk, and for no end."""
    bar = next((bar for bar in bars if bar.writes), None)
    if bar is None:
        return {"writes": "", "until": ""}
    until = bar.clock.until if bar.clock is not None else None
    return {
        "writes": reader.bare(bar.writes),
        "until": until.isoformat() if until is not None else "",
    }


async def welcome(request: web.Request) -> web.Response:
    """GET /api/welcome?place=…: {html}, what somebody reads who has just come in."""
    here = request.app[CONSOLE]
    member = await member_of(request)
    place = await here.place(request.query.get("place", ""))
    view = await here.app.welcome(caller(member, place))
    return web.json_response({"html": html(view, "welcome", await reader_of(request))})
