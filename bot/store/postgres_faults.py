"""What PostgreSQL's errors mean to a person."""

import os
import socket

import asyncpg

from bot.kernel.refusal import RefusalCode, Unavailable
from bot.store.refusals import StoreRefusal

AWAY = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError)
"""What asyncpg raises where a server cannot be reached, or does not do what it is asked."""

MEANING = {
    "53100": StoreRefusal.DISK_FULL,
    "25006": StoreRefusal.DATABASE_READ_ONLY,
    "42501": StoreRefusal.DATABASE_READ_ONLY,
    "40": StoreRefusal.STORE_BUSY,  # deadlocks, and what came in each other's way
    "53": StoreRefusal.STORE_BUSY,
    "55": StoreRefusal.STORE_BUSY,
    "57": StoreRefusal.DATABASE_AWAY,  # it is shutting down, or starting
    "08": StoreRefusal.DATABASE_AWAY,
}
"""By SQLSTATE, or by its class, which are the first two characters."""


def make_unavailable(error: BaseException) -> Unavailable:
    """The refusal that an error amounts to, with the error as its cause."""
    refused = Unavailable(_code(error))
    refused.__cause__ = error
    return refused


def say_why(error: BaseException) -> str:
    """Why a server cannot be reached, in words for its admin."""
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, OSError) and not isinstance(error, socket.gaierror):
        return os.strerror(error.errno).lower() if error.errno else "nothing answers there"
    if isinstance(error, socket.gaierror):
        return "there is no host of that name"
    return str(error) or type(error).__name__


def _code(error: BaseException) -> RefusalCode:
    if isinstance(error, asyncpg.PostgresError):
        state = str(error.sqlstate or "")
        return MEANING.get(state) or MEANING.get(state[:2], StoreRefusal.STORE_FAILED)
    if isinstance(error, TimeoutError):
        return StoreRefusal.STORE_BUSY
    return StoreRefusal.DATABASE_AWAY
