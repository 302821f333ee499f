"""Every command finds what is done for it, and no feature is loaded before it is needed."""

import ast
import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import get_args

import pytest

import bot
from bot.assembly import KINDS, PORTS, USES
from bot.catalog import CATALOG
from bot.debate.commands.debating import DebateActs
from bot.debate.rules import decide, desk
from bot.exercise.commands.playing import ExerciseActs
from bot.exercise.rules import decide as exercise_decide
from bot.kernel.handlers import Uses
from bot.kernel.timekeeping import Kind


def handled() -> dict[type, object]:
    """What is done for each class of command."""
    names = [name for beside in USES.values() for name in beside]
    return {command: use for name in names for command, use in import_module(name).USES.items()}


def test_every_command_of_the_catalog_finds_its_use():
    without = {entry.builds for entry in CATALOG.entries} - set(handled())
    named = [f"{command.__module__}.{command.__name__}" for command in without]

    assert not named, (
        f"Nothing is done for {named}: name a function for each in USES of one of its handlers"
        ", or, if its rules alone decide on it, add it to the union of acts in its module"
    )


@pytest.mark.parametrize("entry", CATALOG.entries, ids=lambda entry: entry.name)
async def test_a_use_is_loaded_with_its_command(entry):
    assert callable(await Uses(USES).of(entry.builds))


@pytest.mark.parametrize(
    "entry", [e for e in CATALOG.entries if e.prefilled], ids=lambda entry: entry.name
)
async def test_every_prefilled_form_finds_what_it_shows(entry):
    assert callable(await Uses(USES).fill_of(entry.builds))


def test_every_module_with_uses_is_in_the_table():
    there = {found.name for found in pkgutil.walk_packages(bot.__path__, "bot.")}
    there = {name for name in there if ".handlers" in name}
    doing = {name for name in there if hasattr(import_module(name), "USES")}
    listed = {name for names in USES.values() for name in names}

    assert doing == listed, f"USES in bot/assembly.py lacks, or need not name: {doing ^ listed}"


@pytest.mark.parametrize(
    ("acts", "rules"), [(DebateActs, (decide, desk)), (ExerciseActs, (exercise_decide,))]
)
def test_rules_decide_on_every_act(acts, rules):
    decided = {name for module in rules for name in cases(module)}
    without = [
        act.__name__
        for act in get_args(acts)
        if not decided & {base.__name__ for base in act.__mro__}
    ]

    assert not without, f"No rule decides on {without}: add a case to {rules[0].__name__}"


def cases(module: ModuleType) -> Iterator[str]:
    """The classes that the cases of a module's matches name."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.MatchClass):
            yield ast.unparse(node.cls).rpartition(".")[2]


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


def test_every_port_is_filled_with_what_it_asks_for():
    assert all(isinstance(import_module(name).PORT, port) for port, name in PORTS.items())


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
