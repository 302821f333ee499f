"""Every command has its words in each language, no words are left over, and sentences keep the
names of their fields."""

from importlib.resources import files
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.assembly import CATALOG
from bot.cli.extraction import template
from bot.kernel import languages
from bot.kernel.languages import CODES, COMMAND, PARAMETER
from bot.kernel.message import names_in

LOUD = [entry for entry in CATALOG.entries if not entry.quiet]
PARAMETERS = [parameter for entry in LOUD for parameter in entry.parameters]

each_language = pytest.mark.parametrize("code", sorted(CODES))


def written(code: str) -> Catalog:
    text = files("bot.kernel.languages").joinpath(f"{code}.po").read_bytes()
    return read_po(BytesIO(text), locale=code)


def kept(code: str, context: str | None) -> set[str]:
    """What a language translates, in a context."""
    entries = (entry for entry in written(code) if entry.id and entry.context == context)
    return {entry.id[0] if isinstance(entry.id, tuple) else entry.id for entry in entries}


@each_language
def test_all_that_the_catalog_says_is_translated(code: str) -> None:
    there = f"{code}.po: each is missing there, or left over:"
    words = kept(code, COMMAND) ^ {word for entry in LOUD for word in entry.path}
    assert not words, f'msgctxt "{COMMAND}" in {there} {words}'
    names = kept(code, PARAMETER) ^ {parameter.name for parameter in PARAMETERS}
    assert not names, f'msgctxt "{PARAMETER}" in {there} {names}'
    labels = {entry.about for entry in LOUD} | {parameter.about for parameter in PARAMETERS}
    missing = labels - kept(code, None)
    assert not missing, f"{code}.po has no words for these: {missing}"


@each_language
def test_no_translation_is_left_over(code: str) -> None:
    said = {(entry.id, entry.context) for entry in template()}

    stale = [
        entry.id for entry in written(code) if entry.id and (entry.id, entry.context) not in said
    ]

    assert not stale, f"Parley does not say these any more: mend or drop them in {code}.po: {stale}"


@each_language
def test_a_translation_names_the_fields_of_its_sentence(code: str) -> None:
    for entry in written(code):
        ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        said = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        known = frozenset().union(*map(names_in, ids))
        assert all(said), f"{entry.id} has no words in {code}.po"
        assert frozenset().union(*map(names_in, said)) <= known, entry.id


@each_language
def test_names_tell_commands_apart(code: str) -> None:
    words = languages.catalog(code)
    for word in CATALOG.first_words:
        names = [words.pgettext(COMMAND, entry.path[-1]) for entry in CATALOG.group(word)]
        assert len(set(names)) == len(names)


def test_commands_that_sentences_spell_exist() -> None:
    for entry in template():
        for said in entry.id if isinstance(entry.id, tuple) else (entry.id,):
            for name in names_in(said):
                words = tuple(name.removeprefix("/").split())
                known = any(words[: len(path)] == path for path in CATALOG.by_path)
                assert known or not name.startswith("/"), f"there is no command {name}: {said}"
