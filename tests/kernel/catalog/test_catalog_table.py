"""The table of commands agrees with the Commands it builds, and with itself."""

import pkgutil
from importlib import import_module
from types import NoneType
from typing import get_args, get_type_hints

import pytest
from msgspec.structs import fields

import bot
from bot.assembly import CATALOG
from bot.kernel.catalog.forms import form_for
from bot.kernel.catalog.help import welcome
from bot.kernel.catalog.parameters import Entry, ParameterKind, Upload
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Command
from bot.kernel.terms import STOP_WORDS
from bot.kernel.view import ACTION_LIMIT
from tests.actions import actions

every_entry = pytest.mark.parametrize("entry", CATALOG.entries, ids=lambda entry: entry.name)
EXAMPLES = [(entry, line) for entry in CATALOG.entries for line in entry.examples]


TAKEN = {ParameterKind.NUMBER: {int}, ParameterKind.FLAG: {bool}, ParameterKind.FILE: {Upload}}
"""What a field may hold by its kind; every other holds words."""


def commands() -> set[type[Command]]:
    """Every command class of every feature."""
    names = [m.name for m in pkgutil.walk_packages(bot.__path__, "bot.")]
    found = [
        vars(import_module(n)).values()
        for n in names
        if ".commands." in n or n.endswith(".commands")
    ]
    classes = {item for values in found for item in values if isinstance(item, type)}
    own = {
        c for c in classes if ".commands" in c.__module__ and not c.__module__.endswith(".base")
    }  # not what they share
    return {c for c in own if issubclass(c, Command)}


def own_fields(command: type[Command]) -> set[str]:
    """The fields that a command adds to what every command carries."""
    return set(command.__struct_fields__) - set(Command.__struct_fields__)


def test_every_command_can_be_given():
    built = {entry.builds for entry in CATALOG.entries}
    forgotten = [f"{c.__module__}.{c.__name__}" for c in commands() - built]

    assert not forgotten, (
        f"{forgotten} cannot be given: add each to the union of commands at the end of its module,"
        " and a union that is new to `commands` in the FEATURE of its feature’s __init__.py"
    )
    assert built == commands()


def test_no_two_entries_share_their_words_or_their_command():
    paths = [entry.path for entry in CATALOG.entries]
    built = [entry.builds for entry in CATALOG.entries]

    assert (len(set(paths)), len(set(built))) == (len(paths), len(built))


@every_entry
def test_parameters_are_the_command_s_fields(entry: Entry):
    names = [parameter.name for parameter in entry.parameters]

    assert sorted(names) == sorted(own_fields(entry.builds))


@every_entry
def test_a_parameter_is_required_when_its_field_has_no_default(entry: Entry):
    without = {f.name for f in fields(entry.builds) if f.required}

    assert {p.name for p in entry.parameters if p.required} == without & own_fields(entry.builds)


@every_entry
def test_a_field_holds_what_its_parameter_takes(entry: Entry):
    holds = {name: {*get_args(t)} - {NoneType} or {t} for name, t in types(entry).items()}
    wrong = [p.name for p in entry.parameters if holds[p.name] != TAKEN.get(p.kind, {str})]

    assert not wrong, f"{entry.builds.__name__} takes another kind of value for {wrong}"


def types(entry: Entry) -> dict[str, object]:
    return get_type_hints(entry.builds)


@every_entry
def test_a_path_is_one_or_two_plain_words_and_hides_no_other(entry: Entry):
    assert len(entry.path) in (1, 2)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in entry.path)
    assert entry.path[:1] == entry.path or entry.path[:1] not in CATALOG.by_path


@every_entry
def test_parameters_can_be_told_apart_when_typed(entry: Entry):
    rests = [p for p in entry.parameters if p.rest]

    assert not any(p.required for p in rests[1:])  # those come by their names alone
    assert all(p.name.isidentifier() and p.name.islower() for p in entry.parameters)
    assert all(p.least is not None for p in entry.parameters if p.kind is ParameterKind.NUMBER)
    assert all(bool(p.options) for p in entry.parameters if p.kind is ParameterKind.CHOICE)
    assert all(
        bool(p.options) or bool(p.completion)
        for p in entry.parameters
        if p.kind in (ParameterKind.CHOICE, ParameterKind.SEVERAL)
    )
    assert not any(p.kind is ParameterKind.PARAGRAPH and not p.rest for p in entry.parameters)


@every_entry
def test_sentences_about_it_fit_platforms(entry: Entry):
    about = [entry.about, *(p.about for p in entry.parameters)]

    assert all(0 < len(words) <= 100 and not words.endswith(".") for words in about)


@every_entry
def test_a_form_for_it_is_sent_with_the_command_s_own_words(entry: Entry):
    (action,) = actions(form_for(entry, {}))

    assert parse_line(action, CATALOG).entry == entry
    assert len(action) <= ACTION_LIMIT


def test_a_newcomer_is_welcomed_with_commands_that_there_are():
    names = [parse_line(action, CATALOG).entry.name for action in actions(welcome())]

    assert names == ["ask", "article show", "help"]


@pytest.mark.parametrize(("entry", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_every_example_gives_its_command_all_that_it_needs(entry: Entry, line: str):
    typed = parse_line(line, CATALOG)

    assert typed.entry == entry
    assert entry.missing(typed.values) == ()


def test_no_first_word_is_one_that_questions_begin_with():
    assert STOP_WORDS.isdisjoint(CATALOG.first_words)


def test_loud_entries_alone_are_listed_by_first_word():
    assert [entry.name for entry in CATALOG.group("ask")] == ["ask"]
    assert CATALOG.group("answer") == ()
    assert "answer" not in CATALOG.first_words
