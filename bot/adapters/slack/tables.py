"""Tables as Slack takes them: a hundred rows of twenty columns, one table a message."""

from collections.abc import Sequence

from bot.adapters.slack.markup import Element
from bot.kernel.view import Table

MOST_ROWS, MOST_COLUMNS = 100, 20


def as_tables(table: Table, longest: int) -> list[tuple[Element, str]]:
    """A table in parts of at most so many characters, each under the same heads and with its words;
    none if it is too wide, or a row of it too long."""
    head = table.columns
    sizes = [sum(map(len, row)) + len(row) for row in (head, *table.rows)]
    if not 1 <= len(head) <= MOST_COLUMNS or sizes[0] + max(sizes) > longest:
        return []
    tables: list[tuple[Element, str]] = []
    here: list[Sequence[str]] = []
    size = sizes[0]
    for row, more in zip(table.rows, sizes[1:], strict=True):
        if here and (size + more > longest or len(here) == MOST_ROWS - 1):
            tables.append(_made(head, here))
            here, size = [], sizes[0]
        here.append(row)
        size += more
    return [*tables, _made(head, here)]


def _made(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Element, str]:
    lines = [head, *rows]
    cells = [[{"type": "raw_text", "text": cell or "\u00a0"} for cell in line] for line in lines]
    element: Element = {"type": "table", "rows": cells, "column_settings": [{"is_wrapped": True}]}
    return element, "\n".join(" | ".join(line) for line in lines)
