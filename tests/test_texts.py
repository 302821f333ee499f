"""Every refusal has a sentence, and every sentence gets the fields it names."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import bot
from bot.adapters.web.answering import INTERRUPTED
from bot.assembly import CATALOG
from bot.cli.extraction import template
from bot.kernel.refusal import RefusalCode, Refused, sentence
from bot.store.faults import MEANING
from tests.refusals import every_code, features

FEATURES = {feature.__name__: feature for feature in features()}
CODES = every_code()


def named(words: str) -> set[str]:
    """The fields that a sentence names; what begins with a slash is a command."""
    names = (name for _, name, _, _ in Formatter().parse(words) if name is not None)
    return {name for name in names if not name.startswith("/")}


def codes_in(tree: ast.AST) -> Iterator[tuple[ast.Attribute, RefusalCode]]:
    """Each code that a file names, and where."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(str(feature)), attr=str(name)) if (
                feature in FEATURES and name in FEATURES[feature].__members__
            ):
                yield node, FEATURES[feature][name]
            case _:
                pass


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for file in sorted(Path(bot.__file__).parent.rglob("*.py")):
        yield file, ast.parse(file.read_text("utf-8"))


def refusals() -> Iterator[tuple[str, RefusalCode, set[str]]]:
    """Each place in the program that refuses: where, with which code, and with which fields."""
    for file, tree in trees():
        codes = dict(codes_in(tree))
        for node in ast.walk(tree):
            match node:
                case ast.Call(args=[ast.Attribute() as said, *_], keywords=keywords) if (
                    said in codes
                ):
                    given = {keyword.arg for keyword in keywords if keyword.arg}
                    yield f"{file.name}:{node.lineno}", codes[said], given
                case _:
                    pass


PLACES = list(refusals())


@pytest.mark.parametrize("code", CODES, ids=str)
def test_every_refusal_has_a_sentence_that_takes_its_fields(code: RefusalCode):
    fields = dict.fromkeys(named(code.value), "THIS")

    said = sentence(Refused(code, **fields))

    assert said.count("THIS") >= len(fields)
    assert said[0] in "“/" or said[0].isupper() or said.startswith("THIS")
    assert said.endswith((".", "?", "}", "THIS"))


@pytest.mark.parametrize(("where", "code", "given"), PLACES, ids=[place[0] for place in PLACES])
def test_a_refusal_brings_the_fields_that_its_sentence_names(
    where: str, code: RefusalCode, given: set[str]
):
    assert named(code.value) <= given, where


def test_no_refusal_is_left_over():
    used = {code for _, tree in trees() for _, code in codes_in(tree)}

    left = [f"{code!r} is used nowhere: take it out" for code in CODES if code not in used]
    assert not left, "\n".join(left)


def test_a_code_names_one_refusal_in_all_of_parley():
    twice = [name for name, count in Counter(code.name for code in CODES).items() if count > 1]

    assert not twice, "logs and browsers know a refusal by its name alone: rename one of these"


def test_two_refusals_of_a_feature_do_not_say_the_same():
    with pytest.raises(ValueError, match="duplicate"):

        class _Twice(RefusalCode):
            ONE = "No."
            OTHER = "No."


@pytest.mark.parametrize("code", sorted(set(MEANING.values()), key=str), ids=str)
def test_a_store_s_fault_is_said_without_fields(code: RefusalCode):
    assert named(code.value) == set()


def test_an_interruption_names_the_words():
    assert named(INTERRUPTED) == {"words"}


BARE = re.compile(rf"(?<![\w{{/:.])/({'|'.join(sorted(CATALOG.first_words))})\b")
"""A command as only some platforms take it."""


def test_a_sentence_leaves_it_to_its_reader_how_a_command_is_spelled():
    sentences = [one for entry in template() for one in _forms(entry.id)]

    bare = [words for words in sentences if BARE.search(words)]

    assert not bare, f"write the command in braces, as in {{/debate join}}: {bare}"


def _forms(id_: str | tuple[str, str]) -> tuple[str, ...]:
    return id_ if isinstance(id_, tuple) else (id_,)
