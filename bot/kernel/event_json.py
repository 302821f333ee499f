"""Events as records of a journal, and back.

What was written must stay readable: an event's saved name and its fields never change their names
or their meanings; a field may be added, with a default.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

import msgspec

from bot.kernel.journal_rows import Record


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
