"""Killed at any moment, the store holds all that it acknowledged, and nothing by halves."""

import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from bot.store.opening import FILE_NAME, open_writer

KILLS = 200
HERE = Path(__file__).parent
ROOT = HERE.parent.parent

Versions = Counter[str]
"""The last version of each stream."""


def written_until_killed(folder: Path, number: int, chance: random.Random) -> Versions:
    """What a process said was written before it was killed: while it opened the file, or after
    some writes."""
    command = [sys.executable, HERE / "killed.py", folder, str(number)]
    with subprocess.Popen(  # noqa: S603  # our own Python and our own code
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        while_opening = chance.random() < 0.2
        first = "" if while_opening else process.stdout.readline()
        time.sleep(chance.uniform(0.03, 0.12) if while_opening else chance.uniform(0, 0.02))
        process.kill()
        lines = [first, *process.stdout.read().splitlines()]
    said: Versions = Counter()
    for line in filter(None, lines):
        stream, version = line.split()
        said[stream] = int(version)
    return said


def found(path: Path) -> tuple[Versions, Versions]:
    """By stream: the version that stands in its row, and how many of its events are whole."""
    with closing(open_writer(path, 0)) as db:  # refuses a file that is not sound
        rows = db.execute(
            "SELECT stream, count(*) FROM events"
            " WHERE data = stream || ' ' || version AND at = version GROUP BY stream"
        ).fetchall()
        return Counter(dict(db.execute("SELECT stream, version FROM streams"))), Counter(dict(rows))


def test_what_was_acknowledged_survives_two_hundred_kills(tmp_path: Path):
    chance = random.Random(20260101)  # noqa: S311  # moments to kill at, no secrets
    acknowledged: Versions = Counter()

    for number in range(KILLS):
        acknowledged |= written_until_killed(tmp_path, number, chance)
        versions, whole = found(tmp_path / FILE_NAME)

        assert versions == whole
        assert acknowledged <= versions
        assert all(version % 2 == 0 for version in versions.values())

    assert len(acknowledged) > KILLS
