"""What languages lack of the words of commands is written down, no words are left over, and
sentences keep the names of their fields.

`tests/untranslated.txt` lists the words and labels of commands that a language has no words for
yet; `python -m tests.test_languages` writes it.
"""

import ast
import re
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

import bot
from bot.assembly import CATALOG
from bot.cli.extraction import template
from bot.kernel import languages
from bot.kernel.languages import CODES, COMMAND, PARAMETER

UNTRANSLATED = Path(__file__).with_name("untranslated.txt")

LOUD = [entry for entry in CATALOG.entries if not entry.quiet]
PARAMETERS = [parameter for entry in LOUD for parameter in entry.parameters]

each_language = pytest.mark.parametrize("code", sorted(CODES))


def names_in(template: str) -> frozenset[str]:
    """The names of fields, and the commands, in a template."""
    return frozenset(re.findall(r"\{([^{}]+)\}", template))


def written(code: str) -> Catalog:
    text = files("bot.kernel.languages").joinpath(f"{code}.po").read_bytes()
    return read_po(BytesIO(text), locale=code)


def kept(code: str, context: str | None) -> set[str]:
    """What a language translates, in a context."""
    entries = (entry for entry in written(code) if entry.id and entry.context == context)
    return {entry.id[0] if isinstance(entry.id, tuple) else entry.id for entry in entries}


def lacked(code: str) -> list[str]:
    """The words and labels of commands that a language lacks: its readers see the English ones."""
    words = {word for entry in LOUD for word in entry.path} - kept(code, COMMAND)
    names = {parameter.name for parameter in PARAMETERS} - kept(code, PARAMETER)
    labels = {entry.about for entry in LOUD} | {parameter.about for parameter in PARAMETERS}
    labels |= {str(option.label) for parameter in PARAMETERS for option in parameter.options}
    return [
        f"{code} {kind}: {said}"
        for kind, missing in (
            (COMMAND, words),
            (PARAMETER, names),
            ("label", labels - kept(code, None)),
        )
        for said in sorted(missing)
    ]


def test_what_languages_lack_of_commands_is_written_down() -> None:
    now = [row for code in sorted(CODES) for row in lacked(code)]
    known = UNTRANSLATED.read_text("utf-8").splitlines()

    news = [row for row in now if row not in known]
    assert not news, (
        f"no words yet for {news}: translate them in bot/kernel/languages/, or leave that to"
        " somebody who speaks the language: python -m tests.test_languages"
    )
    done = [row for row in known if row not in now]
    assert not done, f"{done}: no longer lacking; write that down: python -m tests.test_languages"


@each_language
def test_what_a_language_lacks_is_said_in_english(code: str) -> None:
    words = languages.catalog(code)

    assert words.pgettext(COMMAND, "a new word") == "a new word"
    assert words.gettext("A new label") == "A new label"


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


@pytest.mark.parametrize("feature", ["debate", "exercise"])
@each_language
def test_buttons_of_the_room_have_words(code: str, feature: str) -> None:
    lacking = buttons_of(feature) - kept(code, None)

    assert not lacking, f"{sorted(lacking)}: no words yet in {code}.po"


def buttons_of(feature: str) -> set[str]:
    """The labels of the buttons that a feature's modules write."""
    modules = (Path(bot.__file__).parent / feature).rglob("*.py")
    nodes = (node for module in modules for node in ast.walk(ast.parse(module.read_text("utf-8"))))
    return {
        part.value
        for node in nodes
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Button" and node.args
        for part in ast.walk(node.args[0])
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


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


if __name__ == "__main__":
    rows = (f"{row}\n" for code in sorted(CODES) for row in lacked(code))
    UNTRANSLATED.write_text("".join(rows), "utf-8")
