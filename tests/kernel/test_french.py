"""Every command has its French words, and no words are left over."""

from bot.assembly import CATALOG
from bot.kernel.french import load

IN_FRENCH = "bot/kernel/french.toml: each is missing there, or left over:"


def test_all_that_the_catalog_says_is_translated_and_nothing_else() -> None:
    french = load()
    loud = [entry for entry in CATALOG.entries if not entry.quiet]
    words = set(french.names) ^ {word for entry in loud for word in entry.path}
    assert not words, f"[names] of {IN_FRENCH} {words}"
    parameters = [p for entry in loud for p in entry.parameters]
    names = set(french.parameters) ^ {p.name for p in parameters}
    assert not names, f"[parameters] of {IN_FRENCH} {names}"
    told = {entry.about for entry in loud} | {p.about for p in parameters}
    about = set(french.about) ^ told
    assert not about, f"[about] of {IN_FRENCH} {about}"


def test_french_names_tell_commands_apart() -> None:
    french = load()
    for word in CATALOG.first_words:
        names = [french.names[entry.path[-1]] for entry in CATALOG.group(word)]
        assert len(set(names)) == len(names)
