"""A journal in memory: the row that it belongs to, what happened, and how it stands."""

from datetime import datetime
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from bot.kernel.command import Command
from bot.kernel.event_json import Event
from bot.kernel.ids import MemberId, PlaceId


class JournalRow(Protocol):
    """The row of what a journal tells of: a debate, an exercise, …"""

    @property
    def id(self) -> str: ...

    @property
    def place(self) -> PlaceId: ...


R = TypeVar("R", bound=JournalRow)
C = TypeVar("C", bound=Command)
S = TypeVar("S")
E = TypeVar("E", bound=Event)


class LastWords(Struct, frozen=True):
    """What was said last, by whom, and when (UTC)."""

    member: MemberId
    words: str
    at: datetime


class LoadedJournal(Struct, Generic[R, S, E], frozen=True, kw_only=True):
    """A journal, named by its stream, with its row, its events, and the state that they make.
    `said` is known only of what was said since it is in use."""

    stream: str
    row: R
    events: tuple[E, ...]
    state: S
    said: LastWords | None = None

    @property
    def version(self) -> int:
        """How many events it has."""
        return len(self.events)


class JournalChange(Struct, Generic[R, S, E], frozen=True, kw_only=True):
    """A journal as it was, what happened, and as it then stands."""

    before: LoadedJournal[R, S, E]
    events: tuple[E, ...]
    after: LoadedJournal[R, S, E]
