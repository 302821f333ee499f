"""What a feature says of its journals: functions, and nothing else."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic

from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.loaded import C, E, LastWords, LoadedJournal, R, S
from bot.kernel.parts import Parts
from bot.kernel.room_news import RoomNews
from bot.store.database import Database
from bot.store.statement import Statement


async def _no_rows(*_: object) -> Sequence[Statement]:
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

    time_back_events: Callable[[S, datetime, datetime], Sequence[E]]
    """What gives the time back that was lost between two instants (UTC)."""

    halt_events: Callable[[S, datetime], Sequence[E]]
    """What lets it wait for somebody to go on: its rooms went away at an instant (UTC)."""

    phase_rows: Callable[[CommunityId, R, S, S], Sequence[Statement]]
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

    last_words: Callable[[Parts, CommunityId, R, MemberId], Awaitable[LastWords | None]] | None = (
        None
    )
    """What a member said last, as it is kept."""

    room: RoomNews[R, S, E] | None = None
    """What its room is shown."""

    whisper: Callable[[Parts, CommunityId, str], Awaitable[None]] | None = None
    """Without a room: shows what is new to the one member whose it is."""
