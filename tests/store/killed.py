"""A process that writes until it is killed, and tells of each write that was acknowledged.

    python killed.py FOLDER ROUND

It imports nothing but the store, because test_kill.py starts it two hundred times.
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


async def keep_writing(db: Database, stream: str) -> None:
    version = 0
    while True:
        new = [record(stream, version + 1), record(stream, version + 2)]
        await db.write(*journal.append_events(OURS, stream, version, new, None))
        version += len(new)
        os.write(sys.stdout.fileno(), f"{stream} {version}\n".encode())


async def main(folder: Path, number: str) -> None:
    async with open_database(folder, 0) as db, asyncio.TaskGroup() as tasks:
        await db.write(make_statement(KNOWN, OURS))
        for writer in range(WRITERS):
            tasks.create_task(keep_writing(db, f"{number}.{writer}"))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
