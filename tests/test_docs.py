"""What is made from the code is up to date; `python -m tests.test_docs` writes it anew."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.assembly import CATALOG
from bot.cli.extraction import template as sentences
from bot.debate.content import formats
from bot.debate.rules.format import Format
from bot.debate.views.formats import minutes
from bot.kernel.catalog.reference import reference
from bot.kernel.metrics import all_metrics
from bot.settings import template

ROOT = Path(__file__).parents[1]
AGAIN = "the code says something else now; write it anew: python -m tests.test_docs"
COMMANDS, SETTINGS = ROOT / "docs" / "commands.md", ROOT / ".env.template"


def test_the_command_reference_is_current() -> None:
    current = COMMANDS.read_text("utf-8") == reference(CATALOG)

    assert current, AGAIN


def test_the_settings_template_is_current() -> None:
    current = SETTINGS.read_text("utf-8") == template()

    assert current, AGAIN


FORMATS = ROOT / "docs" / "formats.md"
HEAD = "| --- | --- | --- | --- | --- | --- |\n"


def test_the_table_of_formats_is_current() -> None:
    above, _, table = FORMATS.read_text("utf-8").rpartition(HEAD)

    assert above, f"{FORMATS.name} has no table of formats at its end"
    assert table == "".join(format_rows()), AGAIN


def format_rows() -> Iterator[str]:
    """The formats that come along, a row each."""
    for form in sorted(formats.load().values(), key=lambda form: form.id):
        cells = (f"`{form.id}`", form.name, teams(form), minutes(form), form.winner.value)
        yield f"| {' | '.join(map(str, cells))} | {'; '.join(form.sources)} |\n"


def teams(form: Format) -> str:
    """How many sit on how many sides."""
    sizes = [len(form.seats_of(side.key)) for side in form.sides]
    told = [str(size or "any") for size in sizes]
    return f"{len(sizes)} × {told[0]}" if len(set(sizes)) == 1 else " + ".join(told)


WATCHING = ROOT / "docs" / "watching.md"
METRICS_HEAD = "| metric | what it says |\n| --- | --- |\n"


def test_the_table_of_metrics_is_current() -> None:
    above, _, table = WATCHING.read_text("utf-8").rpartition(METRICS_HEAD)

    assert above, f"{WATCHING.name} has no table of metrics at its end"
    assert table == "".join(metric_rows()), AGAIN


def metric_rows() -> Iterator[str]:
    """What Parley counts, a row each."""
    for metric in all_metrics():
        split = f", by {', '.join(metric.labels)}" if metric.labels else ""
        yield f"| `{metric.name}` | {metric.about}{split} |\n"


PAGES = sorted((ROOT / "docs").rglob("*.md"))
PATH = re.compile(r"`((?:bot|tests|bench|docs|prompts)/[\w./-]*)`")
STEP = re.compile(r"^\| \d+ \| `([\w/.]+)` \| `(\w+)` \|", re.MULTILINE)
ASIDE = re.compile(r"`(\w+)` (?:in|of) `([\w/]+\.py)`")
DEFINED = re.compile(r"^ *(?:async )?def (test_\w+)", re.MULTILINE)
EXAMPLES = {
    "bot/adapters/lines.py",
    "bot/debate/content/formats/duel.toml",
    "bot/kernel/languages/CODE.po",
}
"""Files that a page tells its reader to make."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_files_that_a_page_names_are_there(page: Path) -> None:
    named = set(PATH.findall(page.read_text("utf-8"))) - EXAMPLES
    gone = sorted(path for path in named if not (ROOT / path).exists())

    assert not gone, f"{page.name} names what is not there (any more): {gone}"


READ = [
    ROOT / "README.md",
    *PAGES,
    SETTINGS,
    ROOT / "compose.yaml",
    *sorted((ROOT / "deploy").glob("*.y*ml")),
]


@pytest.mark.parametrize("page", READ, ids=lambda page: page.name)
def test_this_machine_has_one_address_in_all_that_people_read(page: Path) -> None:
    assert "localhost" not in page.read_text("utf-8"), "it is 127.0.0.1, as Parley prints it"


@pytest.mark.parametrize("page", [*READ, ROOT / "CHANGELOG.md"], ids=lambda page: page.name)
def test_a_page_has_no_marks_of_a_merge(page: Path) -> None:
    left = re.findall(r"^(?:<{7} .*|={7}|>{7} .*)$", page.read_text("utf-8"), re.MULTILINE)
    assert left == []


FOR_PEOPLE = [page for page in PAGES if page.stem in ("members", "chairs", "exercise", "sheets")]
TYPED = re.compile(r"(?:`|^    )/([a-z][^`\n]*)", re.MULTILINE)
PRESSED = re.compile(r"(?<!\*)\*([A-Z][^*\n]{1,40})\*(?!\*)")


@pytest.mark.parametrize("page", FOR_PEOPLE, ids=lambda page: page.name)
def test_the_commands_and_buttons_that_a_page_names_exist(page: Path) -> None:
    words = page.read_text("utf-8")
    said = {entry.id[0] if isinstance(entry.id, tuple) else entry.id for entry in sentences()}
    typed = [tuple(re.findall(r"[a-z_]+", line)) for line in TYPED.findall(words)]
    pressed = {label.rstrip(".") for label in PRESSED.findall(words)} - {"Join …"}

    assert [w for w in typed if not any(w[:n] in CATALOG.by_path for n in (1, 2, 3))] == []
    assert sorted(pressed - said) == []


def test_the_way_of_a_vote_in_the_guide_is_the_way_it_goes() -> None:
    guide = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    steps = STEP.findall(guide)

    assert len(steps) >= 20
    for path, name in (*steps, *((path, name) for name, path in ASIDE.findall(guide))):
        written = (ROOT / path).read_text("utf-8")
        assert re.search(rf"(def|class) {name}\b", written), f"{path} has no {name} any more"


def test_every_row_of_the_threats_names_tests_that_are_there() -> None:
    page = (ROOT / "docs" / "threats.md").read_text("utf-8")
    rows = re.findall(r"^\| (?!---|who wants)(.+?) \| (.+?) \| (.+?) \|$", page, re.MULTILINE)
    files = (ROOT / "tests").rglob("test_*.py")
    there = {name for path in files for name in DEFINED.findall(path.read_text("utf-8"))}

    assert len(rows) == page.count("\n| ") - 2, "a row has not three columns"
    for who, _, proofs in rows:
        named = set(re.findall(r"`(\w+)`", proofs))
        assert named, f"no test proves: {who}"
        assert named <= there, f"no such test (any more): {sorted(named - there)}"


def locked(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    pins = (line.split(";")[0].strip(" \\") for line in lines if "==" in line)
    return dict(pin.split("==") for pin in pins if not pin.startswith(("#", "-")))


@pytest.mark.parametrize(
    ("lock", "extra"),
    [
        ("requirements.lock", None),
        ("requirements-dev.lock", "dev"),
        ("requirements-bench.lock", "bench"),
        ("requirements-groups.lock", "groups"),
        ("requirements-model.lock", "model"),
    ],
)
def test_the_locks_hold_what_the_project_declares(lock: str, extra: str | None) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    pins = {canonicalize_name(n.split("[")[0]): version for n, version in locked(lock).items()}
    for line in wanted:
        requirement = Requirement(line)
        name = canonicalize_name(requirement.name)
        assert name in pins
        assert pins[name] in requirement.specifier


@pytest.mark.parametrize(
    "lock",
    [
        "requirements.lock",
        "requirements-dev.lock",
        "requirements-bench.lock",
        "requirements-groups.lock",
        "requirements-model.lock",
    ],
)
def test_a_lock_names_no_host_and_hashes_everything(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    pinned = [block for block in text.split("\n\n") if block]
    assert all("--hash=sha256:" in line for line in pinned)


if __name__ == "__main__":
    COMMANDS.write_text(reference(CATALOG), "utf-8")
    SETTINGS.write_text(template(), "utf-8")
    above, _, _ = FORMATS.read_text("utf-8").rpartition(HEAD)
    FORMATS.write_text(above + HEAD + "".join(format_rows()), "utf-8")
    above, _, _ = WATCHING.read_text("utf-8").rpartition(METRICS_HEAD)
    WATCHING.write_text(above + METRICS_HEAD + "".join(metric_rows()), "utf-8")
