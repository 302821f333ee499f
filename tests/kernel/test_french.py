"""Every command has its French words, and no words are left over."""

from bot.catalog import CATALOG
from bot.kernel.french import load


def test_all_that_the_catalog_says_is_translated_and_nothing_else() -> None:
    french = load()
    loud = [entry for entry in CATALOG.entries if not entry.quiet]
    assert set(french.names) == {word for entry in loud for word in entry.path}
    parameters = [p for entry in loud for p in entry.parameters]
    assert set(french.parameters) == {p.name for p in parameters}
    told = {entry.about for entry in loud} | {p.about for p in parameters}
    assert set(french.about) == told


def test_french_names_tell_commands_apart() -> None:
    french = load()
    for word in CATALOG.first_words:
        names = [french.names[entry.path[-1]] for entry in CATALOG.group(word)]
        assert len(set(names)) == len(names)
