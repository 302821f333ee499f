"""Which engine keeps the rows: SQLite in the data folder, or PostgreSQL where one is named."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path

from bot.kernel.refusal import Refused
from bot.store.database import Database
from bot.store.refusals import StoreRefusal
from bot.store.sqlite import open_sqlite


def open_database(
    folder: Path, now_ms: int, url: str = ""
) -> AbstractAsyncContextManager[Database]:
    """The store, open for as long as the block runs. Raises what `open_sqlite` and `open_postgres`
    raise, and Refused (DATABASE_DRIVER_MISSING)."""
    if not url:
        return open_sqlite(folder, now_ms)
    try:
        from bot.store.postgres import open_postgres
    except ModuleNotFoundError as missing:
        raise Refused(StoreRefusal.DATABASE_DRIVER_MISSING) from missing
    return open_postgres(url, now_ms)
