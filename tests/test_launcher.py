"""dev.py says in one sentence what a machine lacks."""

import subprocess
import sys
from pathlib import Path

import pytest

import bot

ROOT = Path(__file__).parents[1]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_an_old_python_is_told_what_to_do() -> None:
    done = run("import sys, dev; sys.version_info = (3, 9); sys.exit(dev.main(['run']))")
    assert done.returncode == 1
    assert done.stderr.startswith("Parley needs Python 3.11 or newer, and this is ")
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_venv_module_is_told_how_to_get() -> None:
    code = "import sys, dev; sys.modules['ensurepip'] = None; dev.make('nowhere/venv', 'venv')"
    done = run(code)
    assert done.returncode == 1
    assert "sudo apt install python3." in done.stderr


def test_without_words_it_explains_itself() -> None:
    done = run("import sys, dev; sys.exit(dev.main([]))")
    assert done.returncode == 0
    assert "dev.py run" in done.stdout


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("", "requirements.lock"),
        ("PARLEY_MODEL=", "requirements.lock"),
        ("#PARLEY_MODEL=ollama:llama3", "requirements.lock"),
        ("PARLEY_MODEL_KEY=x", "requirements.lock"),
        ("PARLEY_MODEL=ollama:llama3", "requirements-model.lock"),
        ('export PARLEY_MODEL = "openai:gpt-5-mini"  # ours', "requirements-model.lock"),
        ("PARLEY_DATABASE=postgresql://db/parley", "requirements-model.lock"),
        ("PARLEY_DATABASE_FILE=/run/secrets/database", "requirements-model.lock"),
    ],
)
def test_packages_for_a_model_or_a_database_are_installed_where_one_is_named(
    lines: str, wanted: str, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(lines, "utf-8")
    code = (
        f"import sys, os; sys.path.insert(0, {str(ROOT)!r}); import dev\n"
        f"os.chdir({str(tmp_path)!r})\n"
        "os.environ.pop('PARLEY_MODEL', None)\n"
        "dev.prepare = lambda lock: lock; dev.become = lambda command: print(command[0])\n"
        "dev.main(['run'])"
    )

    assert run(code).stdout.strip() == wanted


def test_packages_for_a_database_are_installed_where_a_command_names_one() -> None:
    code = (
        "import sys, os, dev; os.environ.pop('PARLEY_MODEL', None)\n"
        "dev.read = lambda path: ''; dev.prepare = lambda lock: lock\n"
        "dev.become = lambda command: print(command[0])\n"
        "dev.main(['move-store', 'data', 'postgres://db/parley'])\n"
        "dev.main(['move-store', 'postgresql://db/parley', 'data'])\n"
        "dev.main(['ask', 'What is postgresql?'])"
    )

    assert run(code).stdout.split() == [*2 * ["requirements-model.lock"], "requirements.lock"]


def test_it_says_its_version_as_the_package_does() -> None:
    done = run("import sys, dev; sys.exit(dev.main(['--version']))")

    assert done.stdout == f"Parley {bot.__version__}\n"


def test_it_writes_the_command_parley_beside_its_python(tmp_path: Path) -> None:
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    done = run(f"import dev; dev.make_command({str(python)!r}); dev.make_command({str(python)!r})")
    assert done.returncode == 0, done.stderr
    command = tmp_path / "bin" / "parley"

    said = subprocess.run(  # noqa: S603  # our own program
        [command, "--version"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert said.stdout == f"Parley {bot.__version__}\n", said.stderr


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    done = run(f"import dev; dev.make_command({str(tmp_path / 'nowhere' / 'python')!r})")

    assert done.returncode == 0
    assert "was not written" in done.stderr
