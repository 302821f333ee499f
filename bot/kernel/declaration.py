"""What a feature says of its journals: functions, and nothing else; and a journal in memory."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from bot.kernel.command import Caller, Command
from bot.kernel.growing import GrowingTuple
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.journal_rows import Event
from bot.kernel.lost_time import LostTime
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.rooms import Face
from bot.kernel.view import Audience, Block, View
from bot.store.database import Database
from bot.store.statement import Statement


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
    events: GrowingTuple[E]
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


News = list[tuple[str, View]]
"""What a room has not heard yet, in order, each under the mark by which it is shown once."""


class WaitingNews:
    """What a room is to hear in one view, since it happened together."""

    def __init__(self) -> None:
        self._empty()

    def _empty(self) -> None:
        self._blocks: list[Block] = []
        self._pings: list[MemberId] = []
        self._asks = 0

    def add(self, *blocks: Block, asks: int = 0, pings: Iterable[MemberId] = ()) -> None:
        """Let more wait: `asks` is the number of the event if it asks for an act, `pings` are those
        who must act."""
        self._blocks += blocks
        self._pings += pings
        self._asks = asks or self._asks

    def join(self, version: int) -> News:
        """What waits, as the view of what happened before a version; it waits no more."""
        if not self._blocks:
            return []
        view = View(
            blocks=tuple(self._blocks),
            audience=Audience.ROOM,
            asks=self._asks,
            pings=tuple(dict.fromkeys(self._pings)),
        )
        self._empty()
        return [(f"{version}:told", view)]


class UnheardNews(Struct, Generic[R, S, E], frozen=True, kw_only=True):
    """A journal with what its room has not heard: the events after so many. `before` is the state
    when the room heard last, which for 0 events is that after the first."""

    journal: LoadedJournal[R, S, E]
    since: int
    before: S

    @property
    def events(self) -> Sequence[E]:
        """The events that the room has not heard of."""
        return self.journal.events[self.since :]


async def _nothing(*_: object) -> None:
    """Where a feature does no more than the others."""


async def _no_tail(*_: object) -> tuple[Block, ...]:
    return ()


def _always(*_: object) -> bool:
    return True


def _never(*_: object) -> bool:
    return False


class RoomNews(Struct, Generic[R, S, E], frozen=True, kw_only=True):
    """What the room of a journal is shown, as functions of how the journal stands."""

    news: Callable[[Parts, CommunityId, UnheardNews[R, S, E]], Awaitable[News]]
    """What the room has not heard, with its marks. The same events are always told in the same
    views, however often that is tried and whatever came after them."""

    board: Callable[[Parts, CommunityId, LoadedJournal[R, S, E]], Awaitable[View]]
    """What the room sees all the time; it is edited in place."""

    step: Callable[[S], str]
    """What it has come to: at another than before the board is posted anew, where people look."""

    carried_step: Callable[[Parts, CommunityId, LoadedJournal[R, S, E]], Awaitable[str]] | None = (
        None
    )
    """What those have come to whose boards it shows on its own: counts as its step as well."""

    most_below: int | None = None
    """Below more news than this the board is posted anew; None where only its step counts."""

    result: str
    """Ends the mark of the one view that the place of results keeps as well."""

    build_archived: Callable[[View, LoadedJournal[R, S, E]], View]
    """The result as the place of results keeps it."""

    has_board: Callable[[R], bool]
    """Does it go on, so that a board that was deleted is shown again?"""

    tail: Callable[
        [Parts, CommunityId, LoadedJournal[R, S, E], int], Awaitable[tuple[Block, ...]]
    ] = _no_tail
    """What stands under news that `asks` by its event's number, while that step goes on."""

    is_private: Callable[[R], bool] = _never
    """Is it one member's own, so that no room ever sees it?"""

    is_quiet: Callable[[E, S], bool] = _never
    """Is an event, in the state after it, told by the board alone, perhaps a moment later?"""

    names: Callable[[View, MemberId], bool] = _always
    """May a view hold a member's words or name? Erased, it is told anew, as results always are."""

    by_steps: bool = False
    """Does a view tell how things stood at its event, which the latest state no longer says? Then
    the room is told anew event by event."""

    after_result: Callable[[Parts, CommunityId, R], Awaitable[None]] = _nothing
    """What is done once the room has seen the result; perhaps twice."""

    before_board: Callable[[Parts, CommunityId, UnheardNews[R, S, E], Face], Awaitable[None]] = (
        _nothing
    )
    """What is shown to others than the room, after the news; perhaps twice."""

    after_board: Callable[[Parts, CommunityId, LoadedJournal[R, S, E], Face], Awaitable[None]] = (
        _nothing
    )
    """What is shown outside of the room, such as in a calendar; perhaps twice."""

    unreachable: Callable[
        [Parts, CommunityId, LoadedJournal[R, S, E], Refused], Awaitable[None]
    ] = _nothing
    """The room is closed or gone: what is done about that."""

    afterwards: Callable[
        [Parts, CommunityId, LoadedJournal[R, S, E], Callable[[], Awaitable[None]]], Awaitable[None]
    ] = _nothing
    """What follows whenever there may be something new, whether the room could be shown it or not;
    it gets what shows everything again, to be called later."""


async def _no_differences(*_: object) -> Sequence[str]:
    return ()


async def _no_rows(*_: object) -> Sequence[Statement]:
    return ()


def _none(*_: object) -> tuple[()]:
    return ()


def _as_it_is(_: S, __: object, after: S) -> S:
    """Where a state holds no words."""
    return after


async def _as_it_was(_: Parts, __: CommunityId, ___: object, state: S) -> S:
    """Where a state holds no words."""
    return state


@dataclass(frozen=True, kw_only=True)
class JournalDeclaration(Generic[R, C, S, E]):
    """The journals of one kind: their rows (R), the commands that are decided on them (C), the
    state (S) that their events (E) make."""

    kind: str
    """What their streams begin with, such as `debate`."""

    events: object
    """The union of all events, from which they are known by their names."""

    find: Callable[[Database, CommunityId, str], Awaitable[R | None]]
    """The row of a journal by its id."""

    begin: Callable[[R, E], Awaitable[S]]
    """The state that the first event makes."""

    evolve: Callable[[S, E], S]
    """The state after an event. It never refuses."""

    decide: Callable[[S, C], Sequence[E]]
    """What follows from a command. It may raise Refused."""

    deadline: Callable[[S], datetime | None]
    """When the clock must look again (UTC)."""

    tick: Callable[[Caller, datetime, R], C]
    """The command that does what has come due at an instant (UTC)."""

    time_back_events: Callable[[S, LostTime], Sequence[E]] = _none
    """What gives time back that nobody could use; nothing where its times are those of the
    calendar."""

    halt_events: Callable[[S, datetime], Sequence[E]] = _none
    """What lets it wait for somebody to go on: its rooms went away at an instant (UTC)."""

    phase_rows: Callable[[CommunityId, R, S, S], Sequence[Statement]] = _none
    """Statements that keep its own row in step with its state, before and after."""

    rows: Callable[
        [Parts, LoadedJournal[R, S, E], C, Sequence[E]], Awaitable[Sequence[Statement]]
    ] = _no_rows
    """The rows that stand beside what follows from a command, given as it stood before."""

    add_spoken_words: Callable[[S, C, S], S] = _as_it_is
    """A state with the words that a command put on it, given the state before and after: events
    hold none. Needed only where rules compare words."""

    add_stored_words: Callable[[Parts, CommunityId, R, S], Awaitable[S]] = _as_it_was
    """A state that was read, with the words that stand in rows."""

    words: Callable[[C], str] | None = None
    """The words that a command says, which nobody means to say twice."""

    last_words: (
        Callable[[Parts, CommunityId, R, MemberId, datetime], Awaitable[LastWords | None]] | None
    ) = None
    """What a member said last, after an instant (UTC), as it is kept."""

    differences: Callable[
        [Parts, CommunityId, LoadedJournal[R, S, E]], Awaitable[Sequence[str]]
    ] = _no_differences
    """Where the tables beside it are not as it says, in words."""

    room: RoomNews[R, S, E] | None = None
    """What its room is shown."""

    whisper: Callable[[Parts, CommunityId, str], Awaitable[None]] | None = None
    """Without a room: shows what is new to the one member whose it is."""
