"""`parley move-store`: from the file in a data folder to PostgreSQL, or back."""

from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from pathlib import Path

from bot.cli.printing import say
from bot.kernel import clock
from bot.store.database import Database
from bot.store.engines import open_database
from bot.store.holding import hold_folder
from bot.store.moving import MovedTable, move_rows
from bot.store.opening import check_is_kept
from bot.store.statement import to_ms

SCHEMES = ("postgresql://", "postgres://")


async def move_store(source: str, target: str) -> int:
    """Copy all rows from one store into another, each a data folder or the address of a database.

    Raises Refused (STORE_MISSING) and what `move_rows`, `hold_folder` and `open_database` raise.
    """
    if not source.startswith(SCHEMES):
        check_is_kept(Path(source))
    with _held(source), _held(target):
        async with _opened(source) as here, _opened(target) as there:
            await move_rows(here, there, _tell)
            say(f"All rows are in {there.where} now, compared one by one with {here.where}.")
    return 0


def _opened(where: str) -> AbstractAsyncContextManager[Database]:
    now = to_ms(clock.now())
    if where.startswith(SCHEMES):
        return open_database(Path(), now, where)
    return open_database(Path(where), now)


def _held(where: str) -> AbstractContextManager[None]:
    """A data folder on which nothing else runs."""
    return nullcontext() if where.startswith(SCHEMES) else hold_folder(Path(where))


def _tell(moved: MovedTable) -> None:
    if moved.rows:
        say(f"  {moved.table}: {moved.rows}")
