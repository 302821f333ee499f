"""The picture of a group's way: one bar of camps for each time that positions were taken."""

from collections.abc import Mapping

from bot.debate.rules.positions.stance import Camp
from bot.debate.rules.positions.swing import ORDER
from bot.debate.views.movement_picture import CAMPS
from bot.evening.rules.way import GroupWay
from bot.evening.views.way import STATIONS
from bot.kernel.message import say
from bot.kernel.pictures import EDGE, WIDTH, blank
from bot.kernel.reader import Reader

TOP, STEP, THICK = 190, 130, 54
"""Pixels from the top of the first bar, between bars, and of a bar."""


def way_png(way: GroupWay, names: Mapping[Camp, str], reader: Reader, *, dark: bool) -> bytes:
    """The picture as a PNG."""
    from matplotlib.patches import Rectangle

    pen = blank(reader, dark=dark)
    pen.head(say("The group’s way"), say("What people thought, from first to last"))
    for number, (station, tally) in enumerate(way.stations):
        y, x = TOP + STEP * number, float(EDGE)
        pen.write(EDGE, y - 22, STATIONS[station], bold=True)
        for camp in ORDER:
            votes = tally.of(camp)
            if not votes:
                continue
            width = (WIDTH - 2 * EDGE) * votes / tally.voters
            colour = CAMPS[pen.theme][camp]
            pen.axes.add_patch(Rectangle((x, y), width - 4, THICK, facecolor=colour, linewidth=0))
            label = pen.fit(f"{reader.bare(names[camp])} {votes}", width - 20, bold=True)
            pen.write(x + 10, y + THICK / 2, label, bold=True)
            x += width
    return pen.png()
