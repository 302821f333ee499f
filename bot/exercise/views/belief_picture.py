"""The picture of promise and belief: two lines over the time of the game, on one order without
numbers. One is solid with dots and the other broken with squares, so that colour carries nothing
alone."""

from collections.abc import Sequence
from itertools import accumulate

from bot.exercise.rules.belief import StagePoint
from bot.exercise.rules.clock import hours
from bot.exercise.rules.game_clock import DAY
from bot.kernel.message import Message, say
from bot.kernel.pictures import EDGE, LARGE, LINE, WIDTH, Pen, Ruler, blank
from bot.kernel.reader import Reader

TOP, BOTTOM, LEFT = 160, 400, 150
"""Pixels from the top for the highest and lowest level, and from the left for the first stage."""

LEVELS, APART, RADIUS = 5, 5, 9
"""Levels of the order; pixels by which the lines stand apart where they meet; size of a mark."""

MARKS_APART, LABELS_APART = 3 * RADIUS, 8
"""Pixels between two marks of a line, and two times under it, at least."""

TIME_ROOM = 150
"""Pixels of a time."""

MANY_DAYS = 5
"""Days from which on the axis counts days."""

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
    minutes = [point.ending.minute for point in points]
    places = place_in_time(minutes, LEFT, WIDTH - EDGE - RADIUS - APART, MARKS_APART)
    _times(pen, points, places)
    _line(pen, [point.promise for point in points], places, PROMISE, -APART)
    _line(pen, [point.belief for point in points], places, BELIEF, APART)
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


def _times(pen: Pen, points: Sequence[StagePoint], places: Sequence[float]) -> None:
    """When stages ended, in hours or days: a tick for each, and a label wherever there is room, the
    first and the last in any case."""
    minutes = [point.ending.minute for point in points]
    labels = [pen.fit(name_time(minute, minutes[-1]), TIME_ROOM) for minute in minutes]
    taken: list[tuple[float, float]] = []
    last = len(points) - 1
    for number in dict.fromkeys((0, last, *range(1, last))):
        x = places[number]
        pen.axes.plot([x, x], [BOTTOM + 18, BOTTOM + 28], color=pen.theme.faint, lw=1)
        half = pen.width(labels[number]) / 2
        at = min(max(x, LEFT - 20 + half), WIDTH - EDGE - half)
        left, right = at - half - LABELS_APART, at + half + LABELS_APART
        if labels[number] in labels[:number] or any(left < b and right > a for a, b in taken):
            continue
        taken.append((at - half, at + half))
        pen.write(at, BOTTOM + 48, labels[number], faint=True, align="center")


def name_time(minute: int, last: int) -> Message:
    """A minute of the game on the axis: the hour, or in games of many days the day."""
    return say("day {day}", day=minute // DAY + 1) if last >= MANY_DAYS * DAY else hours(minute)


def place_in_time(minutes: Sequence[int], left: float, right: float, apart: float) -> list[float]:
    """Where each of some minutes in order stands between two edges, true to time, but for those
    that would stand nearer together than so many pixels."""
    if len(minutes) == 1:
        return [(left + right) / 2]
    in_order = list(accumulate(minutes, max))
    span = max(1, in_order[-1] - in_order[0])
    apart = min(apart, (right - left) / (len(minutes) - 1))
    places = [left + (right - left) * (minute - in_order[0]) / span for minute in in_order]
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + apart)
    places[-1] = right
    for number in range(len(places) - 2, -1, -1):
        places[number] = min(places[number], places[number + 1] - apart)
    return places


def _line(
    pen: Pen,
    levels: Sequence[int | None],
    across: Sequence[float],
    colour: int,
    shift: int,
) -> None:
    """One line; it begins where there is something to show."""
    places = [
        (x, _height(level) + shift)
        for x, level in zip(across, levels, strict=True)
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
