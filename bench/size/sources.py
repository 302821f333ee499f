"""The Python files that are measured."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM, TESTS = ROOT / "bot", ROOT / "tests"


def files(folder: Path) -> Iterator[Path]:
    """Every Python file under a folder, in order."""
    yield from sorted(folder.rglob("*.py"))
