"""The picture of opinion groups: each person a dot, near those who vote alike, and under it what
each group says."""

from collections.abc import Callable, Sequence

from bot.kernel.message import count_of, say
from bot.kernel.pictures import EDGE, LARGE, LINE, NORMAL, WIDTH, Pen, Ruler, blank, letter_of
from bot.kernel.reader import Reader
from bot.opinion.views.dots import MOST_PUSHED, Place, spread_dots

TOP, BOTTOM = 156, 496
"""The heights between which the dots stand, in pixels from the top."""

RADIUS, SMALLEST = 12.0, 3.0
"""Of a dot, for up to fifty people and for thousands; in pixels."""

MOST_LINES = 2
"""Lines of what a group says."""

INDENT = 36


def draw(
    groups: Sequence[Sequence[Place]], says: Sequence[str], reader: Reader, *, dark: bool
) -> bytes:
    """The picture as a PNG, from the places of each group's people and what each group says; the
    largest group is A."""
    ruler = Ruler(reader)
    labels = [
        ruler.wrap(words, WIDTH - 2 * EDGE - INDENT, MOST_LINES) for words in says[: len(groups)]
    ]
    lines = sum(map(len, labels))
    height = BOTTOM + EDGE + lines * LINE + (14 * len(labels) if labels else 0)
    pen = blank(reader, height, dark=dark)
    people = sum(len(group) for group in groups)
    title = count_of(
        people, "{n} person in {groups} groups", "{n} people in {groups} groups", groups=len(groups)
    )
    fitting = ruler.fit(title, WIDTH - 2 * EDGE, points=LARGE, bold=True)
    pen.head(fitting, say("Dots that are close vote alike."))
    radius = max(SMALLEST, min(RADIUS, RADIUS * (50 / max(people, 1)) ** 0.5))
    fit = _fitting([place for group in groups for place in group], radius)
    spread = spread_dots([fit(place) for group in groups for place in group], 2.1 * radius)
    refit = _fitting([(x, -y) for x, y in spread], radius, shrink_only=True)
    dots = [refit((x, -y)) for x, y in spread]
    for number, group in enumerate(groups):
        drawn, dots = dots[: len(group)], dots[len(group) :]
        _draw_group(pen, number, drawn, radius)
    _legend(pen, labels)
    return pen.png()


def _draw_group(pen: Pen, number: int, dots: Sequence[Place], radius: float) -> None:
    opaque = 0.9 if len(dots) <= MOST_PUSHED else 0.4
    for x, y in dots:
        pen.dot(x, y, radius, number, alpha=opaque)
    middle = sum(x for x, _ in dots) / len(dots)
    above = max(min(y for _, y in dots) - radius - 20, TOP - 22)
    label = f"{letter_of(number)} ({len(dots)})"
    half = pen.width(label, points=NORMAL, bold=True) / 2
    at = min(max(middle, EDGE + half), WIDTH - EDGE - half)
    pen.write(at, above, label, points=NORMAL, bold=True, align="center")


def _legend(pen: Pen, labels: Sequence[Sequence[str]]) -> None:
    y = BOTTOM + 40.0
    for number, lines in enumerate(labels):
        pen.dot(EDGE + RADIUS, y, RADIUS, number)
        for line in lines:
            pen.write(EDGE + INDENT, y, line)
            y += LINE
        y += 14


def _fitting(
    places: Sequence[Place], radius: float, *, shrink_only: bool = False
) -> Callable[[Place], Place]:
    """What turns places of the plane into pixels, both axes on one scale."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    wide, high = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
    free = radius if shrink_only else 4 * radius  # what is spread takes room
    scale = min((WIDTH - 2 * (EDGE + free)) / wide, (BOTTOM - TOP - 2 * free) / high)
    scale = min(scale, 1.0) if shrink_only else scale

    def fit(place: Place) -> Place:
        x = WIDTH / 2 + (place[0] - middle_x) * scale
        return x, (TOP + BOTTOM) / 2 - (place[1] - middle_y) * scale

    return fit
