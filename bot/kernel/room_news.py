"""What a feature says of its journals' rooms: what they hear, and what they see all the time."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Generic

from msgspec import Struct

from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.loaded import E, LoadedJournal, R, S
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.rooms import Face
from bot.kernel.view import Audience, Block, View

News = list[tuple[str, View]]
"""What a room has not heard yet, in order, each under the mark by which it is shown once."""


def join_news(waiting: list[Block], version: int) -> News:
    """What a room hears of what happened before a version, as one view; it waits no more."""
    if not waiting:
        return []
    view = View(blocks=tuple(waiting), audience=Audience.ROOM)
    waiting.clear()
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

    result: str
    """Ends the mark of the one view that the place of results keeps as well."""

    build_archived: Callable[[View, LoadedJournal[R, S, E]], View]
    """The result as the place of results keeps it."""

    has_board: Callable[[R], bool]
    """Does it go on, so that a board that was deleted is shown again?"""

    is_private: Callable[[R], bool] = _never
    """Is it one member's own, so that no room ever sees it?"""

    is_quiet: Callable[[E], bool] = _never
    """Is an event told by the board alone, which may come a moment later?"""

    names: Callable[[View, MemberId], bool] = _always
    """May a view hold words or the name of a member, so that it is told anew when they are erased?
    Results always are."""

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
