"""`parley backup`, `parley restore`: copies of the store, made and put back by one command each."""

import shlex
from pathlib import Path

from bot.cli.printing import say, type_command, warn
from bot.kernel import clock
from bot.kernel.refusal import Refused
from bot.settings import Settings
from bot.store.backups import back_up_by_hand, list_backups
from bot.store.guarding import BACKUPS
from bot.store.migrate import find_newest
from bot.store.naming import drop_password, name_database
from bot.store.opening import FILE_NAME
from bot.store.refusals import StoreRefusal
from bot.store.restoring import SET_ASIDE
from bot.store.restoring import restore as put_back

DUMP = Path("parley.dump")
RESTORE = "pg_restore --clean --if-exists -d"


def back_up(settings: Settings, target: Path | None) -> int:
    """Make a backup, and say where it is; returns the exit code. Raises Refused."""
    _refuse_server(settings, StoreRefusal.BACKED_UP_BY_SERVER, "pg_dump -Fc -f", target or DUMP)
    say(f"Backed up to {back_up_by_hand(settings.data / FILE_NAME, target, clock.now())}.")
    return 0


def restore(settings: Settings, backup: Path | None) -> int:
    """Put a backup in the place of the store, or list those that there are; returns the exit code.
    Raises Refused."""
    _refuse_server(settings, StoreRefusal.RESTORED_BY_SERVER, RESTORE, backup or DUMP)
    if backup is None:
        return _list(settings.data)
    aside = put_back(settings.data, backup, clock.now())
    say(f"{backup} is in place. Start Parley as usual.")
    if aside is not None:
        warn(f"What was there before is kept in {aside}.")
    return 0


def _list(data: Path) -> int:
    known = find_newest()
    found = list_backups(data / BACKUPS)
    if not found:
        warn(
            f"There is no backup in {data / BACKUPS}. If the store is damaged and you have no copy "
            "elsewhere, SQLite’s own tool may still save most of it: look up its .recover command."
        )
        return 1
    say("Backups, newest first. To go back to one, stop Parley and type its line.\n")
    for backup in found:
        note = "  (needs a newer Parley)" if backup.version > known else ""
        say(f"{backup.made_at:%Y-%m-%d %H:%M} UTC  {_type_restore(backup.path, data)}{note}")
    if asides := sorted((data / BACKUPS).glob(f"{SET_ASIDE}-*"), reverse=True):
        say("\nWhat restores set aside, newest first:\n")
    for aside in asides:
        say(_type_restore(aside, data))
    return 0


def _type_restore(backup: Path, data: Path) -> str:
    return type_command(shlex.join(["restore", str(backup), "--data", str(data)]))


def _refuse_server(settings: Settings, code: StoreRefusal, program: str, file: Path) -> None:
    """Where a PostgreSQL server keeps the rows, backups are its own business."""
    if url := settings.database.get_secret_value():
        where, name = name_database(url), shlex.quote(str(file))
        address = shlex.quote(drop_password(url))
        words = [name, address] if code is StoreRefusal.BACKED_UP_BY_SERVER else [address, name]
        raise Refused(code, database=where, way=" ".join([program, *words]))
