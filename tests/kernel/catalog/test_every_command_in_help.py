"""Every command that is declared can be typed, is told of by help, and stands in the reference."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assembly import CATALOG
from bot.kernel.catalog.help import about_group, overview
from bot.kernel.catalog.parameters import Entry
from bot.kernel.command import Command
from bot.kernel.permission import Role
from bot.kernel.view_json import dump

REFERENCE = (Path(__file__).parents[3] / "docs" / "commands.md").read_text("utf-8").splitlines()
LOUD = [entry for entry in CATALOG.entries if not entry.quiet]


def kinds(base: type[Command] = Command) -> Iterator[type[Command]]:
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)


def test_every_command_that_has_words_is_in_the_catalog():
    declared = {
        kind for kind in kinds() if kind.__module__.startswith("bot.") and kind.declared.path
    }

    forgotten = sorted(kind.__name__ for kind in declared - CATALOG.by_class.keys())
    assert not forgotten, f"{forgotten}: add them to the commands of their feature's declaration"


@pytest.mark.parametrize("entry", LOUD, ids=lambda entry: entry.name)
def test_help_tells_of_a_command(entry: Entry):
    group = CATALOG.group(entry.path[0])

    assert f"{entry.name}" in dump(about_group(group, Role.ADMIN))
    assert entry.path[0] in dump(overview(CATALOG, Role.ADMIN))
    assert f"## /{entry.name}" in REFERENCE
