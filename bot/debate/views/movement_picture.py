"""The movement diagram: two bars of camps, before and after, and bands of people between them.

Movers stand out in the colour of the camp they joined; those who stayed are pale. Every piece and
every band has its number, so that colour carries nothing alone.
"""

from collections.abc import Mapping

from bot.debate.rules.positions.stance import NAMES, Camp, per_cent, signed
from bot.debate.rules.positions.swing import ORDER, Tally, Transitions
from bot.debate.views.movement_geometry import Flow, bar, flows
from bot.kernel.message import count_of, say
from bot.kernel.pictures import DARK, LIGHT, Pen, blank, png_of, typeface
from bot.kernel.reader import Reader
from bot.kernel.spacing import Extent, spread_labels

ROOM = Extent(178, 672)
LABEL_ROOM, NUMBER_ROOM = Extent(208, 648), Extent(190, 660)
"""The heights that bars take, and the middles of labels and numbers, in pixels from the top."""

LEFT, RIGHT, BAR = 318, 858, 24
"""Where the bars stand and how wide they are, in pixels."""

LABELS, NUMBERS = 74, 27
"""The least distance between the middles of two labels, and of two numbers, in pixels."""

LONGEST = 15
"""Characters of a camp's name that fit beside a bar."""

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
    theme = DARK if dark else LIGHT
    figure, axes = blank(theme)
    pen = Pen(axes, theme, reader)
    _head(pen, table)
    bands = flows(table, ROOM)
    for flow in bands:
        _band(pen, flow)
    labels = {camp: _fitting(reader.bare(names[camp]), camp) for camp in ORDER}
    _side(pen, table.before, labels, table=None)
    _side(pen, table.after, labels, table=table)
    _numbers(pen, bands)
    return png_of(figure)


def _head(pen: Pen, table: Transitions) -> None:
    title = count_of(
        table.voters,
        "How one person voted before and after",
        "How {n} people voted before and after",
    )
    pen.write(48, 56, title, points=17, bold=True)
    sums = say(
        "{moved} changed camp, {stayed} stayed. Only those who voted both times count.",
        moved=table.voters - table.stayed,
        stayed=table.stayed,
    )
    pen.write(48, 98, sums, points=10.5, faint=True)
    pen.write(LEFT + BAR, 146, say("Before"), points=11, bold=True, align="right")
    pen.write(RIGHT, 146, say("After, with swing"), points=11, bold=True)


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


def _side(pen: Pen, tally: Tally, names: Mapping[Camp, str], table: Transitions | None) -> None:
    """A bar and its labels; with a table it is the bar after, and its labels tell the swing."""
    from matplotlib.patches import Rectangle

    pieces = bar(tally, ROOM)
    x, at, align = LEFT, LEFT - 18, "right"
    if table is not None:
        x, at, align = RIGHT, RIGHT + BAR + 18, "left"
    for camp, piece in pieces.items():
        height = piece.bottom - piece.top
        colour = CAMPS[pen.theme][camp]
        pen.axes.add_patch(Rectangle((x, piece.top), BAR, height, facecolor=colour, linewidth=0))
    middles = spread_labels([pieces[camp].middle for camp in ORDER], LABELS, LABEL_ROOM)
    for camp, middle in zip(ORDER, middles, strict=True):
        share = f"{per_cent(tally.share(camp))}  ({tally.of(camp)})"
        if table is not None:
            share += f"   {signed(table.swing(camp))}"
        pen.write(at, middle - 15, names[camp], points=13, bold=True, align=align)
        pen.write(at, middle + 17, share, points=11, align=align)


def _numbers(pen: Pen, bands: list[Flow]) -> None:
    """How many are in each band, where it leaves."""
    middles = spread_labels([flow.leaves.middle for flow in bands], NUMBERS, NUMBER_ROOM)
    for flow, middle in zip(bands, middles, strict=True):
        moved = flow.before is not flow.after
        pen.write(LEFT + BAR + 14, middle, str(flow.people), points=11, bold=moved)


def _fitting(name: str, camp: Camp) -> str:
    """A camp's name as long as there is room; the plain name if the typeface lacks a letter."""
    from matplotlib.ft2font import FT2Font

    letters = FT2Font(str(typeface(bold=True))).get_charmap()
    if not all(ord(letter) in letters for letter in name):
        return NAMES[camp]
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
