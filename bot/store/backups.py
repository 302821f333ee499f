"""Backups of the store's file: each is made whole, looked through, and only then given its name."""

import os
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from bot.kernel.refusal import Refused
from bot.store.copying import check_is_ours, connect_reading, copy_whole, read_version, sync_folder
from bot.store.faults import make_unavailable
from bot.store.guarding import BACKUPS, FOLDER_OURS_ALONE
from bot.store.keeping import choose_kept
from bot.store.migrate import find_newest
from bot.store.refusals import StoreRefusal

ENDING = ".sqlite3"
DAILY, BY_HAND = "daily", "backup"
STAMP = "%Y%m%d-%H%M%S"
"""The instant (UTC) in the name of a backup."""


class Backup(Struct, frozen=True):
    """A backup that lies in the data folder, when it was made (UTC), and the last migration of the
    Parley that made it."""

    path: Path
    made_at: datetime
    version: int


def back_up_by_hand(store: Path, target: Path | None, at: datetime) -> Path:
    """Make a backup at an instant (UTC): at a path of the caller's own, in a folder of theirs, or
    else among the other backups. Parley may run meanwhile. Returns where it is.

    Raises Refused (NOTHING_TO_BACK_UP, BACKUP_EXISTS, FOLDER_MISSING, STORE_CORRUPT,
    STORE_FOREIGN) or Unavailable.
    """
    with open_source(store) as db:
        path = _name(target or store.parent / BACKUPS, BY_HAND, at, is_ours=target is None)
        if path.exists():
            raise Refused(StoreRefusal.BACKUP_EXISTS, path=path)
        if not path.parent.is_dir():
            raise Refused(StoreRefusal.FOLDER_MISSING, path=path.parent)
        back_up(db, store, path)
    return path


def _name(target: Path, word: str, at: datetime, *, is_ours: bool) -> Path:
    if is_ours:
        with suppress(OSError):  # said when it is written to
            target.mkdir(mode=FOLDER_OURS_ALONE, parents=True, exist_ok=True)
    elif not target.is_dir():
        return target
    return target / f"{word}-{at.astimezone(UTC).strftime(STAMP)}{ENDING}"


def back_up(db: sqlite3.Connection, store: Path, target: Path) -> None:
    """Copy the whole store through a connection to it, look the copy through, and give it its name.
    What goes wrong leaves nothing behind. Raises Refused (STORE_CORRUPT) or Unavailable."""
    try:
        target.parent.mkdir(mode=FOLDER_OURS_ALONE, parents=True, exist_ok=True)
        copy_whole(db, target)
    except sqlite3.OperationalError as error:
        raise make_unavailable(error) from error
    except sqlite3.DatabaseError as error:
        raise refuse_damage(store, error) from error
    except OSError as error:
        raise unavailable_disk(error, target) from error


@contextmanager
def open_source(store: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads the store as it is, without bringing its schema up to date.

    Raises Refused (NOTHING_TO_BACK_UP, STORE_CORRUPT, STORE_FOREIGN) or Unavailable.
    """
    if not store.is_file():
        raise Refused(StoreRefusal.NOTHING_TO_BACK_UP, path=store)
    try:
        with closing(connect_reading(store)) as db:
            check_is_ours(db, store)
            yield db
    except sqlite3.OperationalError as error:
        raise make_unavailable(error) from error
    except sqlite3.DatabaseError as error:
        raise refuse_damage(store, error) from error


def back_up_daily(store: Path, at: datetime, db: sqlite3.Connection) -> Path:
    """Make the backup of a day, and delete those that are kept no longer. Raises what `back_up`
    raises."""
    folder = store.parent / BACKUPS
    path = _name(folder, DAILY, at, is_ours=True)
    _clear_up(folder)
    back_up(db, store, path)
    dated = dict(find_daily(folder))
    kept = choose_kept(dated.values())
    for old, made_at in dated.items():
        if made_at not in kept:
            old.unlink(missing_ok=True)
    sync_folder(folder)
    return path


def find_daily(folder: Path) -> list[tuple[Path, datetime]]:
    """The daily backups in a folder, with the instants (UTC) in their names."""
    found = []
    for path in folder.glob(f"{DAILY}-*{ENDING}"):
        with suppress(ValueError):  # somebody else's name
            stamp = path.name.removeprefix(f"{DAILY}-").removesuffix(ENDING)
            found.append((path, datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)))
    return found


def _clear_up(folder: Path) -> None:
    """Delete what a backup left behind that did not live to end."""
    for path in folder.glob(".*.part*"):
        path.unlink(missing_ok=True)


def list_backups(folder: Path) -> list[Backup]:
    """Every backup of ours in a folder that can be read at all, newest first."""
    found = []
    for path in folder.glob(f"*{ENDING}"):
        version = read_version(path)
        if version is not None:
            made_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            found.append(Backup(path, made_at, version))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def say_way_back(store: Path) -> str:
    """What to type to go back to the newest backup that this program can open, or to hear that
    there is none."""
    known = find_newest()
    usable = [each.path for each in list_backups(store.parent / BACKUPS) if each.version <= known]
    words = ["parley", "restore", *(str(path.resolve()) for path in usable[:1])]
    return shlex.join([*words, "--data", str(store.parent.resolve())])


def say_damage(verdict: object) -> str:
    """What SQLite says of a damaged file, as part of a sentence: without its heading, on a line."""
    return " ".join(str(verdict).replace("*** in database main ***", "").split())


def refuse_damage(store: Path, detail: object) -> Refused:
    """The refusal of a file that is damaged, with the way back."""
    return Refused(
        StoreRefusal.STORE_CORRUPT,
        path=store,
        backups=store.parent / BACKUPS,
        detail=say_damage(detail),
        way=say_way_back(store),
    )


def unavailable_disk(error: OSError, path: Path) -> Refused:
    """The refusal that an error of the disk amounts to, for a file that was to be written."""
    return Refused(
        StoreRefusal.FILE_UNWRITABLE, path=path, detail=os.strerror(error.errno or 0).lower()
    )
