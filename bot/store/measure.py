"""How large a store is, and how old its newest backup."""

import shutil
from pathlib import Path

from msgspec import Struct

from bot.store.guarding import BACKUPS


class StoreMeasure(Struct, frozen=True, kw_only=True):
    """Bytes of a store; bytes free on its disk and when (seconds since 1970) its newest backup was
    made, both None where another program looks after the disk."""

    size: int
    free: int | None = None
    newest_backup: float | None = None


def measure_file(path: Path) -> StoreMeasure:
    """Measure a SQLite file with what lies beside it. Raises OSError."""
    beside = (path, path.with_name(f"{path.name}-wal"))
    return StoreMeasure(
        size=sum(each.stat().st_size for each in beside if each.exists()),
        free=shutil.disk_usage(path.parent).free,
        newest_backup=find_newest_backup(path.parent),
    )


def find_newest_backup(folder: Path) -> float | None:
    """When the newest backup of a data folder was made, in seconds since 1970; None without one.
    What a restore set aside lies in folders of its own, and is no backup."""
    made = [each.stat().st_mtime for each in (folder / BACKUPS).glob("*.sqlite3")]
    return max(made, default=None)
