"""The picture of a comparison: a row for each clause, a column for each design or sheet."""

from collections.abc import Sequence
from textwrap import wrap

from bot.guarantee.rules.comparing import ComparedClause
from bot.guarantee.rules.space import OPEN
from bot.kernel.message import say
from bot.kernel.pictures import DARK, LIGHT, Pen, blank, png_of
from bot.kernel.reader import Reader

NAMES, COLUMN, LINE, TOP, EDGE = 290, 310, 26, 186, 30
"""Pixels: the clauses' column, every other one, a line of text, the head, the margin."""

LETTERS = 26
"""Characters in a line of a cell."""

MOST_LINES = 8

MARKS = say("¶ founding article   ○ other source   ~ inferred   ⇄ contested")


def draw(
    names: Sequence[str], rows: Sequence[ComparedClause], reader: Reader, *, dark: bool
) -> bytes:
    """The picture as a PNG. What differs from the first column stands in bold after ≠; what is
    open stands in a broken frame; nothing hangs on colour."""
    from matplotlib.patches import Rectangle

    theme = DARK if dark else LIGHT
    cells = [[_lines(row, number, reader) for number in range(len(names))] for row in rows]
    heights = [max(len(lines) for lines in row) * LINE + 14 for row in cells]
    width = 2 * EDGE + NAMES + COLUMN * len(names)
    height = TOP + sum(heights) + EDGE
    figure, axes = blank(theme, width, height)
    pen = Pen(axes, theme, reader)
    pen.write(EDGE, 40, say("Clause by clause"), points=15, bold=True)
    legend = say("≠ differs from the first column; a broken frame: open")
    pen.write(EDGE, 78, legend, points=9, faint=True)
    pen.write(EDGE, 106, MARKS, points=9, faint=True)
    for number, name in enumerate(names):
        for line, name_line in enumerate(wrap(reader.bare(name), LETTERS - 4)[:2]):
            left = EDGE + NAMES + number * COLUMN + 10
            pen.write(left, 140 + line * LINE, name_line, points=10, bold=True)
    top = float(TOP)
    for row, lines, high in zip(rows, cells, heights, strict=True):
        axes.plot((EDGE, width - EDGE), (top, top), color=theme.faint, linewidth=0.6)
        pen.write(EDGE, top + 7 + LINE / 2, row.clause.name, points=9, bold=row.differs)
        for number, parts in enumerate(lines):
            left = EDGE + NAMES + number * COLUMN
            differs = row.cells[number] != row.cells[0]
            if row.cells[number] == OPEN:
                frame = Rectangle((left + 4, top + 5), COLUMN - 14, high - 10, fill=False)
                frame.set(linestyle="--", edgecolor=theme.faint, linewidth=0.8)
                axes.add_patch(frame)
            for line, part in enumerate(parts):
                middle = top + 7 + LINE * (line + 0.5)
                pen.write(left + 10, middle, part, points=8.5, bold=differs)
        top += high
    return png_of(figure)


def _lines(row: ComparedClause, number: int, reader: Reader) -> list[str]:
    differs = row.cells[number] != row.cells[0]
    words = reader.bare(row.marked[number])
    words = f"≠ {words}" if differs else words
    lines = wrap(words, LETTERS, break_on_hyphens=False)
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], "…"]
