"""Every feature is found with all that it declares, and none is loaded before it is needed."""

import ast
import inspect
import pkgutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

import bot
from bot.assembly import CATALOG, FEATURES, catalog_of_features, load_table
from bot.debate.commands.debating import DebateActs
from bot.debate.rules import decide, desk
from bot.exercise.commands.playing import ExerciseActs
from bot.exercise.rules import decide as exercise_decide
from bot.kernel.feature import Feature
from bot.kernel.handlers import Features
from bot.kernel.refusal import KernelRefusal
from bot.kernel.stream_kinds import StreamKind

FOLDERS = sorted(path.parent.name for path in Path(bot.__path__[0]).glob("*/handlers/"))


def names(classes: object) -> list[str]:
    return sorted(f"{one.__module__}.{one.__name__}" for one in classes)  # type: ignore[attr-defined]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_with_handlers_declares_a_feature_that_the_assembly_names(folder: str) -> None:
    found = getattr(import_module(f"bot.{folder}"), "FEATURE", None)

    assert isinstance(found, Feature), f"bot/{folder}/__init__.py has no FEATURE = Feature(…)"
    assert found.name == folder, f'say name="{folder}" in FEATURE of bot/{folder}/__init__.py'
    assert found in FEATURES, f"add {folder}.FEATURE to FEATURES in bot/assembly.py"


@pytest.mark.parametrize("feature", FEATURES, ids=lambda one: one.name)
def test_every_command_of_a_feature_finds_what_is_done_for_it(feature: Feature) -> None:
    handled, declared = set(load_table(feature).handlers), set(feature.command_classes())

    assert not declared - handled, (
        f"Nothing is done for {names(declared - handled)}: name a function for each in HANDLERS of"
        f" one of the handlers of {feature.name}, and those in its handlers/table.py; or,"
        " if its rules alone decide on it, add it to the union of acts in its module"
    )
    assert not handled - declared, (
        f"Nobody can ask for {names(handled - declared)}: add each to a group of commands in"
        f" FEATURE of bot/{feature.name}/__init__.py"
    )


def test_all_that_handlers_do_is_in_the_table_of_their_feature() -> None:
    for feature in FEATURES:
        handlers = import_module(f"bot.{feature.name}.handlers")
        doing: Counter[type] = Counter()
        for each in pkgutil.iter_modules(handlers.__path__, f"{handlers.__name__}."):
            done = getattr(import_module(each.name), "HANDLERS", {})
            doing.update(list(done))
            left = set(done) - set(load_table(feature).handlers)
            assert not left, (
                f"Add the HANDLERS of {each.name} to bot/{feature.name}/handlers/table.py"
            )
        twice = [command for command, times in doing.items() if times > 1]
        assert not twice, f"Two modules of {feature.name} do something for {names(twice)}"


@pytest.mark.parametrize("entry", CATALOG.entries, ids=lambda entry: entry.name)
async def test_a_use_is_loaded_with_its_command(entry):
    assert callable(await Features(FEATURES, load_table).handler(entry.builds))


@pytest.mark.parametrize(
    "entry", [e for e in CATALOG.entries if e.prefilled], ids=lambda entry: entry.name
)
async def test_every_prefilled_form_finds_what_it_shows(entry):
    features = Features(FEATURES, load_table)
    try:
        fill = await features.fill(entry.builds)
    except KeyError:
        pytest.fail(f"{entry.name} is prefilled: add what it shows to `fills` in its table")
    assert callable(fill)


def test_two_groups_of_commands_cannot_have_one_number() -> None:
    one = FEATURES[-1]
    other = Feature(name="other", refusals=KernelRefusal, commands=one.commands)

    with pytest.raises(ValueError, match=r"bot/other/__init__\.py"):
        catalog_of_features((one, other))


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


def test_what_is_heavy_waits_until_it_is_needed():
    heavy = ["numpy", "matplotlib", "lxml", "trafilatura", "pypdf", "tokenizers", "nupunkt"]
    tables = [f"bot.{feature.name}.handlers.table" for feature in FEATURES]
    look = f"import sys, bot.assembly; print([m for m in {heavy + tables} if m in sys.modules])"

    assert printed(look) == "[]"


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_declaration_loads_nothing_heavy(folder: str) -> None:
    look = (
        f"import sys, bot.{folder}\n"
        "parts = ('handlers', 'rows', 'store', 'aiosqlite', 'numpy')\n"
        "print([m for m in sys.modules if any(p in parts for p in m.split('.')[:3])"
        " and m != 'bot.kernel.handlers'])"
    )

    assert printed(look) == "[]", (
        f"bot/{folder}/__init__.py brings these along, and with it every module of the feature:"
        " let it import commands and ports alone"
    )


@pytest.mark.parametrize("feature", FEATURES, ids=lambda one: one.name)
def test_a_table_fills_just_what_its_feature_declares(feature: Feature) -> None:
    table, where = load_table(feature), f"bot/{feature.name}/handlers/table.py"

    assert set(table.journals) == set(feature.streams), (
        f"`streams` in FEATURE and `journals` in {where} name other kinds of journals"
    )
    assert set(table.ports) == set(feature.ports), (
        f"`ports` in FEATURE and in {where} name other ports"
    )
    assert set(table.listeners) == set(feature.hears), (
        f"`hears` in FEATURE and `listeners` in {where} name other news"
    )


def test_every_kind_of_journal_says_what_is_done_for_it():
    for feature in FEATURES:
        for kind, done in load_table(feature).journals.items():
            lacking = [
                each
                for each in vars(StreamKind)
                if not each.startswith("_") and not callable(getattr(done, each, None))
            ]
            assert not lacking, f"The journal of {kind} lacks {lacking}"


def test_every_port_is_filled_once_with_what_it_asks_for():
    filled = {port: port_of for one in FEATURES for port, port_of in load_table(one).ports.items()}
    declared = [port for feature in FEATURES for port in feature.ports]

    assert all(isinstance(found, port) for port, found in filled.items())
    assert len(declared) == len(set(declared)), "two features fill one port"


def test_no_port_is_left_unfilled_and_no_news_unheard() -> None:
    filled = {port.__name__ for feature in FEATURES for port in feature.ports}
    heard = {news.__name__ for feature in FEATURES for news in feature.hears}

    assert not called("port") - filled, (
        f"No feature fills {called('port') - filled}: name each in `ports` of the FEATURE that does"
        " and in its handlers/table.py"
    )
    assert not called("tell") - heard, (
        f"Nobody hears {called('tell') - heard}: name each in `hears` of the FEATURE that does and"
        " in `listeners` of its handlers/table.py"
    )


def called(method: str) -> set[str]:
    """The classes that anything gives to a method of Parts."""
    return {
        found.split("(")[0]
        for path in Path(bot.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(f"parts.{method}")
        for found in (ast.unparse(node.args[0]),)
    }


def test_debates_are_loaded_ahead_and_what_searches_is_not():
    look = (
        "import asyncio, sys, tempfile, pathlib\n"
        "from bot.assembly import open_parley\n"
        "async def main():\n"
        "    async with open_parley(pathlib.Path(tempfile.mkdtemp())) as parley:\n"
        "        parley.app.load_ahead()\n"
        "asyncio.run(main())\n"
        "names = ['bot.debate.handlers.table', 'bot.article.handlers.asking', 'numpy']\n"
        "print([n for n in names if n not in sys.modules])\n"
    )

    assert printed(look) == "['bot.article.handlers.asking', 'numpy']"


def printed(look: str) -> str:
    """What a program prints."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()
