"""What goes on in a community beside its debates, and what a member can do next in it."""

from bot.community.views.home import GoingOn
from bot.evening.handlers.bars import load_bar
from bot.evening.rows import evenings
from bot.exercise.journal import EXERCISES
from bot.exercise.rows import exercises
from bot.exercise.views.bar import exercise_bar
from bot.guarantee.handlers.finding import find_sheet
from bot.guarantee.handlers.sheet_steps import known_space
from bot.guarantee.rows import sheets
from bot.guarantee.views.bar import sheet_bar
from bot.kernel.bar import Bar
from bot.kernel.command import Caller
from bot.kernel.ids import PlaceId
from bot.kernel.message import Message, say
from bot.kernel.parts import Parts

MOST = 4
"""Evenings, sheets and exercises that are shown, each."""


async def load_going_on(parts: Parts, by: Caller) -> list[GoingOn]:
    """Evenings, sheets and exercises of rooms that go on, as this member can act in them."""
    community, db = by.community, parts.db
    going: list[GoingOn] = []
    for row in await evenings.load_going(db, community, MOST):
        bar = await load_bar(parts, by, row)
        going.append(await _place(parts, by, say("evening"), bar, row.place))
    for played in await exercises.load_going(db, community, MOST):
        state = (await EXERCISES.load(parts, community, played)).state
        bar = exercise_bar(played.id, state, by)
        going.append(await _place(parts, by, say("incident"), bar, played.place))
    for sheet_id in await sheets.load_going(db, community, MOST):
        sheet = await find_sheet(parts, community, sheet_id)
        if sheet is not None:
            bar = sheet_bar(sheet, await known_space(), by)
            going.append(await _place(parts, by, say("sheet"), bar, sheet.place))
    return going


async def _place(parts: Parts, by: Caller, kind: Message, bar: Bar, place: PlaceId) -> GoingOn:
    face = parts.rooms.face(by.community)
    where = await face.name_of(place) if face else place
    return GoingOn(kind=kind, bar=bar, place=place, where=where)
