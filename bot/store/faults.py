"""What SQLite's errors mean to a person."""

import sqlite3

from bot.kernel.refusal import Code, Unavailable

MEANING = {
    sqlite3.SQLITE_FULL: Code.DISK_FULL,
    sqlite3.SQLITE_BUSY: Code.STORE_BUSY,
    sqlite3.SQLITE_LOCKED: Code.STORE_BUSY,
    sqlite3.SQLITE_READONLY: Code.STORE_READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Code.STORE_READ_ONLY,
    sqlite3.SQLITE_PERM: Code.STORE_READ_ONLY,
}

_PRIMARY = 0xFF  # the low byte of an extended result code is its family


def unavailable(error: sqlite3.Error) -> Unavailable:
    """The refusal that an engine error amounts to, with the error as its cause."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    refused = Unavailable(MEANING.get(code, Code.STORE_FAILED))
    refused.__cause__ = error
    return refused
