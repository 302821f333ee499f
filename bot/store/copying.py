"""One file made from another, whole or not at all, and what can be told from a file at rest."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.kernel.refusal import Refused
from bot.store.guarding import make_private
from bot.store.refusals import StoreRefusal

APPLICATION_ID = 0x5061726C  # "Parl", so that a file can be told from another program's
BUSY_MS = 5000


def has_unfolded(path: Path) -> bool:
    """Does what was written last stand beside a file, and not yet in it?"""
    beside = Path(f"{path}-wal")
    return beside.is_file() and beside.stat().st_size > 0


def connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that is used to read, and leaves the file as it is: the end of one that may
    write would fold in what was written last."""
    address = f"{path.resolve().as_uri()}?mode={'ro' if has_unfolded(path) else 'rw'}"
    db = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    return db


def connect_aside(path: Path) -> sqlite3.Connection:
    """A connection that reads, what was written last included, and changes no file and makes none:
    it needs no room on the disk, and takes no locks. Raises sqlite3.Error where the system has no
    such thing, or a write that was cut off has to be undone first."""
    address = f"{path.resolve().as_uri()}?mode=ro&vfs=unix-none"
    db = sqlite3.connect(address, uri=True, isolation_level=None)
    db.execute("PRAGMA locking_mode = EXCLUSIVE")  # the index of what was written last, in memory
    return db


def copy_whole(db: sqlite3.Connection, target: Path) -> None:
    """Copy all that a connection sees, under a name for the time being; look the copy through, put
    it on disk, and give it its name. Raises sqlite3.Error, OSError; then nothing is left."""
    with _made_whole(target) as part:
        part.unlink(missing_ok=True)
        make_private(part)
        db.execute("VACUUM INTO ?", (str(part),))
        check_whole(part)


def write_whole(target: Path, content: bytes) -> None:
    """Put a file in its place, whole or not at all; only its owner can read it, for it may hold
    names and secret votes. Raises OSError; then nothing is left."""
    if target.exists() and not target.is_file():  # such as a pipe, which is written as it is
        target.write_bytes(content)
        return
    with _made_whole(target) as part:
        part.unlink(missing_ok=True)
        make_private(part)
        part.write_bytes(content)


@contextmanager
def _made_whole(target: Path) -> Iterator[Path]:
    """A name for the time being, under which the block makes a file; then it is put on disk, and
    gets its name. After an error nothing is left."""
    part = target.with_name(f".{target.name}.part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
        sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def check_whole(path: Path) -> None:
    """Look a file through, every page and every index. Raises sqlite3.DatabaseError."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        (verdict,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on disk, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def check_is_ours(db: sqlite3.Connection, path: Path) -> None:
    """See that a file was written by Parley. Raises Refused (STORE_FOREIGN), sqlite3.Error."""
    (owner,) = db.execute("PRAGMA application_id").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if owner not in (0, APPLICATION_ID) or (owner == 0 and tables):
        raise Refused(StoreRefusal.STORE_FOREIGN, path=path)


def find_version(db: sqlite3.Connection) -> int:
    """The last migration applied to a file; 0 for a new one."""
    table = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migrations'"
    if not db.execute(table).fetchone()[0]:
        return 0
    return int(db.execute("SELECT coalesce(max(number), 0) FROM migrations").fetchone()[0])


def read_version(path: Path) -> int | None:
    """The last migration of a file of ours that nobody writes to, without touching it; None where
    it is no such file."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as db:
            (owner,) = db.execute("PRAGMA application_id").fetchone()
            return find_version(db) if owner == APPLICATION_ID else None
    except sqlite3.Error:
        return None
