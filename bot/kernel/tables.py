"""Tables as lines, where a face is too narrow: the name of each row, then its few values."""

import re
from collections.abc import Iterator

from bot.kernel.view import Plain, Span, Strong, Table, Text

_NUMBER = re.compile(r"[+−-]?\d[\d.,\s]*")
_EMPTY = frozenset({"", "–", "-"})


def rows_as_lines(table: Table) -> Iterator[Text]:
    """A line a row: the view's own, or else the row's name in bold and each cell that has something
    in it, under its head. A number in front stays in front. For a table in its reader's words."""
    if table.lines:
        yield from table.lines
        return
    for row in table.rows:
        cells = list(zip(table.columns, row, strict=False))
        spans: list[Span] = []
        if len(cells) > 1 and _NUMBER.fullmatch(row[0]):
            spans.append(Plain(f"{row[0]}. "))
            cells.pop(0)
        if cells:
            spans.append(Strong(cells.pop(0)[1] or "–"))
        if said := _join([f"{head}: {c}" if head else c for head, c in cells if c not in _EMPTY]):
            spans.append(Plain(f" – {said}"))
        yield Text(tuple(spans))


def _join(cells: list[str]) -> str:
    joint = "; " if any(", " in cell for cell in cells) else ", "
    return joint.join(cells)


def table_width(table: Table, gap: int = 2) -> int:
    """Characters that a line of the table takes, its columns so far apart."""
    rows = [table.columns, *table.rows]
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.columns))]
    return sum(widths) + gap * max(0, len(widths) - 1)
