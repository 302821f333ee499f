"""A whole database of an earlier version opens, and answers as it did.

`database.sql` is that file as SQL: a sheet with its votes, a debate played to its end, an
exercise, a practice debate, and more that still goes on. `database.txt` is asked of it, written as
the scenarios are.
"""

import asyncio
import sqlite3
from pathlib import Path

from tests.golden import program


def _restored(folder: Path) -> None:
    script = (program.HERE / "database.sql").read_text("utf-8")
    db = sqlite3.connect(folder / "parley.sqlite3")
    db.executescript(script)
    db.close()


async def test_an_old_database_opens_and_answers_as_it_did(tmp_path: Path) -> None:
    lines = (program.HERE / "database.txt").read_text("utf-8").splitlines()
    await asyncio.to_thread(_restored, tmp_path)

    async with program.open_parley(tmp_path) as parley:
        await program.play(parley, lines)
