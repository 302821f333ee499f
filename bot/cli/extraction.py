"""All sentences that the code says, found for translators: what stands in `say` and `count_of`,
the sentences of refusals, the words and labels of commands, and what templates say."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

import bot
from bot.assembly import CATALOG
from bot.kernel.languages import COMMAND, PARAMETER

ROOT = Path(bot.__file__).parent
Found = tuple[str, str, str, int]
"""A template, its plural form or "", the file, the line."""


def template() -> Catalog:
    """Everything that can be translated, with the places where it stands."""
    catalog_template = Catalog(
        project="Parley", header_comment="# What Parley says.", charset="utf-8"
    )
    for entry in CATALOG.entries:
        if entry.quiet:
            continue
        catalog_template.add(entry.about, auto_comments=[f"/{entry.name}"])
        if entry.title:
            catalog_template.add(entry.title, auto_comments=[f"/{entry.name}: over its form"])
        for word in entry.path:
            catalog_template.add(word, context=COMMAND)
        for parameter in entry.parameters:
            catalog_template.add(parameter.about, auto_comments=[f"/{entry.name} {parameter.name}"])
            catalog_template.add(parameter.name, context=PARAMETER)
            for option in parameter.options:
                catalog_template.add(option.label)
    for singular, many, file, line in find_sentences():
        catalog_template.add((singular, many) if many else singular, locations=[(file, line)])
    for words, file, line in found_in_templates():
        catalog_template.add(words, locations=[(file, line)])
    return catalog_template


def format_catalog(catalog: Catalog) -> str:
    """A catalog as a .po or .pot file."""
    written = BytesIO()
    write_po(written, catalog, width=100)
    return written.getvalue().decode()


@cache
def find_sentences() -> tuple[Found, ...]:
    """All sentences in the code of Parley."""
    trees = {
        str(file.relative_to(ROOT.parent)): ast.parse(file.read_text("utf-8"))
        for file in sorted(ROOT.rglob("*.py"))
    }
    trees = {file: tree for file, tree in trees.items() if _says(tree)}
    constants = {name: words for tree in trees.values() for name, words in _constants(tree)}
    return tuple(
        sentence for file, tree in trees.items() for sentence in _found(tree, file, constants)
    )


def found_in_templates() -> Iterator[tuple[str, str, int]]:
    """All sentences in templates, each with its file and line."""
    for file in sorted(ROOT.rglob("templates/*.html")):
        with file.open("rb") as markup:
            for line, _, words, _ in babel_extract(markup, ("_",), (), {}):
                yield str(words), str(file.relative_to(ROOT.parent)), line


def _says(tree: ast.Module) -> bool:
    """Has a module sentences? Elsewhere `say` may be a function of its own."""
    ours = ("message", "refusal")
    return any(
        isinstance(node, ast.ImportFrom) and (node.module or "").endswith(ours)
        for node in ast.walk(tree)
    )


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Sentences that stand under a name, at the top of a module."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(name)], value=ast.Constant(str(words))):
                yield name, words
            case _:
                pass


def _found(tree: ast.Module, file: str, constants: dict[str, str]) -> Iterator[Found]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name("say"), args=[ast.Constant(str(words))]):
                yield words, "", file, node.lineno
            case ast.Call(func=ast.Name("say"), args=[ast.Name(name)]) if name in constants:
                yield constants[name], "", file, node.lineno
            case ast.Call(
                func=ast.Name("count_of"),
                args=[_, ast.Constant(str(singular)), ast.Constant(str(many))],
            ):
                yield singular, many, file, node.lineno
            case ast.ClassDef(bases=[ast.Name("RefusalCode")]):
                yield from ((words, "", file, line) for words, line in _sentences(node.body))
            case ast.AnnAssign(target=ast.Name("REFUSALS"), value=ast.Dict(values=values)):
                yield from (
                    (value.value, "", file, value.lineno)
                    for value in values
                    if isinstance(value, ast.Constant) and isinstance(value.value, str)
                )
            case _:
                pass


def _sentences(body: list[ast.stmt]) -> Iterator[tuple[str, int]]:
    for node in body:
        match node:
            case ast.Assign(value=ast.Constant(str(words))):
                yield words, node.lineno
            case _:
                pass


if __name__ == "__main__":
    sys.stdout.write(format_catalog(template()))
