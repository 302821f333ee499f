"""Killed at any moment, the store holds all that it acknowledged, and nothing by halves."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import pytest

from bot.store.opening import FILE_NAME, open_writer

KILLS = 200
HERE = Path(__file__).parent
ROOT = HERE.parent.parent

Versions = Counter[str]
"""The last version of each stream."""


@contextmanager
def writers() -> Iterator[tuple[IO[str], IO[str]]]:
    """What starts a process that writes for each line that it is sent, and what they say."""
    with subprocess.Popen(  # noqa: S603  # our own Python and our own code
        [sys.executable, HERE / "killed.py"], cwd=ROOT, env={"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdin, process.stdout
        process.stdin.close()


def written_until_killed(
    asking: IO[str], saying: IO[str], folder: Path, number: int, chance: random.Random
) -> Versions:
    """What a process said was written before it was killed: while it opened the file, or after
    some writes."""
    asking.write(f"{number} {folder}\n")
    asking.flush()
    process = int(saying.readline())
    while_opening = chance.random() < 0.2
    first = "" if while_opening else saying.readline().strip()
    time.sleep(chance.uniform(0, 0.03) if while_opening else chance.uniform(0, 0.02))
    os.kill(process, signal.SIGKILL)
    lines = [first]
    while lines[-1] != "over":
        lines.append(saying.readline().strip())
    said: Versions = Counter()
    for line in filter(None, lines[:-1]):
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


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_what_was_acknowledged_survives_two_hundred_kills(tmp_path: Path):
    chance = random.Random(20260101)  # noqa: S311  # moments to kill at, no secrets
    acknowledged: Versions = Counter()

    with writers() as (asking, saying):
        for number in range(KILLS):
            acknowledged |= written_until_killed(asking, saying, tmp_path, number, chance)
            versions, whole = found(tmp_path / FILE_NAME)

            assert versions == whole
            assert acknowledged <= versions
            assert all(version % 2 == 0 for version in versions.values())

    assert len(acknowledged) > KILLS
