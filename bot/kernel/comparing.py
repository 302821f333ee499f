"""What tables hold beside what a journal says that they must."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Cell, Row

NAMED = 3
"""Rows that a difference names; of more it says how many there are."""


class TabledRows(Struct, frozen=True, kw_only=True):
    """The rows of a table, cells of `columns` in their order and the id first, that belong to one
    journal: those for which the SQL condition `where` holds."""

    table: str
    columns: tuple[str, ...]
    where: str
    rows: Sequence[Row]


async def compare_tables(
    db: Database, community: CommunityId, id_: str, several: Iterable[TabledRows]
) -> list[str]:
    """Where tables differ from what the journal with this id says, in words. Raises Unavailable."""
    differences = list[str]()
    for expected in several:
        differences += await _compare_rows(db, community, id_, expected)
    return differences


async def _compare_rows(
    db: Database, community: CommunityId, id_: str, expected: TabledRows
) -> list[str]:
    columns = ", ".join(expected.columns)
    stored = await db.read(
        f"SELECT {columns} FROM {expected.table} WHERE community = ? AND {expected.where}",  # noqa: S608  # our own names
        community,
        id_,
    )
    there = {row[0]: tuple(row) for row in stored}
    should = {row[0]: tuple(row) for row in expected.rows}
    table, differences = expected.table, list[str]()
    if missing := [key for key in should if key not in there]:
        differences.append(f"{table} lacks {_name(missing)}")
    if surplus := [key for key in there if key not in should]:
        differences.append(f"{table} has {_name(surplus)}, of which its journal knows nothing")
    for key in should.keys() & there.keys():
        cells = zip(expected.columns, should[key], there[key], strict=True)
        differences += [
            f"{table} {key!s}: {column} is {found!r}, and its journal says {told!r}"
            for column, told, found in cells
            if told != found
        ]
    return differences


def _name(keys: Sequence[Cell]) -> str:
    more = f" and {len(keys) - NAMED} more" if len(keys) > NAMED else ""
    return ", ".join(str(key) for key in keys[:NAMED]) + more
