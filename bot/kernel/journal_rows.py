"""Journals: what happened, in order, for ever. The key (stream, version) is the lock."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

import msgspec
from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Statement, from_ms, make_statement, to_ms


class Record(Struct, frozen=True):
    """One event as stored: its class name, its fields as JSON, and when it happened (UTC)."""

    kind: str
    data: str
    at: datetime


class Stream(Struct, frozen=True):
    """A stream whose deadline has come, and the instant (UTC) of that deadline."""

    community: CommunityId
    stream: str
    deadline: datetime


async def load_events(
    db: Database, community: CommunityId, stream: str, after: int = 0
) -> list[Record]:
    """All that happened in a stream after a version, which is the number of its events."""
    rows = await db.read(
        "SELECT kind, data, at FROM events WHERE community = ? AND stream = ? AND version > ?"
        " ORDER BY version",
        community,
        stream,
        after,
    )
    return [Record(str(kind), str(data), from_ms(int(at or 0))) for kind, data, at in rows]


async def has_stream(db: Database, community: CommunityId, kind: str) -> bool:
    """Has a community ever had a stream of a kind?"""
    rows = await db.read_inline(
        "SELECT 1 FROM streams WHERE community = ? AND stream >= ? AND stream < ? LIMIT 1",
        community,
        f"{kind}:",
        f"{kind};",
    )
    return bool(rows)


async def count_streams(db: Database) -> int:
    """How many streams there are, of all communities."""
    ((count,),) = await db.read("SELECT count(*) FROM streams")
    return int(count or 0)


async def load_version(db: Database, community: CommunityId, stream: str) -> int:
    """How many events a stream has; 0 if there is no such stream."""
    rows = await db.read_inline(
        "SELECT version FROM streams WHERE community = ? AND stream = ?", community, stream
    )
    return int(rows[0][0] or 0) if rows else 0


async def find_deadline(db: Database, community: CommunityId, stream: str) -> int | None:
    """When a stream comes due next, in milliseconds UTC; None if it does not."""
    rows = await db.read_inline(
        "SELECT deadline FROM streams WHERE community = ? AND stream = ?", community, stream
    )
    return None if not rows or rows[0][0] is None else int(rows[0][0])


def append_events(
    community: CommunityId,
    stream: str,
    after: int,
    records: Sequence[Record],
    deadline: datetime | None,
) -> tuple[Statement, ...]:
    """Statements that add events after version `after`, and keep the stream's deadline (UTC).

    Writing them raises Conflict when the stream has moved on.
    """
    last = after + len(records)
    due = None if deadline is None else to_ms(deadline)
    rows = tuple(
        (community, stream, number, record.kind, record.data, to_ms(record.at))
        for number, record in enumerate(records, after + 1)
    )
    if after == 0:
        head = make_statement(
            "INSERT INTO streams (community, stream, version, deadline) VALUES (?, ?, ?, ?)",
            community,
            stream,
            last,
            due,
        )
    else:
        head = make_statement(
            "UPDATE streams SET version = ?, deadline = ?"
            " WHERE community = ? AND stream = ? AND version = ?",
            last,
            due,
            community,
            stream,
            after,
            expect=1,
        )
    insert = (
        "INSERT INTO events (community, stream, version, kind, data, at) VALUES (?, ?, ?, ?, ?, ?)"
    )
    return (head, Statement(insert, rows))


def set_shown_version(community: CommunityId, stream: str, until: int) -> Statement:
    """Statement that notes how far a stream has been shown; it never goes back."""
    return make_statement(
        "UPDATE streams SET shown = ? WHERE community = ? AND stream = ? AND shown < ?",
        until,
        community,
        stream,
        until,
    )


UnshownStream = tuple[CommunityId, str, int]
"""A stream of a community, and the last version that its room was shown."""


async def load_unshown_streams(db: Database) -> list[UnshownStream]:
    """Streams with events that their room, its board, or a place that watches has not been shown,
    each with the last version that the room was shown."""
    rows = await db.read(
        "SELECT community, stream, shown FROM streams WHERE shown < version OR EXISTS"
        " (SELECT 1 FROM audiences WHERE audiences.community = streams.community"
        " AND streams.stream = 'debate:' || audiences.debate AND audiences.shown < version)"
        " OR EXISTS (SELECT 1 FROM boards WHERE boards.community = streams.community"
        " AND boards.stream = streams.stream AND boards.shown < version)"
    )
    return [(CommunityId(str(c)), str(stream), int(until or 0)) for c, stream, until in rows]


async def find_next_deadline(db: Database) -> datetime | None:
    """The earliest deadline of any stream (UTC)."""
    ((due,),) = await db.read_inline("SELECT min(deadline) FROM streams")
    return None if due is None else from_ms(int(due))


async def load_due_streams(db: Database, at: datetime) -> list[Stream]:
    """Streams whose deadline is at or before an instant, earliest first."""
    rows = await db.read(
        "SELECT community, stream, deadline FROM streams WHERE deadline <= ? ORDER BY deadline",
        to_ms(at),
    )
    return [Stream(CommunityId(str(c)), str(s), from_ms(int(due or 0))) for c, s, due in rows]


def set_heartbeat(at: datetime) -> Statement:
    """Statement that notes that the clock runs (UTC)."""
    return make_statement(
        'INSERT INTO heartbeat ("only", at) VALUES (1, ?)'
        ' ON CONFLICT ("only") DO UPDATE SET at = excluded.at',
        to_ms(at),
    )


def move_heartbeat() -> Statement:
    """Statement that moves the heartbeat to and fro by a millisecond, to see whether the store
    takes writes."""
    return make_statement("UPDATE heartbeat SET at = at + 1 - 2 * (at % 2)")


async def find_heartbeat(db: Database) -> datetime | None:
    """When the clock last ran; None if it never did."""
    rows = await db.read("SELECT at FROM heartbeat")
    return from_ms(int(rows[0][0] or 0)) if rows else None


async def find_shown_version(db: Database, community: CommunityId, stream: str) -> int | None:
    """The last version of a stream that was shown; None if there is no such stream."""
    rows = await db.read_inline(
        "SELECT shown FROM streams WHERE community = ? AND stream = ?", community, stream
    )
    return int(rows[0][0] or 0) if rows else None


async def load_streams_naming(
    db: Database, community: CommunityId, kind: str, member: MemberId
) -> list[str]:
    """The streams of a kind in which something names a member."""
    rows = await db.read(
        "SELECT DISTINCT stream FROM events WHERE community = ? AND stream LIKE ? AND data LIKE ?",
        community,
        f"{kind}:%",
        f"%{member}%",
    )
    return [str(stream) for (stream,) in rows]


async def load_streams_with_deadline(db: Database) -> list[Stream]:
    """Streams in which something can come due, earliest first."""
    rows = await db.read(
        "SELECT community, stream, deadline FROM streams WHERE deadline IS NOT NULL"
        " ORDER BY deadline"
    )
    return [Stream(CommunityId(str(c)), str(s), from_ms(int(due or 0))) for c, s, due in rows]


class Event(Protocol):
    """Something that happened at an instant (UTC)."""

    @property
    def at(self) -> datetime: ...


E = TypeVar("E")


def kind_of(event_class: type) -> str:
    """The name under which journals keep events of a class: `saved_as` where it says one, so that
    a class may be renamed, else its own."""
    kind: str = getattr(event_class, "saved_as", event_class.__name__)
    return kind


def by_kind(classes: Iterable[type[E]]) -> Mapping[str, type[E]]:
    """Event classes by the names under which journals keep them."""
    return {kind_of(event): event for event in classes}


def record_of(event: Event) -> Record:
    """An event as a journal keeps it."""
    fields = msgspec.to_builtins(event)
    del fields["at"]
    return Record(kind_of(type(event)), msgspec.json.encode(fields).decode(), event.at)


def event_of(record: Record, kinds: Mapping[str, type[E]]) -> E:
    """The event that a record keeps. Raises KeyError for a kind that this program does not know,
    and ValueError for fields that do not fit."""
    kind = kinds[record.kind]
    try:
        fields = msgspec.json.decode(record.data)
        fields["at"] = record.at
        return msgspec.convert(fields, kind)
    except (msgspec.MsgspecError, TypeError) as error:
        raise ValueError(f"not the fields of {record.kind}") from error
