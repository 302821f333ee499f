"""SQL by name: every INSERT says into which columns it writes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import bot

INSERT = re.compile(r"\bINSERT\s+(?:OR\s+\w+\s+)?INTO\s+([\w…]+)(\s*\()?")


def literals(file: Path) -> Iterator[tuple[int, str]]:
    """Each string of a file with its line; what an f-string fills in stands there as “…”."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Constant(value=str(words)):
                yield node.lineno, words
            case ast.JoinedStr(values=parts):
                told = [part.value if isinstance(part, ast.Constant) else "…" for part in parts]
                yield node.lineno, "".join(str(part) for part in told)
            case _:
                pass


def unnamed(file: Path) -> list[str]:
    """Where a file inserts without naming the columns, and what to do about it."""
    return [
        f"{file.as_posix()}:{line} inserts into {found[1]} by position. Name the columns in "
        "brackets behind the table, in the order of the values, so that a column which a "
        "migration adds cannot shift them."
        for line, words in literals(file)
        for found in INSERT.finditer(words)
        if found[2] is None
    ]


def test_every_insert_names_its_columns() -> None:
    wrong = [
        said for file in sorted(Path(bot.__file__).parent.rglob("*.py")) for said in unnamed(file)
    ]

    assert not wrong, "\n".join(wrong)


def test_an_insert_by_position_is_found_and_told_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "rows.py"
    file.write_text('put("INSERT INTO claims" " VALUES (?, ?)", 1, 2)\n', "utf-8")

    assert "rows.py:1 inserts into claims by position. Name the columns" in unnamed(file)[0]
