"""The time line of an exercise, from top to bottom: the hour, a mark, and what happened. Labels
stand in lines of their own, so that they never overlap; colour carries nothing alone."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.exercise.rules.clock import hours_first
from bot.exercise.rules.timeline import Lane, TimelineMoment
from bot.kernel.message import count_of, say
from bot.kernel.pictures import EDGE, LARGE, LINE, WIDTH, Pen, Ruler, blank
from bot.kernel.reader import Reader

TALLEST = 1180
"""Pixels of the whole picture: most of a phone's screen, twice over."""

TOP, GAP, FOOT = 150, 14, 48
"""Pixels above the first moment, between two, and for the last line."""

MOST_LINES = 2
"""Lines of a label."""

AXIS, LABELS, RADIUS = 186, 216, 10
"""Where the line and the labels stand, from the left, and the radius of a mark."""

COLOURS: Mapping[Lane, int] = {
    Lane.NEWS: 0,
    Lane.PROCEDURE: 2,
    Lane.FINDING: 3,
    Lane.DECISION: 1,
    Lane.LIMIT: 4,
}
"""Which of the theme's colours each kind has."""


class _Row(Struct, frozen=True):
    """A moment with its label in lines, and how high that is."""

    moment: TimelineMoment
    lines: list[str]

    @property
    def height(self) -> int:
        return LINE * len(self.lines) + GAP


def draw(
    title: str,
    subject: str,
    moments: Sequence[TimelineMoment],
    reader: Reader,
    *,
    dark: bool,
) -> bytes:
    """The picture as a PNG."""
    ruler = Ruler(reader)
    rows = _choose_rows(ruler, moments)
    left_out = len(moments) - len(rows)
    height = TOP + sum(row.height for row in rows) + FOOT
    pen = blank(reader, height, dark=dark)
    room = WIDTH - 2 * EDGE
    played = say("Played against {subject}", subject=subject)
    pen.head(ruler.fit(title, room, points=LARGE, bold=True), ruler.fit(played, room))
    last = TOP + sum(row.height for row in rows) - GAP
    if rows:
        pen.axes.plot([AXIS, AXIS], [TOP - 8, last], color=pen.theme.faint, lw=1, zorder=1)
    top, before = float(TOP), -1
    for row in rows:
        y = top + LINE / 2
        if row.moment.minute != before:
            hour = ruler.fit(hours_first(row.moment.minute), AXIS - EDGE - 2 * RADIUS)
            pen.write(EDGE, y, hour, faint=True)
        before = row.moment.minute
        _mark(pen, row.moment, y)
        for number, line in enumerate(row.lines):
            bold = row.moment.lane is Lane.DECISION
            pen.write(LABELS, y + LINE * number, line, bold=bold)
        top += row.height
    if left_out:
        pen.write(LABELS, top + LINE / 2, count_of(left_out, "and {n} more", "and {n} more"),
                  faint=True)  # fmt: skip
    return pen.png()


def _choose_rows(ruler: Ruler, moments: Sequence[TimelineMoment]) -> list[_Row]:
    """As many rows as there is room for: news gets shorter first, then the latest news goes."""
    most = TALLEST - TOP - FOOT
    rows: list[_Row] = []
    for lines in range(MOST_LINES, 0, -1):
        rows = [
            _Row(
                moment,
                ruler.wrap(
                    moment.label,
                    WIDTH - EDGE - LABELS,
                    lines if moment.lane is Lane.NEWS else MOST_LINES,
                    bold=moment.lane is Lane.DECISION,
                ),
            )
            for moment in moments
        ]
        if sum(row.height for row in rows) <= most:
            return rows
    while sum(row.height for row in rows) > most:
        news = [n for n, row in enumerate(rows) if row.moment.lane is Lane.NEWS]
        del rows[news[-1] if news else len(rows) // 2]
    return rows


def _mark(pen: Pen, moment: TimelineMoment, y: float) -> None:
    """A dot: hollow for one role alone, a bar across the line for a time limit."""
    from matplotlib.patches import Circle

    colour = pen.theme.colours[COLOURS[moment.lane]]
    if moment.lane is Lane.LIMIT:
        pen.axes.plot([AXIS - 14, AXIS + 14], [y, y], color=colour, lw=2.4, zorder=2)
        return
    face = pen.theme.paper if moment.hollow else colour
    dot = Circle((AXIS, y), RADIUS, facecolor=face, edgecolor=colour, linewidth=1.8, zorder=2)
    pen.axes.add_patch(dot)
