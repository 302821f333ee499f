"""Nobody but Parley's own account reads the data folder, whatever the umask says.

Windows has no such modes: there a folder has the rights of the folder that it lies in.
"""

import logging
import os
import stat
import sys
from pathlib import Path

OURS_ALONE = 0o600
FOLDER_OURS_ALONE = 0o700

BACKUPS = "backups"
"""The folder beside the store's file that holds its backups."""

log = logging.getLogger(__name__)


def make_private(path: Path) -> None:
    """Make a file, empty if it was not there, that only its owner can read and write. What SQLite
    lays beside a database gets the mode of the database. Raises OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, OURS_ALONE))
    _restrict(path, OURS_ALONE)


def guard_folder(folder: Path, file_name: str) -> None:
    """Take a data folder, and what an earlier version of Parley left in it, away from all eyes but
    its owner's. A folder that everybody may put files in, such as /tmp, is left as it is; so is
    what belongs to somebody else, with a line in the log."""
    if sys.platform == "win32":
        return
    if not folder.stat().st_mode & stat.S_ISVTX:
        _restrict(folder, FOLDER_OURS_ALONE)
    for path in folder.glob(f"{file_name}*"):
        _restrict(path, OURS_ALONE)
    backups = folder / BACKUPS
    for path in (backups, *backups.rglob("*")) if backups.is_dir() else ():
        _restrict(path, FOLDER_OURS_ALONE if path.is_dir() else OURS_ALONE)


def _restrict(path: Path, mode: int) -> None:
    if sys.platform == "win32" or path.is_symlink():
        return
    try:
        if stat.S_IMODE(path.stat().st_mode) & ~mode:
            path.chmod(mode)
    except FileNotFoundError:  # SQLite has taken it away meanwhile
        return
    except OSError as error:
        log.warning("others may read %s: %s", path, error)
