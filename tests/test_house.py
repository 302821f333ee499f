"""The house keeps its shape: where things stand, how long they are, what imports what and when."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.assembly import CATALOG, FEATURES

ROOT = Path(__file__).parents[1]
BOT = ROOT / "bot"

ROOMS = frozenset(
    {
        "__init__",  # what the feature declares
        "commands",
        "events",
        "state",
        "evolve",
        "rules",
        "views",
        "refusals",
        "ports",  # what it asks features above it for, and its news
        "rows",
        "journal",
        "handlers",
        "content",
    }
)
"""What the folder of a feature may hold, each as a module or as a folder of modules."""

MORE_ROOMS: Mapping[str, str] = {
    "article/ingest": "reads files of strangers, in processes of their own",
    "article/wording": "what a model words, held against the figures and names of its texts",
    "article/library.py": "the shelves, kept ready in memory",
    "article/meaning": "the sentence model and its vectors on disk",
    "debate/files": "debates as files: transcript, bundle, tables, argument map",
    "opinion/polls": "statements and votes as files of Polis, written and read",
    "exercise/files.py": "exercises as files",
    "community/arrivals.py": "a community, a place or a member met for the first time",
    "community/communities.py": "settings, kept ready in memory",
    "model/asking.py": "the model as all others ask it: budgets, retries, breaker",
    "model/closing.py": "closes what a request to the model began",
    "model/tracing.py": "traces of requests to the model, without words",
    "model/pricing.py": "what tokens cost, by the library’s price lists",
    "model/choosing.py": "asks the model to choose among numbered sentences",
    "model/config.py": "which model, where, and its limits",
    "model/inputs.py": "what prompts are given",
    "model/prompts.py": "the files of prompts/",
    "model/providers.py": "which model of the library it is, and what its provider is sent",
    "model/reading.py": "the shape asked for, out of what a model wrote",
    "model/speaking.py": "one request to the model, as its library makes it",
    "model/failing.py": "why a request to the model came to nothing",
}
"""Other rooms, and why they are there."""

LONG: Mapping[str, str] = {
    "model/asking.py": "one class: all that every question to the model goes through",
    "settings.py": "every option, and how they are read",
    "app.py": "one class: all that a face asks of Parley",
    "model/speaking.py": "one request to the model, as its library makes it",
    "adapters/discord/client.py": "one class, as discord.py wants it",
    "adapters/slack/answering.py": "all that Slack sends, case by case",
    "adapters/web/rows.py": "the console’s accounts and sessions",
    "cli/program.py": "every command of the command line",
    "debate/commands/debating.py": "every command on a debate",
    "opinion/commands.py": "what may be asked of statements, motions and joint statements",
    "debate/events.py": "every event of a debate",
    "debate/evolve.py": "what every event of a debate changes",
    "debate/rows/debates.py": "the rows of a debate",
    "debate/views/announcing.py": "what the room hears of every event of a debate",
    "debate/views/board.py": "every part of a debate’s board",
    "debate/views/result.py": "every part of a debate’s result",
    "exercise/commands/playing.py": "every command on an exercise",
    "exercise/rules/moves.py": "every move in an exercise",
    "kernel/refusal.py": "every code of a refusal",
    "kernel/view.py": "every block of a View",
}
"""Modules of more than LONGEST lines, and what they hold that is one."""

LONGEST = 300

LATE = frozenset(
    {
        "dateparser",
        "genai_prices",
        "lxml",
        "matplotlib",
        "numpy",
        "nupunkt",
        "onnxruntime",
        "opentelemetry",
        "pydantic",
        "pydantic_ai",
        "pydantic_core",
        "pypdf",
        "tokenizers",
        "trafilatura",
    }
)
"""Libraries that may be imported inside functions: they take a tenth of a second or more, and many
who start Parley never need them."""

LATE_OURS: Mapping[str, str] = {
    "__main__.py": "`parley health` is asked every half minute, and loads nothing else",
    "adapters/web/metrics.py": "Prometheus’ library is loaded only where somebody asks for numbers",
    "cli/doctor.py": "looks at one platform at a time, and brings only its library along",
    "cli/program.py": "`parley --help` answers before anything else is loaded",
    "cli/serving.py": "the libraries of platforms that are not set up are never loaded",
    "cli/session.py": "draws a bar of progress only where somebody looks",
    "cli/starting.py": "`parley run` does not wait for the command line’s library",
    "store/engines.py": "the driver of PostgreSQL is loaded only where a database is named",
    "article/library.py": "indexes with numpy, which a start without questions can spare",
}
"""Modules that import other things inside functions, and why."""

BY_NAME = (
    "assembly.py",
    "article/ingest/parsing.py",
    "debate/handlers/files.py",
    "debate/handlers/adding_formats.py",
    "debate/handlers/bringing_claims.py",
    "guarantee/handlers/sheet_files.py",
    "opinion/handlers/importing.py",
)
"""Modules that name one of ours in a string: the table of a feature, and the programs that read the
files of strangers."""


def sources() -> Iterator[tuple[str, str]]:
    """Each of our modules, by its path under bot/, and its text."""
    for path in sorted(BOT.rglob("*.py")):
        yield path.relative_to(BOT).as_posix(), path.read_text("utf-8")


def test_bot_has_fewer_than_twenty_entries() -> None:
    entries = sorted(path.name for path in BOT.iterdir() if path.name != "__pycache__")

    assert len(entries) < 20, f"bot/ holds too much for one look: {entries}"


@pytest.mark.parametrize("feature", [feature.name for feature in FEATURES])
def test_a_feature_has_the_rooms_that_every_feature_has(feature: str) -> None:
    there = [path for path in (BOT / feature).iterdir() if path.name != "__pycache__"]
    others = {f"{feature}/{path.name}" for path in there if path.stem not in ROOMS}

    assert not others - set(MORE_ROOMS), (
        f"{sorted(others - set(MORE_ROOMS))}: a feature has only {sorted(ROOMS)}. Move it into one"
        " of these, or name it in MORE_ROOMS with the reason"
    )


def test_a_long_module_says_why_it_is_long() -> None:
    long = {path for path, text in sources() if text.count("\n") > LONGEST}

    assert not long - set(LONG), (
        f"{sorted(long - set(LONG))}: more than {LONGEST} lines. Take a subject out of it, or name"
        " it in LONG with what it holds that is one"
    )


def test_imports_inside_functions_are_of_heavy_libraries_alone() -> None:
    wrong = {
        f"{path}: {name}"
        for path, text in sources()
        if path not in LATE_OURS
        for name in late_imports(text)
        if name.split(".")[0] not in LATE
    }

    assert not wrong, f"Import these at the top of their modules: {sorted(wrong)}"


def late_imports(text: str) -> Iterator[str]:
    """What a module imports inside functions."""
    for function in ast.walk(ast.parse(text)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import):
                    yield from (alias.name for alias in node.names)
                elif isinstance(node, ast.ImportFrom):
                    yield str(node.module)


def test_no_module_of_ours_is_named_by_a_string() -> None:
    wrong = {
        f"{path}: {node.value}"
        for path, text in sources()
        if path not in BY_NAME
        for node in strings(ast.parse(text))
        if re.fullmatch(r"bot(\.\w+)*\.?", node.value) and "." in node.value
    }

    assert not wrong, f"Import them; bot/assembly.py loads features late: {sorted(wrong)}"


NAMING = ("files", "PackageLoader", "logging.getLogger")
"""What takes the name of a package or of a log."""


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The strings of a module, but for the names of packages of files and of logs."""
    if isinstance(tree, ast.Call) and ast.unparse(tree.func) in NAMING:
        return
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        yield tree
    for child in ast.iter_child_nodes(tree):
        yield from strings(child)


def test_every_adapter_is_served_by_the_command_line() -> None:
    served = "".join(path.read_text("utf-8") for path in (BOT / "cli").glob("*.py"))
    there = {path.stem for path in (BOT / "adapters").iterdir()} - {"__init__", "__pycache__"}
    left = sorted(name for name in there if f"bot.adapters.{name}" not in served)

    assert not left, f"nobody starts {left}: serve each in bot/cli/serving.py, where it is set up"


def test_a_fifth_adapter_that_knows_too_much_breaks_the_contracts(tmp_path: Path) -> None:
    shutil.copytree(BOT, tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    fifth = tmp_path / "bot" / "adapters" / "fifth"
    fifth.mkdir()
    (fifth / "__init__.py").touch()
    (fifth / "client.py").write_text(
        "from bot.adapters.slack import render\nfrom bot.debate.handlers import finding\n"
    )

    told = linted(tmp_path)

    assert "An adapter knows no other adapter BROKEN" in told
    assert "bot.adapters.fifth.client -> bot.adapters.slack.render" in told
    assert "An adapter knows no feature's insides BROKEN" in told
    assert "bot.adapters.fifth.client -> bot.debate.handlers.finding" in told


def test_the_text_only_platform_of_the_docs_keeps_the_contracts(tmp_path: Path) -> None:
    shutil.copytree(BOT, tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    example = ROOT / "tests" / "adapters" / "lines" / "chat.py"
    shutil.copy(example, tmp_path / "bot" / "adapters" / "lines.py")

    told = linted(tmp_path)

    assert "0 broken" in told, f"{example} knows more than an adapter may:\n{told}"


def linted(folder: Path) -> str:
    """What import-linter says of a folder."""
    run = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", run],
        cwd=folder,
        env={"PYTHONPATH": ".", "COLUMNS": "200", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.stdout + done.stderr


MOST_OF_A_GROUP = 25
"""Commands that Discord shows under one word; it takes none of them where there are more."""


def test_no_group_has_more_commands_than_platforms_show() -> None:
    words = {entry.path[0] for entry in CATALOG.entries}
    loud = {word: sum(len(entry.path) > 1 for entry in CATALOG.group(word)) for word in words}

    assert not {word: count for word, count in loud.items() if count > MOST_OF_A_GROUP}
