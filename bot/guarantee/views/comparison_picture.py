"""The picture of a comparison: the clauses in which designs differ, and what each design says. It
holds as much as one screen of a phone; `comparing.comparison_in_words` says what it shows."""

from collections.abc import Sequence

from msgspec import Struct

from bot.guarantee.rules.comparing import ComparedClause, group_by_choice
from bot.kernel.message import count_of, say
from bot.kernel.pictures import EDGE, LARGE, LINE, WIDTH, Pen, Ruler, blank, letter_of
from bot.kernel.reader import ENGLISH, Reader

TALLEST = 1360
"""Pixels of the whole picture: a phone's screen, twice over."""

TOP, GAP, FOOT = 58, 22, 56
"""Pixels above the first line, between two clauses, and for the last line."""

RADIUS, STEP = 16, 40
"""Of a design's mark, and from one mark to the next."""

MOST_LINES = 2
"""Lines of what one design says to a clause."""


class _Choice(Struct, frozen=True):
    """What some designs say to a clause, in lines; the designs by their numbers."""

    designs: tuple[int, ...]
    lines: list[str]


class _Row(Struct, frozen=True):
    """A clause with its choices, and how high that is."""

    name: str
    choices: tuple[_Choice, ...]

    @property
    def height(self) -> int:
        return LINE * (1 + sum(len(choice.lines) for choice in self.choices)) + GAP


def comparison_png(
    names: Sequence[str],
    rows: Sequence[ComparedClause],
    reader: Reader = ENGLISH,
    *,
    dark: bool = False,
) -> bytes:
    """The picture as a PNG. `rows` differ, the weightiest first. A design's mark holds its letter,
    so that nothing hangs on colour."""
    head = TOP + LINE * len(names) + 2 * GAP
    laid_out = [_lay_out(Ruler(reader), row) for row in rows]
    shown: list[_Row] = []
    height = head
    for row in laid_out:
        if height + row.height + FOOT > TALLEST:
            break
        shown.append(row)
        height += row.height
    left_out = len(rows) - len(shown)
    height += FOOT if left_out or not rows else 0
    pen = blank(reader, height, dark=dark)
    _legend(pen, names)
    top = float(head)
    for row in shown:
        _write_row(pen, row, top)
        top += row.height
    if not rows:
        pen.write(EDGE, top + 4, say("They say the same."), points=LARGE)
    elif left_out:
        more = count_of(left_out, "and {n} more difference", "and {n} more differences")
        pen.write(EDGE, top + 4, more, faint=True)
    return pen.png()


def _lay_out(ruler: Ruler, row: ComparedClause) -> _Row:
    return _Row(
        ruler.fit(row.clause.name, WIDTH - 2 * EDGE, bold=True),
        tuple(
            _Choice(
                designs,
                ruler.wrap(words, WIDTH - 2 * EDGE - STEP * len(designs), MOST_LINES),
            )
            for words, designs in group_by_choice(row)
        ),
    )


def _legend(pen: Pen, names: Sequence[str]) -> None:
    for number, name in enumerate(names):
        y = TOP + LINE * 1.15 * number
        _mark(pen, number, EDGE + RADIUS, y)
        room = WIDTH - 2 * EDGE - STEP
        pen.write(EDGE + STEP, y, pen.fit(name, room, bold=True), bold=True)


def _write_row(pen: Pen, row: _Row, top: float) -> None:
    pen.axes.plot(
        (EDGE, WIDTH - EDGE),
        (top - GAP - 2, top - GAP - 2),
        color=pen.theme.faint,
        lw=0.6,
        alpha=0.6,
    )
    y = top + 8
    pen.write(EDGE, y, row.name, faint=True, bold=True)
    y += LINE
    for choice in row.choices:
        for place, design in enumerate(choice.designs):
            _mark(pen, design, EDGE + RADIUS + STEP * place, y)
        for line in choice.lines:
            pen.write(EDGE + STEP * len(choice.designs), y, line)
            y += LINE


def _mark(pen: Pen, number: int, x: float, y: float) -> None:
    """A dot with the letter of a design."""
    pen.dot(x, y, RADIUS, number)
    paper = pen.theme.paper
    pen.write(x, y, letter_of(number), bold=True, align="center", colour=paper, halo=False)
