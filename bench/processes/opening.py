"""A thousand debates that run, each in a room of its own."""

import tempfile
from datetime import timedelta
from pathlib import Path

from bot.adapters.web import rows as web_rows
from bot.adapters.web.console import COMMUNITY
from bot.assembly import open_parley
from bot.kernel import clock
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.permission import Role

ACTS = (
    ("chair", '/debate open format:{form} motion:"This house would share room {number}."'),
    ("one", "/debate join {first}"),
    ("two", "/debate join {second}"),
    ("chair", "/debate start"),
    ("chair", "/chair count"),
    ("one", "/debate begin"),
)
SOON_DUE = 5
"""Of so many debates one goes by a clock of minutes; the others take days."""

SPREAD = 110
"""Seconds over which the turns of those began, so that their ends come one after another."""


def room(number: int) -> PlaceId:
    """The room of a debate."""
    return PlaceId(f"room-{number}")


async def open_debates(url: str, count: int) -> None:
    """Open and begin so many debates."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_parley(Path(folder), database=url, by_meaning=False) as parley:
            for number in range(count):
                await parley.db.change(web_rows.open_room(room(number), clock.now()))
                soon = number % SOON_DUE == 0
                words = {
                    "form": "jugend-debattiert" if soon else "text",
                    "first": "pro1" if soon else "for",
                    "second": "con1" if soon else "against",
                    "number": number,
                }
                later = timedelta(seconds=number * SPREAD / count) if soon else timedelta(0)
                for name, line in ACTS:
                    typed = parse_line(line.format(**words), parley.app.parts.catalog)
                    by = Caller(
                        community=COMMUNITY,
                        place=room(number),
                        member=MemberId(name),
                        name=name.title(),
                        role=Role.CHAIR if name == "chair" else Role.MEMBER,
                    )
                    at = clock.now() + later
                    await parley.app.respond(
                        typed.entry.build(typed.values, by=by, at=at, fresh=fresh_id())
                    )
