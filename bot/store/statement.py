"""A write as data: SQL with its rows, and the cells in which rows keep values."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct

Cell = str | int | float | bytes | None
Row = tuple[Cell, ...]


class Statement(Struct, frozen=True):
    """SQL run once for each row of parameters.

    With `expect` set, each run must change exactly that many rows; otherwise the whole write is
    undone as a Conflict (an optimistic lock in one line).
    """

    sql: str
    rows: tuple[Row, ...] = ((),)
    expect: int | None = None


class Conflict(Exception):
    """Someone else wrote first: load again and decide again."""


def make_statement(sql: str, *cells: Cell, expect: int | None = None) -> Statement:
    """A statement with one row of parameters."""
    return Statement(sql, (cells,), expect)


def to_int(cell: object) -> int:
    """A whole number from a cell; 0 where there is none."""
    return cell if isinstance(cell, int) else 0


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_ms(at: datetime) -> int:
    """Milliseconds since the epoch; what is finer than that is dropped."""
    return (at - _EPOCH) // timedelta(milliseconds=1)


def from_ms(ms: int) -> datetime:
    """The instant, aware and in UTC."""
    return _EPOCH + timedelta(milliseconds=ms)
