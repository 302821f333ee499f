"""Events as records of a journal, and back.

What was written must stay readable: an event class and its fields never change their names or
their meanings; a field may be added, with a default.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from cattrs.preconf.json import make_converter

from bot.kernel.journal_rows import Record

_CONVERTER = make_converter(detailed_validation=False, omit_if_default=True)


class Event(Protocol):
    """Something that happened at an instant (UTC)."""

    @property
    def at(self) -> datetime: ...


E = TypeVar("E")


def by_kind(classes: Iterable[type[E]]) -> Mapping[str, type[E]]:
    """Event classes by the names under which journals keep them."""
    return {event.__name__: event for event in classes}


def record_of(event: Event) -> Record:
    """An event as a journal keeps it."""
    fields = _CONVERTER.unstructure(event)
    del fields["at"]
    return Record(type(event).__name__, json.dumps(fields, ensure_ascii=False), event.at)


def event_of(record: Record, kinds: Mapping[str, type[E]]) -> E:
    """The event that a record keeps. Raises KeyError for a kind that this program does not know."""
    fields = {**json.loads(record.data), "at": record.at.isoformat()}
    return _CONVERTER.structure(fields, kinds[record.kind])
