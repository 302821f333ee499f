"""The migrations on PostgreSQL, all in one transaction, by one process at a time."""

from typing import Any

from bot.kernel.refusal import Refused
from bot.store.dialect import name_types
from bot.store.migrate import MIGRATIONS, load_migrations
from bot.store.refusals import StoreRefusal

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('parley migrations', 0))"


async def migrate(connection: Any, where: str, now_ms: int) -> None:
    """Bring a database up to date. Whoever comes second waits, and finds it done.

    Raises Refused (DATABASE_NEWER, DATABASE_FOREIGN), and then changed nothing.
    """
    async with connection.transaction():
        await connection.execute(_LOCK)
        known = load_migrations("postgres")
        at = await _find_version(connection, where)
        if at > known[-1].number:
            raise Refused(
                StoreRefusal.DATABASE_NEWER, database=where, found=at, known=known[-1].number
            )
        if not at:
            await connection.execute(name_types(MIGRATIONS))
        for migration in known:
            if migration.number > at:
                await connection.execute(name_types(migration.sql))
                await connection.execute(
                    "INSERT INTO migrations (number, name, applied_at) VALUES ($1, $2, $3)",
                    migration.number,
                    migration.name,
                    now_ms,
                )


async def _find_version(connection: Any, where: str) -> int:
    tables = await connection.fetch(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
    )
    names = {str(name) for (name,) in tables}
    if not names:
        return 0
    if not {"migrations", "streams"} <= names:
        raise Refused(StoreRefusal.DATABASE_FOREIGN, database=where)
    return int(await connection.fetchval("SELECT max(number) FROM migrations"))
