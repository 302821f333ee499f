"""Reads a poll in a process of its own: `python -m bot.opinion.polls.worker`."""

import io
import zipfile
from typing import Any

import msgspec

from bot.kernel.apart_worker import answer
from bot.kernel.refusal import Refused
from bot.opinion.polls.reading import read_poll
from bot.opinion.refusals import OpinionRefusal

MOST_TABLES = 20
LARGEST = 100_000_000
"""Bytes of all tables in a zip file."""

SKIPPED = frozenset({"summary.csv", "stats-history.csv", "comment-groups.csv"})
"""Tables of a Polis export that hold no statement and no vote of their own."""


def read(content: bytes) -> Any:
    """A poll as plain values, from a table or from a zip file of tables. Raises Refused
    (POLL_UNREADABLE)."""
    tables = _unzip(content) if content.startswith(b"PK") else [content]
    texts = [table.decode("utf-8-sig", "replace") for table in tables]
    return msgspec.to_builtins(read_poll(texts))


def _unzip(content: bytes) -> list[bytes]:
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
        named = [
            info
            for info in packed.infolist()
            if info.filename.lower().endswith(".csv")
            and info.filename.rsplit("/", 1)[-1].lower() not in SKIPPED
            and not info.filename.startswith("__MACOSX/")
        ][:MOST_TABLES]
        if sum(info.file_size for info in named) > LARGEST:
            raise Refused(OpinionRefusal.POLL_UNREADABLE)
        return [packed.read(info) for info in named]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise Refused(OpinionRefusal.POLL_UNREADABLE) from None


if __name__ == "__main__":
    answer(read)
