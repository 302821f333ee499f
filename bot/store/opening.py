"""Opening the file: is it ours, whole, and no newer than we are? Only then is it touched."""

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from bot.kernel.refusal import Refused, Unavailable
from bot.store.backups import refuse_damage, say_way_back, unavailable_disk
from bot.store.copying import (
    APPLICATION_ID,
    BUSY_MS,
    check_is_ours,
    connect_aside,
    connect_reading,
    find_version,
    has_unfolded,
)
from bot.store.faults import make_unavailable
from bot.store.guarding import BACKUPS, FOLDER_OURS_ALONE, guard_folder, make_private
from bot.store.migrate import find_newest, migrate
from bot.store.refusals import StoreRefusal

FILE_NAME = "parley.sqlite3"
MOMENT_MS = 1000
"""For how long emptying the log waits for those who read, and writing waits for that."""

UNSCRUBBED, SCRUBBED = 0, 1
"""The user_version of a file that may still hold what was erased, and of one that does not."""

ROOM = 512 * 1024
"""Bytes of room without which opening the store for writing is not even tried."""


def prepare_folder(folder: Path) -> Path:
    """Make the data folder if need be, see that it can be written, and keep it from others' eyes;
    returns the file's path.

    Raises Refused (DATA_FOLDER_UNUSABLE, DATA_FOLDER_IS_FILE, DATA_FOLDER_READ_ONLY), Unavailable
    (DISK_FULL).
    """
    probe = folder / ".writable"
    try:
        folder.mkdir(mode=FOLDER_OURS_ALONE, parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
        guard_folder(folder, FILE_NAME)
    except OSError as error:
        if is_full(error) and (folder / FILE_NAME).exists():
            return folder / FILE_NAME  # it can be read still
        if is_full(error):
            raise Unavailable(StoreRefusal.DISK_FULL) from error
        if isinstance(error, FileExistsError | NotADirectoryError):
            raise Refused(StoreRefusal.DATA_FOLDER_IS_FILE, path=folder) from None
        if error.errno == errno.EROFS:  # no change of owner would help
            raise Refused(StoreRefusal.DATA_FOLDER_READ_ONLY, path=folder) from None
        uid = os.getuid() if hasattr(os, "getuid") else "of this account"
        raise Refused(StoreRefusal.DATA_FOLDER_UNUSABLE, path=folder, uid=uid) from None
    return folder / FILE_NAME


def is_full(error: OSError) -> bool:
    """Does an error say that there is no room on the disk?"""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def check_is_kept(folder: Path) -> None:
    """Is there a store in a data folder? Who only looks would else find a new one, and all well.
    Raises Refused (STORE_MISSING)."""
    if not (path := folder / FILE_NAME).is_file():
        raise Refused(StoreRefusal.STORE_MISSING, path=path.resolve())


def has_room(folder: Path) -> bool:
    """Is there room enough on a folder's disk to open the store for writing? Tries it."""
    probe = folder / ".room"
    try:
        with probe.open("wb") as file:
            file.write(bytes(ROOM))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return True


def open_writer(path: Path, now_ms: int) -> sqlite3.Connection:
    """The connection that writes, with the schema brought up to date.

    Raises Refused (STORE_NEWER, STORE_CORRUPT, STORE_FOREIGN) or Unavailable, and then leaves
    the file as it was.
    """
    backups = path.parent / BACKUPS
    is_checked = _check_untouched(path)
    try:
        with suppress(OSError):  # SQLite says what is wrong
            make_private(path)
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise make_unavailable(error) from error
    try:
        db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        if not is_checked:
            _check(db, path)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")  # what is deleted is written over with zeros
        if not find_version(db):
            db.execute(f"PRAGMA user_version = {SCRUBBED}")
        migrate(db, backups, now_ms)
        _scrub_at_start(db)
    except sqlite3.Error as error:
        db.close()
        raise make_unavailable(error) from error
    except OSError as error:  # of the backup before an upgrade
        db.close()
        raise unavailable_disk(error, backups) from error
    except Refused:
        db.close()
        raise
    return db


def open_alone(path: Path) -> sqlite3.Connection:
    """A connection that reads alone, where there is no room for what several share: the index of
    what was written last is kept in memory.

    Raises Refused (STORE_CORRUPT, STORE_FOREIGN, STORE_NEWER), or Unavailable (DISK_FULL) where
    the schema would have to be brought up to date first.
    """
    if not path.exists():
        raise Unavailable(StoreRefusal.DISK_FULL)
    _ = _check_aside(path, _check_current)
    try:
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise make_unavailable(error) from error
    try:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        _check_current(db, path)
        db.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        db.close()
        raise make_unavailable(error) from error
    except Refused:
        db.close()
        raise
    return db


def empty_log(db: sqlite3.Connection) -> bool:
    """Put the write-ahead log into the file and empty it. False where somebody reads an earlier
    state of the rows for longer than a moment: try again then."""
    db.execute(f"PRAGMA busy_timeout = {MOMENT_MS}")
    try:
        (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:  # locked
        return False
    finally:
        db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    return not busy


def make_anew(db: sqlite3.Connection) -> None:
    """Write the file anew from its rows. What was deleted is written over with zeros at once, but
    where rows were moved from page to page, copies of them stand in what is free of a page."""
    db.execute("VACUUM")
    db.execute(f"PRAGMA user_version = {SCRUBBED}")


def _scrub_at_start(db: sqlite3.Connection) -> None:
    """Finish what a process did not live to: write the file anew where something was erased, or
    where an older Parley wrote it, and empty the log."""
    if db.execute("PRAGMA user_version").fetchone()[0] < SCRUBBED:
        with suppress(sqlite3.OperationalError):  # no room, or it is locked: the next start will
            make_anew(db)
    empty_log(db)


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


def _check_untouched(path: Path) -> bool:
    """Look at the file through a connection that changes nothing: the end of another would fold in
    what was written last, even into a file that is refused. False where that cannot be done."""
    if not path.is_file() or not has_unfolded(path):
        return False
    try:
        with closing(connect_reading(path)) as db:
            _check(db, path)
    except sqlite3.Error as error:
        refused = make_unavailable(error)
        if refused.code is StoreRefusal.STORE_BUSY:
            raise refused from error
        return _check_aside(path, _check)  # no room for what several share, for one
    return True


def _check_aside(path: Path, check: Callable[[sqlite3.Connection, Path], None]) -> bool:
    """The same, where there is no room on the disk."""
    try:
        with closing(connect_aside(path)) as db:
            check(db, path)
    except sqlite3.Error:
        return False  # such as a journal of a write that was cut off, which has to be undone first
    return True


def _check(db: sqlite3.Connection, path: Path) -> None:
    try:
        found = find_version(db)
        check_is_ours(db, path)
        verdict = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise refuse_damage(path, error) from error
    refuse_newer(path, path, found)
    if verdict != "ok":
        raise refuse_damage(path, verdict)


def _check_current(db: sqlite3.Connection, path: Path) -> None:
    _check(db, path)
    if find_version(db) != find_newest():
        raise Unavailable(StoreRefusal.DISK_FULL)


def refuse_newer(path: Path, store: Path, found: int) -> None:
    """Raise Refused (STORE_NEWER) where a file for the place of `store` knows migrations that this
    program does not."""
    newest = find_newest()
    if found > newest:
        raise Refused(
            StoreRefusal.STORE_NEWER,
            path=path,
            backups=store.parent / BACKUPS,
            found=found,
            known=newest,
            way=say_way_back(store),
        )
