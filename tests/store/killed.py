"""Processes that write until they are killed, and tell of each write that was acknowledged.

Each line that is read, a number and a folder, forks one, which says which process it is; `over` is
said once it has ended. It imports nothing but the store.
"""

import asyncio
import os
import sys
from pathlib import Path

from bot.kernel import journal_rows as journal
from bot.kernel.ids import CommunityId
from bot.kernel.journal_rows import Record
from bot.store.database import Database
from bot.store.engines import open_database
from bot.store.statement import from_ms, make_statement

OURS = CommunityId("ours")
WRITERS = 6
KNOWN = "INSERT INTO communities (id, created_at) VALUES (?, 0) ON CONFLICT (id) DO NOTHING"


def record(stream: str, version: int) -> Record:
    return Record("Written", f"{stream} {version}", from_ms(version))


def say(words: str) -> None:
    """Said whole or not at all."""
    os.write(sys.stdout.fileno(), f"{words}\n".encode())


async def keep_writing(db: Database, stream: str) -> None:
    version = 0
    while True:
        new = [record(stream, version + 1), record(stream, version + 2)]
        await db.write(*journal.append_events(OURS, stream, version, new, None))
        version += len(new)
        say(f"{stream} {version}")


async def main(folder: Path, number: str) -> None:
    async with open_database(folder, 0) as db, asyncio.TaskGroup() as tasks:
        await db.write(make_statement(KNOWN, OURS))
        for writer in range(WRITERS):
            tasks.create_task(keep_writing(db, f"{number}.{writer}"))


if __name__ == "__main__":
    for line in sys.stdin:
        number, _, folder = line.strip().partition(" ")
        if not (process := os.fork()):
            say(str(os.getpid()))
            asyncio.run(main(Path(folder), number))
        os.waitpid(process, 0)
        say("over")
