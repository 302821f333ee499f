"""One process for a data folder: it holds a lock, which is free again once the process ends."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bot.kernel.refusal import Refused
from bot.store.guarding import make_private
from bot.store.opening import prepare_folder
from bot.store.refusals import StoreRefusal

if sys.platform != "win32":
    import fcntl

FILE_NAME = "parley.lock"

log = logging.getLogger(__name__)


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Keep a data folder for this process for as long as the block runs. Two programs on one folder
    would each keep time, and tell rooms, for the other.

    Raises Refused (DATA_FOLDER_IN_USE, DATA_FOLDER_UNUSABLE).
    """
    prepare_folder(folder)
    make_private(folder / FILE_NAME)
    with (folder / FILE_NAME).open("a+", encoding="utf-8") as file:
        _lock(file, folder)
        yield


def _lock(file: IO[str], folder: Path) -> None:
    if sys.platform == "win32":  # it has no such locks
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        process = file.read(20).strip() or "?"
        raise Refused(
            StoreRefusal.DATA_FOLDER_IN_USE, path=folder.resolve(), process=process
        ) from None
    except OSError as error:  # some network drives know no locks
        log.warning("the data folder cannot be locked: %s", error)
        return
    try:
        os.ftruncate(file.fileno(), 0)
        os.write(file.fileno(), str(os.getpid()).encode())
    except OSError as error:  # the lock holds all the same
        log.debug("the data folder is locked without a name: %s", error)
