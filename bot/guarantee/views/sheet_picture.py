"""A sheet as a picture: what is decided, clause by clause, and what is open. What members wrote,
the title included, stays out of it: that may be erased."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from bot.guarantee.rules.space import Group, Space
from bot.guarantee.state import Settings
from bot.guarantee.views.wording import option_labels, progress_words
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.pictures import EDGE, LINE, NORMAL, WIDTH, Pen, Ruler, blank, themed_picture
from bot.kernel.reader import ENGLISH, Reader
from bot.kernel.view import Picture

TOP, GAP, FOOT = 140, 10, 32
"""Pixels above the first group, after a clause, and at the end."""

VALUES = 286
"""Where what a clause says begins, from the left."""

MOST_LINES = 3


class _Row(Struct, frozen=True):
    """A line of the sheet: a group's name, a clause with what it says, or what is open."""

    name: list[str]
    says: list[str]
    kind: str

    @property
    def height(self) -> int:
        extra = 26 if self.kind == "group" else GAP
        return LINE * max(len(self.name), len(self.says)) + extra


def draw_sheet(
    space: Space, settings: Settings, number: int, version: int, reader: Reader
) -> Picture:
    """The picture of a sheet, or of a version of it where that is not 0, with what it says in
    words. It takes a tenth of a second: call it off the event loop."""
    draw = partial(sheet_png, space, settings, number, version, reader)
    return themed_picture(draw, sheet_alt(space, settings, number), "sheet.png")


def sheet_png(
    space: Space,
    settings: Settings,
    number: int,
    version: int = 0,
    reader: Reader = ENGLISH,
    *,
    dark: bool = False,
) -> bytes:
    """The picture as a PNG."""
    ruler = Ruler(reader)
    rows = [row for group in space.groups for row in _group_rows(ruler, space, settings, group)]
    pen = blank(reader, TOP + sum(row.height for row in rows) + FOOT, dark=dark)
    title = say("Guarantee sheet {number}", number=number)
    if version:
        title = say("{sheet}, version {version}", sheet=title, version=version)
    pen.head(title, progress_words(space, settings))
    top = float(TOP)
    for row in rows:
        _write_row(pen, row, top)
        top += row.height
    return pen.png()


def _group_rows(ruler: Ruler, space: Space, settings: Settings, group: Group) -> Iterator[_Row]:
    within = space.within(group.id)
    room = WIDTH - 2 * EDGE
    heading = ruler.wrap(group.label, room, 2, points=NORMAL, bold=True)
    yield _Row(heading, [], "group")
    for clause in within:
        if clause.id in settings:
            says = option_labels(clause, settings[clause.id].options)
            yield _Row(
                ruler.wrap(clause.name, VALUES - EDGE - 16, 2),
                ruler.wrap(says, WIDTH - EDGE - VALUES, MOST_LINES, bold=True),
                "clause",
            )
    if names := [clause.name for clause in within if clause.id not in settings]:
        words = say("Open: {clauses}", clauses=row_of(names))
        yield _Row(ruler.wrap(words, room, MOST_LINES), [], "open")


def _write_row(pen: Pen, row: _Row, top: float) -> None:
    y = top + LINE / 2 + (12 if row.kind == "group" else 0)
    for number, line in enumerate(row.name):
        if row.kind == "group":
            pen.write(EDGE, y + LINE * number, line, points=NORMAL, bold=True)
        else:
            pen.write(EDGE, y + LINE * number, line, faint=True)
    for number, line in enumerate(row.says):
        pen.write(VALUES, y + LINE * number, line, bold=True)


def sheet_alt(space: Space, settings: Settings, number: int) -> Message:
    """What the picture says, in words."""
    decided = [
        say(
            "{clause}: {choice}",
            clause=clause.name,
            choice=option_labels(clause, settings[clause.id].options),
        )
        for clause in space.clauses
        if clause.id in settings
    ]
    if not decided:
        return say("Guarantee sheet {number}: nothing is decided yet.", number=number)
    return count_of(
        len(decided),
        "Guarantee sheet {number}, {n} clause decided: {clauses}.",
        "Guarantee sheet {number}, {n} clauses decided: {clauses}.",
        number=number,
        clauses=row_of(decided, ";"),
    )
