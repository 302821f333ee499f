"""Cells of tables that no spreadsheet takes for a formula, and how they are read again."""

FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What begins a formula."""


def guard_cell(cell: object) -> object:
    """A cell with a mark before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def read_cell(words: str) -> str:
    """The words of a cell, without that mark."""
    return words[1:] if words.startswith("'") and words[1:].startswith(FORMULA) else words
