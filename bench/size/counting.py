"""Files and lines, of the program and of its tests."""

import ast
from pathlib import Path

from bench.size.sources import PROGRAM, TESTS, files


def measure() -> dict[str, float]:
    """Files, lines of any kind, and lines that import."""
    return {
        "entries in the program's folder": _entries(PROGRAM),
        **_counted("program", PROGRAM),
        **_counted("tests", TESTS),
    }


def _entries(folder: Path) -> int:
    """Files and folders that stand directly in a folder."""
    return sum(1 for entry in folder.iterdir() if not entry.name.startswith(("__pycache__", ".")))


def _counted(name: str, folder: Path) -> dict[str, float]:
    texts = [path.read_text("utf-8") for path in files(folder)]
    return {
        f"{name}: files": len(texts),
        f"{name}: lines": sum(len(text.splitlines()) for text in texts),
        f"{name}: lines of imports": sum(map(import_lines, texts)),
    }


def import_lines(source: str) -> int:
    """Lines that a file's import statements take, wherever they stand."""
    return sum(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
    )
