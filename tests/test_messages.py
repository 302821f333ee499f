"""English stands in messages, so that it can be put into every reader's language.

`tests/unsaid.txt` counts, by module, what is no message yet. It may only shrink: more is refused,
less has to be written down, which `python -m tests.test_messages` does.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot

ROOT = Path(bot.__file__).parent.parent
ALLOWED = Path(__file__).parent / "unsaid.txt"

BLOCKS = {
    "text",
    "note",
    "line",
    "Heading",
    "Button",
    "Fields",
    "Option",
    "Choice",
    "Table",
    "Form",
}
SAYS = {"say", "count_of", "Message"}
NOT_SHOWN = {"key", "action", "name", "value", "leaves", "kept", "offers", "about", "default"}
"""Arguments that nobody reads."""

ELSEWHERE = (
    "/adapters/",
    "/cli/",
    "/catalog/",
    "/commands.py",
    "/files/markdown.py",
    "/files/page.py",
)
"""Platforms and files put views into words; the terminal speaks English; commands are found with
their labels (see bot/cli/extraction.py)."""

ENGLISH = re.compile(r"[A-Za-z’]{2,}.* |^[A-Z][a-z]|^[^/:]* [a-z]{2,}")


def unsaid(tree: ast.AST) -> Iterator[tuple[int, str]]:  # noqa: C901  # a case a kind of node
    """Lines with English that is no message."""
    for field in ast.iter_child_nodes(tree):
        match field:
            case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Compare() | ast.MatchValue():
                pass
            case ast.Call(func=ast.Name(name)) if name in SAYS:
                for part in (*field.args, *(keyword.value for keyword in field.keywords)):
                    if not isinstance(part, ast.Constant):
                        yield from unsaid(ast.Expression(part))
            case ast.Call(func=ast.Attribute(value=ast.Name("log" | "re"))):
                pass
            case ast.Call(func=ast.Attribute(attr="get" | "removeprefix" | "split" | "startswith")):
                pass
            case ast.Constant() if field is getattr(tree, "returns", None):
                pass
            case ast.Subscript() | ast.AnnAssign(value=None) | ast.arg():
                pass
            case ast.keyword(arg=str(name)) if name in NOT_SHOWN:
                pass
            case ast.JoinedStr(values=values):
                words = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "0" for part in values
                )
                if ENGLISH.search(words) and not words.startswith("/"):
                    yield field.lineno, words
            case ast.Constant(value=str(words)):
                if ENGLISH.search(words) and not words.startswith("/"):
                    yield field.lineno, words
            case _:
                yield from unsaid(field)


def shows(tree: ast.Module) -> bool:
    """Does a module make blocks of views?"""
    return any(
        isinstance(node, ast.ImportFrom)
        and (node.module or "").endswith(".view")
        and any(name.name in BLOCKS for name in node.names)
        for node in tree.body
    )


def modules() -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Modules that make views, by their path, with what they do not say as messages."""
    for file in sorted(Path(bot.__file__).parent.rglob("*.py")):
        path = file.relative_to(ROOT).as_posix()
        if any(part in path for part in ELSEWHERE):
            continue
        tree = ast.parse(file.read_text("utf-8"))
        if shows(tree):
            yield path, list(unsaid(tree))


def allowed() -> dict[str, int]:
    """How much each module may leave unsaid."""
    rows = (row.split() for row in ALLOWED.read_text("utf-8").splitlines())
    return {path: int(number) for number, path in rows}


FOUND = dict(modules())


@pytest.mark.parametrize("path", FOUND)
def test_english_in_views_is_in_messages(path: str) -> None:
    there, known = FOUND[path], allowed().get(path, 0)
    lines = "\n".join(f"{path}:{number}: {words}" for number, words in there)

    assert len(there) <= known, (
        f"say these with say(…) or count_of(…), bot/kernel/message.py:\n{lines}"
    )
    assert len(there) >= known, f"fewer than allowed: lower {path} in tests/unsaid.txt"


def test_no_module_is_allowed_that_is_not_there() -> None:
    assert not set(allowed()) - set(FOUND)


if __name__ == "__main__":
    rows = (f"{len(there)} {path}\n" for path, there in FOUND.items() if there)
    ALLOWED.write_text("".join(rows), "utf-8")
