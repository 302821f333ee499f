"""The time line of an exercise: lanes of moments over the hours of the game, and the deadlines of
the text. Every mark has its words, so that colour carries nothing alone."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.exercise.rules.timeline import LANES, Deadline, TimelineMoment
from bot.kernel.message import say
from bot.kernel.pictures import DARK, HEIGHT, LIGHT, Pen, Theme, blank, png_of
from bot.kernel.reader import Reader
from bot.kernel.spacing import Extent, spread_labels

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT = 270, 1110
"""Where the hours begin and end, in pixels."""

TOP, STEP = 210, 105
"""The first lane, and the distance between lanes."""

AXIS = TOP + STEP * len(LANES) - 20
COLOURS: Mapping[str, str] = dict(
    zip(LANES, ("#0072b2", "#009e73", "#cc79a7", "#d55e00"), strict=True)
)
"""After Okabe and Ito; each lane says in words what it is."""

WIDE = 7.6
"""Pixels that a letter of a label takes at most."""

MOST_TICKS = 9


def draw(
    title: str,
    subject: str,
    moments: Sequence[TimelineMoment],
    deadlines: Sequence[Deadline],
    reader: Reader,
    *,
    dark: bool,
) -> bytes:
    """The picture as a PNG."""
    theme = DARK if dark else LIGHT
    figure, axes = blank(theme)
    pen = Pen(axes, theme, reader)
    pen.write(48, 56, title, points=17, bold=True)
    pen.write(
        48, 98, say("Played against {subject}", subject=_cut(subject, 70)), points=10.5, faint=True
    )
    last = max(
        [*(moment.minute for moment in moments), *(deadline.minute for deadline in deadlines), 60]
    )
    scale = (RIGHT - LEFT) / last
    _hours(axes, pen, theme, last, scale)
    for due in deadlines:
        x = LEFT + due.minute * scale
        axes.plot([x, x], [TOP - 50, AXIS], color=theme.ink, lw=1.2, ls=(0, (4, 3)))
        pen.write(x, TOP - 66, due.label, points=9, align="center")
    for number, lane in enumerate(LANES):
        in_lane = [moment for moment in moments if moment.lane == lane]
        _lane(axes, pen, theme, lane, in_lane, TOP + STEP * number, scale)
    pen.write(48, HEIGHT - 30, say("Hollow: for one role alone. Dashed: by when the text asked."),
              points=9, faint=True)  # fmt: skip
    return png_of(figure)


def _hours(axes: "Axes", pen: Pen, theme: Theme, last: int, scale: float) -> None:
    axes.plot([LEFT, RIGHT], [AXIS, AXIS], color=theme.faint, lw=1)
    whole = max(1, last // 60)
    step = next(s for s in (1, 2, 3, 6, 12, 24, 48, 72, 96, 168, 336) if whole / s <= MOST_TICKS)
    for hour in range(0, whole + 1, step):
        x = LEFT + hour * 60 * scale
        axes.plot([x, x], [AXIS, AXIS + 6], color=theme.faint, lw=1)
        pen.write(x, AXIS + 24, str(hour), points=9, align="center", faint=True)
    pen.write(48, AXIS + 24, say("Hour of the game"), points=9, faint=True)


def _lane(
    axes: "Axes",
    pen: Pen,
    theme: Theme,
    lane: str,
    moments: Sequence[TimelineMoment],
    y: float,
    scale: float,
) -> None:
    pen.write(48, y, lane, points=11, bold=True)
    axes.plot([LEFT, RIGHT], [y, y], color=theme.faint, lw=0.6, alpha=0.5)
    if not moments:
        return
    colour = COLOURS[lane]
    ordered = sorted(moments, key=lambda moment: moment.minute)
    xs = [LEFT + moment.minute * scale for moment in ordered]
    labels = [_cut(pen.reader.bare(moment.label), 34) for moment in ordered]
    # Labels go to three heights in turn, so that neighbours in time can be read.
    rows: list[list[int]] = [list(range(start, len(ordered), 3)) for start in range(3)]
    for level, row in enumerate(rows):
        if not row:
            continue
        widest = max(len(labels[n]) for n in row) * WIDE
        room = Extent(LEFT + widest / 2 - 40, RIGHT + 30 - widest / 2)
        placed = spread_labels([xs[n] for n in row], widest + 8, room)
        for n, x in zip(row, placed, strict=True):
            height = y + 22 + 19 * level
            if len(labels[n]) > 2:
                axes.plot([xs[n], x], [y + 6, height - 9], color=theme.faint, lw=0.5)
                pen.write(x, height, labels[n], points=8.5, align="center")
    for n, one in enumerate(ordered):
        face = theme.paper if one.hollow else colour
        axes.scatter([xs[n]], [y], s=150 if len(labels[n]) <= 2 else 60, color=face,
                     edgecolors=colour, linewidths=1.6, zorder=3)  # fmt: skip
        if len(labels[n]) <= 2:
            pen.write(xs[n], y - 24, labels[n], points=9, align="center")


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
