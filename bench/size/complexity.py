"""Cyclomatic complexity: one, and one more for each place where a function can go another way."""

import ast
from collections.abc import Iterator

from bench.size.sources import PROGRAM, ROOT, files

SHOWN = 10

Function = ast.FunctionDef | ast.AsyncFunctionDef

BRANCHES = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert)


def measure() -> dict[str, float]:
    """The most complex functions of the program, the worst first."""
    found = [
        (complexity(function), f"{name}  {path.relative_to(ROOT).as_posix()}")
        for path in files(PROGRAM)
        for name, function in functions(ast.parse(path.read_text("utf-8")))
    ]
    found.sort(key=lambda each: (-each[0], each[1]))
    return {name: value for value, name in found[:SHOWN]}


def functions(tree: ast.AST, within: str = "") -> Iterator[tuple[str, Function]]:
    """Every function with its name, those inside classes and functions too."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Function):
            yield within + node.name, node
            yield from functions(node, f"{within}{node.name}.")
        elif isinstance(node, ast.ClassDef):
            yield from functions(node, f"{within}{node.name}.")
        else:
            yield from functions(node, within)


def complexity(function: Function) -> int:
    """Of one function; a function inside it counts by itself."""
    return 1 + sum(_ways(node) for node in _own(function))


def _own(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, Function):
            yield child
            yield from _own(child)


def _ways(node: ast.AST) -> int:
    match node:
        case ast.BoolOp():
            return len(node.values) - 1
        case ast.comprehension():
            return len(node.ifs)
        case ast.Match():
            return sum(not _takes_all(case) for case in node.cases)
        case _:
            return int(isinstance(node, BRANCHES))


def _takes_all(case: ast.match_case) -> bool:
    """Is it `case _`, which is the way that is left?"""
    is_open = isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
    return is_open and case.guard is None
