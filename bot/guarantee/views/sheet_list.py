"""How the list of a community's sheets looks."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from bot.guarantee.state import Whose
from bot.guarantee.views.wording import UNTITLED, Names, member_name
from bot.kernel.ids import MemberId
from bot.kernel.message import say
from bot.kernel.view import Button, Buttons, Heading, Items, Strong, Tone, View, text


class ListedSheet(Struct, frozen=True, kw_only=True):
    """A sheet as the list shows it."""

    number: int
    title: str
    whose: Whose
    maker: MemberId
    made_at: datetime
    versions: int


def sheet_list(sheets: Sequence[ListedSheet], names: Names, current: int | None) -> View:
    """A community's sheets, newest first; the one in use in this place is marked."""
    start = Button(say("Start a sheet"), "/guarantee new", Tone.PRIMARY)
    if not sheets:
        return View(blocks=(text(say("There are no guarantee sheets yet.")), Buttons((start,))))
    items = tuple(text(_listed(sheet, names, current)) for sheet in sheets)
    buttons = [
        Button(say("See {number}", number=sheet.number), f"/guarantee show sheet:{sheet.number}")
        for sheet in sheets[:4]
    ]
    return View(blocks=(Heading(say("Guarantee sheets")), Items(items), Buttons((*buttons, start))))


def _listed(sheet: ListedSheet, names: Names, current: int | None) -> str:
    name = Strong(say("{number}. {title}", number=sheet.number, title=sheet.title or UNTITLED))
    if sheet.whose is Whose.GROUP:
        whose = say("{sheet}, a group’s", sheet=name)
    else:
        whose = say("{sheet}, {maker}’s own", sheet=name, maker=member_name(names, sheet.maker))
    if sheet.versions:
        line = say("{sheet}, {versions} adopted", sheet=whose, versions=sheet.versions)
    else:
        line = say("{sheet}, not adopted yet", sheet=whose)
    return say("{sheet} (in use here)", sheet=line) if sheet.number == current else line
