"""Every refusal has a sentence, and every sentence gets the fields it names."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.kernel.message import names_in
from bot.kernel.refusal import Code, Refused
from bot.store.faults import MEANING
from bot.texts import FAULT, INTERRUPTED, REFUSALS, sentence

every_code = pytest.mark.parametrize("code", Code)


def named(words: str) -> set[str]:
    """The fields of a sentence; commands that it spells are none."""
    return {name for name in names_in(words) if not name.startswith("/")}


def refusals() -> Iterator[tuple[str, Code, set[str]]]:
    """Each place in the program that refuses: where, with which code, and with which fields."""
    for file in sorted(Path(bot.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(
                    args=[ast.Attribute(value=ast.Name("Code"), attr=str(name)), *_],
                    keywords=keywords,
                ) if name in Code.__members__:
                    given = {keyword.arg for keyword in keywords if keyword.arg}
                    yield f"{file.name}:{node.lineno}", Code[name], given
                case _:
                    pass


PLACES = list(refusals())


@every_code
def test_every_refusal_has_a_sentence_that_takes_its_fields(code: Code):
    fields = dict.fromkeys(named(REFUSALS[code]), "THIS")

    said = sentence(Refused(code, **fields))

    assert said.count("THIS") >= len(fields)
    assert said[0] in "“/" or said[0].isupper() or said.startswith("THIS")
    assert said.endswith((".", "?", "}", "THIS"))


@pytest.mark.parametrize(("where", "code", "given"), PLACES, ids=[place[0] for place in PLACES])
def test_a_refusal_brings_the_fields_that_its_sentence_names(
    where: str, code: Code, given: set[str]
):
    assert named(REFUSALS[code]) <= given, where


def test_no_sentence_is_left_over():
    assert set(REFUSALS) == set(Code)


@pytest.mark.parametrize("code", sorted(set(MEANING.values())))
def test_a_store_s_fault_is_said_without_fields(code: Code):
    assert named(REFUSALS[code]) == set()


def test_a_fault_and_an_interruption_name_what_they_need():
    assert (named(FAULT), named(INTERRUPTED)) == ({"reference"}, {"words"})
