"""What SQLite's errors mean to a person."""

import sqlite3

from bot.kernel.refusal import Unavailable
from bot.store.refusals import StoreRefusal

MEANING = {
    sqlite3.SQLITE_FULL: StoreRefusal.DISK_FULL,
    sqlite3.SQLITE_BUSY: StoreRefusal.STORE_BUSY,
    sqlite3.SQLITE_LOCKED: StoreRefusal.STORE_BUSY,
    sqlite3.SQLITE_READONLY: StoreRefusal.STORE_READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: StoreRefusal.STORE_READ_ONLY,
    sqlite3.SQLITE_PERM: StoreRefusal.STORE_READ_ONLY,
}

EXACTLY = {sqlite3.SQLITE_IOERR_SHMSIZE: StoreRefusal.DISK_FULL}
"""Of extended result codes, those that say more than their family."""

_PRIMARY = 0xFF  # the low byte of an extended result code is its family


def make_unavailable(error: sqlite3.Error) -> Unavailable:
    """The refusal that an engine error amounts to, with the error as its cause."""
    code = getattr(error, "sqlite_errorcode", 0)
    meaning = EXACTLY.get(code) or MEANING.get(code & _PRIMARY, StoreRefusal.STORE_FAILED)
    refused = Unavailable(meaning)
    refused.__cause__ = error
    return refused
