"""Every command finds what is done for it, and no feature is loaded before it is needed."""

import pkgutil
import subprocess
import sys
from importlib import import_module

import pytest

from bot import uses
from bot.assembly import KINDS, USES
from bot.catalog import CATALOG
from bot.kernel.handlers import Uses
from bot.kernel.timekeeping import Kind


@pytest.mark.parametrize("entry", CATALOG.entries, ids=lambda entry: entry.name)
async def test_every_command_of_the_catalog_finds_its_use(entry):
    assert callable(await Uses(USES).of(entry.builds))


def test_every_module_with_uses_is_in_the_table():
    there = {found.name for found in pkgutil.iter_modules(uses.__path__, "bot.uses.")}
    doing = {name for name in there if hasattr(import_module(name), "USES")}

    assert doing == {name for names in USES.values() for name in names}


def test_a_use_is_for_commands_of_the_module_that_it_stands_beside():
    for module, names in USES.items():
        for name in names:
            assert {command.__module__ for command in import_module(name).USES} == {module}


def test_what_is_heavy_waits_until_it_is_needed():
    heavy = [
        "numpy",
        "matplotlib",
        "lxml",
        "trafilatura",
        "pypdf",
        "tokenizers",
        "bot.article.handlers.asking",
    ]
    look = f"import sys, bot.assembly; print([m for m in {heavy} if m in sys.modules])"

    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.strip() == "[]"


def test_every_kind_of_journal_says_what_is_done_for_it():
    for name in KINDS.values():
        done = import_module(name).JOURNAL
        asked = (each for each in vars(Kind) if not each.startswith("_"))
        assert all(callable(getattr(done, each)) for each in asked)


def test_debates_are_loaded_ahead_and_what_searches_is_not():
    look = (
        "import asyncio, sys, tempfile, pathlib\n"
        "from bot.assembly import USES, open_parley\n"
        "async def main():\n"
        "    async with open_parley(pathlib.Path(tempfile.mkdtemp())) as parley:\n"
        "        parley.app.load_ahead()\n"
        "asyncio.run(main())\n"
        "names = [*USES['bot.debate.commands.debating'], 'bot.article.handlers.asking', 'numpy']\n"
        "print([n for n in names if n not in sys.modules])\n"
    )

    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.strip() == "['bot.article.handlers.asking', 'numpy']"
