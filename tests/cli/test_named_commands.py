"""Every command line that docs, messages and docstrings name is one that can be typed."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli.program import program

ROOT = Path(__file__).parents[2]
LAUNCHER = {"run", "test", "bench", "messages", "lock", "--help", "--version"}
"""What dev.py does by itself."""

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
SETUP = [ROOT / "compose.yaml", ROOT / ".env.template", ROOT / "deploy" / "alerts.yml"]
CODE = sorted((ROOT / "bot").rglob("*.py"))

SPAN = re.compile(r"`([^`\n]+(?:\n[^`\n]+)?)`")
BLOCK = re.compile(r"^ {4,}(\S.*)$", re.MULTILINE)
SAID = re.compile(r"[`“](parley [^`”]+)[`”]")
DOCKER = re.compile(r"^docker compose (?:exec parley parley|run --rm parley) (.+)")
OURS = re.compile(r"^(?:python3 dev\.py(?: --)?|dev\.py|\.venv/bin/parley|parley) (.+)")


def command_lines(path: Path) -> Iterator[str]:
    """The command lines that a file shows, from Parley's first word on."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        spans = [*SPAN.findall(text), *BLOCK.findall(text)]
    elif path.suffix == ".py":
        text = re.sub(r'"\s*\n\s*f?"', "", text)  # a sentence over several lines
        spans = SAID.findall(text)
    else:
        spans = re.findall(r"(?:docker compose|dev\.py|with parley|; parley) [^.\n]+", text)
        spans = [span.removeprefix("with ").removeprefix("; ") for span in spans]
    for span in spans:
        line = " ".join(span.split()).split(" #")[0]
        for pattern in (DOCKER, OURS):
            if found := pattern.match(line):
                if not (line.startswith(("python3 dev.py ", "dev.py ")) and by_launcher(found[1])):
                    yield found[1]
                break


def by_launcher(words: str) -> bool:
    return words.split()[0] in LAUNCHER


def find_fault(line: str) -> str:
    """What is wrong with a command line; "" if nothing is."""
    words = shlex.split(line.replace("…", ""))
    command = get_command(program)
    path: list[str] = []
    while words and not words[0].startswith("-") and (known := getattr(command, "commands", None)):
        if words[0] not in known:
            return f"{' '.join([*path, words[0]])}: there is no such command"
        path.append(words[0])
        command = known[words.pop(0)]
    options = {name for parameter in command.params for name in parameter.opts} | {"--help"}
    options |= {name for parameter in command.params for name in parameter.secondary_opts}
    used = {word.split("=")[0] for word in words if word.startswith("--")} - {"--data"}
    return f"{line}: no {sorted(used - options)}" if used - options else ""


@pytest.mark.parametrize("path", [*PAGES, *SETUP], ids=lambda path: path.name)
def test_the_command_lines_of_a_page_can_be_typed(path: Path) -> None:
    assert [fault for line in command_lines(path) if (fault := find_fault(line))] == []


def test_the_command_lines_in_messages_and_docstrings_can_be_typed() -> None:
    faults = {
        f"{path.relative_to(ROOT)}: {fault}"
        for path in CODE
        for line in command_lines(path)
        if (fault := find_fault(line))
    }

    assert faults == set()


@pytest.mark.parametrize(
    ("line", "is_right"),
    [
        ("doctor --json", True),
        ("article add FILE", True),
        ("--version", True),
        ("article ad FILE", False),
        ("doktor", False),
        ("doctor --jsn", False),
    ],
)
def test_a_wrong_command_line_is_noticed(line: str, is_right: bool) -> None:
    assert (find_fault(line) == "") is is_right


def test_the_lines_are_found_where_they_stand(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "`parley one a`, `docker compose exec parley parley two`\n\n    python3 dev.py three\n"
        "    python3 dev.py test x\n    docker compose run --rm parley four # said\n",
        "utf-8",
    )

    assert list(command_lines(page)) == ["one a", "two", "three", "four"]
