"""The picture of promise and belief: two lines over the stages, on one order without numbers. One
is solid with dots and the other broken with squares, so that colour carries nothing alone."""

from collections.abc import Sequence

from bot.exercise.rules.belief import StagePoint
from bot.exercise.rules.clock import hours
from bot.kernel.message import say
from bot.kernel.pictures import EDGE, LARGE, LINE, WIDTH, Pen, Ruler, blank
from bot.kernel.reader import Reader

TOP, BOTTOM, LEFT = 160, 400, 150
"""Pixels from the top for the highest and lowest level, and from the left for the first stage."""

LEVELS, APART, RADIUS = 5, 5, 9
"""Levels of the order; pixels by which the lines stand apart where they meet; size of a mark."""

MOST_HOURS = 5
"""Hours that are written under the lines."""

PROMISE, BELIEF = 0, 1
"""Which of the theme's colours each line has."""


def draw(title: str, points: Sequence[StagePoint], reader: Reader, *, dark: bool) -> bytes:
    """The picture as a PNG."""
    ruler = Ruler(reader)
    legend = (
        (PROMISE, say("Promise: how much of what is owed is kept")),
        (BELIEF, say("Belief: who goes or leaves, and what is dared")),
    )
    pen = blank(reader, BOTTOM + 96 + LINE * len(legend) + 24, dark=dark)
    room = WIDTH - 2 * EDGE
    below = say("An order, and no score")
    pen.head(ruler.fit(title, room, points=LARGE, bold=True), ruler.fit(below, room))
    _scale(pen)
    _hours(pen, points)
    _line(pen, [point.promise for point in points], PROMISE, -APART)
    _line(pen, [point.belief for point in points], BELIEF, APART)
    for number, (colour, words) in enumerate(legend):
        y = BOTTOM + 110 + LINE * number
        _mark(pen, EDGE + RADIUS, y, colour)
        pen.write(EDGE + 36, y, ruler.fit(words, room - 36))
    return pen.png()


def _scale(pen: Pen) -> None:
    """Faint lines for the levels, with words for the highest, the middle and the lowest."""
    words = {LEVELS - 1: say("all"), LEVELS // 2: say("half"), 0: say("none")}
    for level in range(LEVELS):
        y = _height(level)
        pen.axes.plot([LEFT - 20, WIDTH - EDGE], [y, y], color=pen.theme.faint, lw=0.5, alpha=0.4)
        if level in words:
            pen.write(EDGE, y, pen.fit(words[level], LEFT - EDGE - 28), faint=True)


def _hours(pen: Pen, points: Sequence[StagePoint]) -> None:
    """The hours at which stages ended, as many as there is room for."""
    step = max(1, -(-len(points) // MOST_HOURS))
    room = (WIDTH - EDGE - LEFT) / max(1, min(len(points), MOST_HOURS))
    for number in range(0, len(points), step):
        label = pen.fit(hours(points[number].ending.minute), room - 8)
        half = pen.width(label) / 2
        at = min(max(_place(number, len(points)), LEFT - 20 + half), WIDTH - EDGE - half)
        pen.write(at, BOTTOM + 48, label, faint=True, align="center")


def _line(pen: Pen, levels: Sequence[int | None], colour: int, shift: int) -> None:
    """One line; it begins where there is something to show."""
    places = [
        (_place(number, len(levels)), _height(level) + shift)
        for number, level in enumerate(levels)
        if level is not None
    ]
    style = "-" if colour == PROMISE else "--"
    pen.axes.plot(
        [x for x, _ in places],
        [y for _, y in places],
        color=pen.theme.colours[colour],
        lw=2.4,
        linestyle=style,
        zorder=2,
    )
    for x, y in places:
        _mark(pen, x, y, colour)


def _mark(pen: Pen, x: float, y: float, colour: int) -> None:
    """A dot for the promise, and a square for belief."""
    from matplotlib.patches import Rectangle

    if colour == PROMISE:
        pen.dot(x, y, RADIUS, colour)
        return
    corner = (x - RADIUS, y - RADIUS)
    fill = pen.theme.colours[colour]
    pen.axes.add_patch(Rectangle(corner, 2 * RADIUS, 2 * RADIUS, color=fill, linewidth=0, zorder=3))


def _height(level: int) -> float:
    return BOTTOM - (BOTTOM - TOP) * level / (LEVELS - 1)


def _place(number: int, of: int) -> float:
    room = WIDTH - EDGE - LEFT - 40
    return LEFT + (room / 2 if of == 1 else room * number / (of - 1))
