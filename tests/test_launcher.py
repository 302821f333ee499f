"""dev.py says in one sentence what a machine lacks."""

import subprocess
import sys
from pathlib import Path

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
