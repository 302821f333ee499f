"""The movement diagram: two bars of camps, before and after, and bands of people between them.

Movers stand out in the colour of the camp they joined; those who stayed are pale. Every piece and
every band has its number, so that colour carries nothing alone.
"""

from collections.abc import Mapping

from bot.debate.rules.positions.stance import NAMES, Camp, per_cent
from bot.debate.rules.positions.swing import ORDER, Tally, Transitions
from bot.debate.views.crossings import say_crossings
from bot.debate.views.movement_geometry import Flow, bar, flows
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.pictures import (
    DARK,
    EDGE,
    LIGHT,
    NORMAL,
    SMALL,
    Pen,
    blank,
    typeface,
)
from bot.kernel.reader import Reader
from bot.kernel.spacing import Extent, spread_labels

ROOM = Extent(182, 568)
LABEL_ROOM, NUMBER_ROOM = Extent(206, 546), Extent(196, 556)
"""The heights that bars take, and the middles of labels and numbers, in pixels from the top."""

LEFT, RIGHT, BAR = 252, 528, 20
"""Where the bars stand and how wide they are, in pixels."""

GAP_TO_LABEL = 14

LABELS, NUMBERS = 84, 32
"""The least distance between the middles of two labels, and of two numbers, in pixels."""

STAYED, MOVED = 0.22, 0.78
"""How opaque a band is."""


CAMPS = {
    LIGHT: {Camp.FOR: "#0072b2", Camp.UNDECIDED: "#84868d", Camp.AGAINST: "#d55e00"},
    DARK: {Camp.FOR: "#56b4e9", Camp.UNDECIDED: "#a3a5ad", Camp.AGAINST: "#f0803c"},
}
"""The camps' colours on each ground, after Okabe and Ito, which colour-blind people can tell
apart."""


def draw(table: Transitions, names: Mapping[Camp, str], reader: Reader, *, dark: bool) -> bytes:
    """The diagram as a PNG."""
    pen = blank(reader, dark=dark)
    _head(pen, table)
    bands = flows(table, ROOM)
    for flow in bands:
        _band(pen, flow)
    labels = {camp: _drawable(reader.bare(names[camp]), camp) for camp in ORDER}
    _side(pen, table.before, labels, after=False)
    _side(pen, table.after, labels, after=True)
    _numbers(pen, bands)
    return pen.png()


def _head(pen: Pen, table: Transitions) -> None:
    title = count_of(
        table.voters,
        "How one person voted",
        "How {n} people voted",
    )
    pen.head(title, row_of((_say_switched(table), *say_crossings(table))))
    pen.write(LEFT + BAR, 148, say("Before"), bold=True, align="right")
    pen.write(RIGHT, 148, say("After"), bold=True)


def _say_switched(table: Transitions) -> Message:
    """How many switched sides; of how many stands in the title."""
    if not table.switched:
        return say("Nobody switched sides")
    return count_of(table.switched, "{n} switched sides", "{n} switched sides")


def _band(pen: Pen, flow: Flow) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    x0, x1 = LEFT + BAR, RIGHT
    bend = (x0 + x1) / 2
    (a, b), (c, d) = (flow.leaves.top, flow.leaves.bottom), (flow.arrives.top, flow.arrives.bottom)
    points = [(x0, a), (bend, a), (bend, c), (x1, c), (x1, d), (bend, d), (bend, b), (x0, b)]
    curve = [Path.CURVE4] * 3
    shape = Path([*points, points[0]], [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])
    moved = flow.before is not flow.after
    pen.axes.add_patch(
        PathPatch(
            shape,
            color=CAMPS[pen.theme][flow.after],
            alpha=MOVED if moved else STAYED,
            linewidth=0.5 if moved else 0,  # one of a thousand can still be seen
            zorder=2 if moved else 1,
        )
    )


def _side(pen: Pen, tally: Tally, names: Mapping[Camp, str], *, after: bool) -> None:
    """A bar with its labels beside it: before on the left, after on the right."""
    from matplotlib.patches import Rectangle

    pieces = bar(tally, ROOM)
    x, at, align, room = LEFT, LEFT - GAP_TO_LABEL, "right", LEFT - GAP_TO_LABEL - EDGE
    if after:
        x, at, align = RIGHT, RIGHT + BAR + GAP_TO_LABEL, "left"
    for camp, piece in pieces.items():
        height = piece.bottom - piece.top
        colour = CAMPS[pen.theme][camp]
        pen.axes.add_patch(Rectangle((x, piece.top), BAR, height, facecolor=colour, linewidth=0))
    middles = spread_labels([pieces[camp].middle for camp in ORDER], LABELS, LABEL_ROOM)
    for camp, middle in zip(ORDER, middles, strict=True):
        share = f"{tally.of(camp)} ({per_cent(round(tally.share(camp)))})"
        pen.write(at, middle - 18, pen.fit(names[camp], room, bold=True), bold=True, align=align)
        pen.write(at, middle + 18, share, align=align)


def _numbers(pen: Pen, bands: list[Flow]) -> None:
    """How many are in each band, where it leaves."""
    middles = spread_labels([flow.leaves.middle for flow in bands], NUMBERS, NUMBER_ROOM)
    for flow, middle in zip(bands, middles, strict=True):
        moved = flow.before is not flow.after
        points = NORMAL if moved else SMALL
        pen.write(LEFT + BAR + 12, middle, str(flow.people), points=points, bold=moved)


def _drawable(name: str, camp: Camp) -> str:
    """A camp's name; the plain name if the typeface lacks a letter of it."""
    from matplotlib.ft2font import FT2Font

    letters = FT2Font(str(typeface(bold=True))).get_charmap()
    return name if all(ord(letter) in letters for letter in name) else NAMES[camp]
