"""Opening the file: is it ours, whole, and no newer than we are? Only then is it touched."""

import os
import sqlite3
from pathlib import Path

from bot.kernel.refusal import Refused
from bot.store.faults import make_unavailable
from bot.store.migrate import find_version, load_migrations, migrate
from bot.store.refusals import StoreRefusal

FILE_NAME = "parley.sqlite3"
APPLICATION_ID = 0x5061726C  # "Parl", so that a file can be told from another program's
BUSY_MS = 5000


def prepare_folder(folder: Path) -> Path:
    """Make the data folder if need be and see that it can be written; returns the file's path.

    Raises Refused (DATA_FOLDER_UNUSABLE).
    """
    probe = folder / ".writable"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError:
        uid = os.getuid() if hasattr(os, "getuid") else "of this account"
        raise Refused(StoreRefusal.DATA_FOLDER_UNUSABLE, path=folder, uid=uid) from None
    return folder / FILE_NAME


def open_writer(path: Path, now_ms: int) -> sqlite3.Connection:
    """The connection that writes, with the schema brought up to date.

    Raises Refused (STORE_NEWER, STORE_CORRUPT, STORE_FOREIGN) or Unavailable, and then leaves
    the file as it was.
    """
    backups = path.parent / "backups"
    try:
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise make_unavailable(error) from error
    try:
        db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        _check(db, path, backups)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        migrate(db, backups, now_ms)
    except sqlite3.Error as error:
        db.close()
        raise make_unavailable(error) from error
    except Refused:
        db.close()
        raise
    return db


def open_reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write."""
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    db.execute("PRAGMA query_only = ON")
    return db


def open_near(path: Path) -> sqlite3.Connection:
    """A connection that cannot write and does not wait, for the event loop's own use."""
    db = open_reader(path)
    db.execute("PRAGMA busy_timeout = 0")
    return db


def _check(db: sqlite3.Connection, path: Path, backups: Path) -> None:
    try:
        owner = db.execute("PRAGMA application_id").fetchone()[0]
        found = find_version(db)
        tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        verdict = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise Refused(
            StoreRefusal.STORE_CORRUPT, path=path, backups=backups, detail=error
        ) from error
    if owner not in (0, APPLICATION_ID) or (owner == 0 and tables):
        raise Refused(StoreRefusal.STORE_FOREIGN, path=path)
    newest = load_migrations()[-1].number
    if found > newest:
        raise Refused(
            StoreRefusal.STORE_NEWER, path=path, backups=backups, found=found, known=newest
        )
    if verdict != "ok":
        raise Refused(StoreRefusal.STORE_CORRUPT, path=path, backups=backups, detail=verdict)
