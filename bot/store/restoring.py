"""A backup put in the place of the store's file, which is set aside whole first."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.kernel.refusal import Refused
from bot.store.backups import STAMP, say_damage, unavailable_disk
from bot.store.copying import APPLICATION_ID, check_whole, find_version, sync_folder
from bot.store.guarding import BACKUPS, FOLDER_OURS_ALONE
from bot.store.holding import hold_folder
from bot.store.migrate import find_newest
from bot.store.opening import FILE_NAME
from bot.store.refusals import StoreRefusal

SET_ASIDE = "before-restore"
"""Begins the names of folders that hold what was there before a restore."""

BESIDE = ("-wal", "-shm")
"""Endings of the files that SQLite keeps beside its own: what was written last stands in them."""


def restore(folder: Path, backup: Path, at: datetime) -> Path | None:
    """Put a backup in the place of the store in a data folder, at an instant (UTC); returns where
    the store that was there now is, if there was one: a folder, which can be named as a backup,
    too. The backup itself stays as it is.

    Raises Refused (RESTORING_WHILE_RUNNING, BACKUP_MISSING, BACKUP_DAMAGED, BACKUP_FOREIGN,
    BACKUP_NEWER, FILE_UNWRITABLE), and then everything is as it was.
    """
    given, backup = backup, backup / FILE_NAME if backup.is_dir() else backup
    if not backup.is_file():
        raise Refused(StoreRefusal.BACKUP_MISSING, path=given)
    store = folder / FILE_NAME
    with _held(folder):
        try:
            with tempfile.TemporaryDirectory(prefix=".restoring-", dir=folder) as work:
                checked = _take_checked(backup, Path(work))
                aside = _set_aside(store, folder / BACKUPS, at)
                for ending in BESIDE:  # before: another file's last words would ruin the backup
                    Path(f"{store}{ending}").unlink(missing_ok=True)
                checked.replace(store)
                sync_folder(folder)
        except OSError as error:
            raise unavailable_disk(error, folder) from error
    return aside


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    with ExitStack() as holding:
        try:
            holding.enter_context(hold_folder(folder))
        except Refused as refused:
            if refused.code is not StoreRefusal.DATA_FOLDER_IN_USE:
                raise
            process = refused.fields["process"]
            raise Refused(
                StoreRefusal.RESTORING_WHILE_RUNNING, path=folder.resolve(), process=process
            ) from None
        yield


def _take_checked(backup: Path, work: Path) -> Path:
    """A copy of a backup, with what stands beside it folded in, that was looked through."""
    copy = work / FILE_NAME
    shutil.copyfile(backup, copy)
    if (beside := Path(f"{backup}-wal")).is_file():
        shutil.copyfile(beside, f"{copy}-wal")
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as db:
            (owner,) = db.execute("PRAGMA application_id").fetchone()
            if owner != APPLICATION_ID:
                raise Refused(StoreRefusal.BACKUP_FOREIGN, path=backup)
            _refuse_newer(backup, find_version(db))
            db.execute("PRAGMA journal_mode = DELETE")
        check_whole(copy)
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise Refused(StoreRefusal.BACKUP_FOREIGN, path=backup) from error
        raise Refused(StoreRefusal.BACKUP_DAMAGED, path=backup, detail=say_damage(error)) from error
    copy.chmod(0o600)
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # whoever runs Parley must be able to read it
        owner = work.parent.stat()
        os.chown(copy, owner.st_uid, owner.st_gid)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    return copy


def _refuse_newer(backup: Path, found: int) -> None:
    known = find_newest()
    if found > known:
        raise Refused(StoreRefusal.BACKUP_NEWER, path=backup, found=found, known=known)


def _set_aside(store: Path, backups: Path, at: datetime) -> Path | None:
    """Give the store's files, all of them, a second name in a folder of their own: until the backup
    is in place, the first ones stand."""
    files = [path for end in ("", *BESIDE) if (path := Path(f"{store}{end}")).exists()]
    if not files:
        return None
    aside = _new_folder(backups, f"{SET_ASIDE}-{at.astimezone(UTC).strftime(STAMP)}")
    for path in files:
        try:
            os.link(path, aside / path.name)
        except OSError:  # the disk knows no second names, or it is another disk
            shutil.copyfile(path, aside / path.name)
    sync_folder(aside)
    sync_folder(backups)
    return aside


def _new_folder(parent: Path, name: str) -> Path:
    number = 1
    while True:
        folder = parent / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir(mode=FOLDER_OURS_ALONE, parents=True)
        except FileExistsError:
            number += 1
        else:
            return folder
