"""The lines of README's command line run as they stand, one after the other."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def find_lines() -> list[str]:
    """What README's section on the command line has people type."""
    section = (ROOT / "README.md").read_text("utf-8").partition("## On the command line")[2]
    return re.findall(r"(?m)^    (.+)$", section.partition("\n## ")[0])


def test_each_line_of_the_command_line_does_what_it_is_shown_for(tmp_path: Path) -> None:
    shutil.copy(ROOT / "README.md", tmp_path)
    parley = f"'{sys.executable}' -m bot"
    outputs = []
    for line in find_lines():
        done = subprocess.run(  # noqa: S602  # our own lines
            line.replace("python3 dev.py", parley),
            shell=True,
            cwd=tmp_path,
            env={**os.environ, "PARLEY_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, (line, done.stdout, done.stderr)
        outputs.append(done.stdout)

    assert len(outputs) == 6
    assert "[21]" in outputs[0]
    assert "six members" in outputs[2]
    assert '"outcome": "says"' in outputs[4]
