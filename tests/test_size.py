"""What the size report counts."""

import ast

import pytest

from bench.size.complexity import complexity, functions
from bench.size.counting import import_lines


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("return 1", 1),
        ("return 1 if a and b or c else 2", 4),
        ("return [x for x in a if x if b]", 3),
        ("for x in a:\n  if x: pass\n  elif b: pass\n else: pass", 4),
        ("try: pass\n except KeyError: pass\n except ValueError: pass", 3),
        ("match a:\n  case 1: pass\n  case 2 if b: pass\n  case _: pass", 3),
        ("def inner():\n  if a: pass", 1),
    ],
)
def test_complexity_counts_the_ways_through_a_function(body: str, wanted: int) -> None:
    (_, function), *_ = functions(ast.parse(f"def outer(a, b, c):\n {body}"))

    assert complexity(function) == wanted


def test_an_import_counts_with_every_line_that_it_takes() -> None:
    assert import_lines("import a\nfrom b import (\n    c,\n    d,\n)\nx = 1\n") == 5
