"""The picture of opinion groups: each person a letter, near those who vote alike."""

from collections.abc import Callable, Sequence

from bot.kernel.message import count_of, say
from bot.kernel.pictures import DARK, HEIGHT, LIGHT, WIDTH, Pen, blank, png_of
from bot.kernel.reader import Reader

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b")
"""After Okabe and Ito; the letters say the same without colour."""

MOST_LETTERS = 400
"""People drawn as letters; more are drawn as dots, and the letter stands at the centre alone."""

EDGE, TOP = 70, 130

Place = tuple[float, float]


def draw(groups: Sequence[Sequence[Place]], reader: Reader, *, dark: bool) -> bytes:
    """The picture as a PNG, from the places of each group's people; the largest group is A."""
    theme = DARK if dark else LIGHT
    figure, axes = blank(theme)
    pen = Pen(axes, theme, reader)
    people = sum(len(group) for group in groups)
    title = count_of(people, "Opinion groups of {n} person", "Opinion groups of {n} people")
    pen.write(48, 56, title, points=17, bold=True)
    pen.write(48, 98, say("Who votes alike stands together."), points=10.5, faint=True)
    fit = _fitting([place for group in groups for place in group])
    for number, group in enumerate(groups):
        letter, colour = chr(ord("A") + number), COLOURS[number % len(COLOURS)]
        drawn = [fit(place) for place in group]
        xs, ys = [x for x, _ in drawn], [y for _, y in drawn]
        if people > MOST_LETTERS:
            axes.scatter(xs, ys, s=6, color=colour, alpha=0.35, linewidths=0)
        else:
            axes.scatter(xs, ys, s=190, color=colour, alpha=0.55, linewidths=0)
            axes.scatter(xs, ys, s=70, color=theme.ink, marker=f"${letter}$", linewidths=0)
        middle = (sum(xs) / len(xs), sum(ys) / len(ys))
        pen.write(*middle, f"{letter} ({len(group)})", points=14, bold=True, align="center")
    return png_of(figure)


def _fitting(places: Sequence[Place]) -> Callable[[Place], Place]:
    """What turns places of the plane into pixels, both axes on one scale."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    wide, high = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
    scale = min((WIDTH - 2 * EDGE) / wide, (HEIGHT - TOP - 2 * EDGE) / high)

    def fit(place: Place) -> Place:
        x = WIDTH / 2 + (place[0] - middle_x) * scale
        return x, (HEIGHT + TOP) / 2 - (place[1] - middle_y) * scale

    return fit
