"""Wakes the open tabs of a room when something in it is new.

A tab reads what is new by itself, from its own last number on: none is lost, none comes twice,
and a slow tab holds up nobody. Notices are the exception: small, not kept, for one member.
"""

import asyncio
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.kernel.ids import MemberId, PlaceId

Notice = Mapping[str, str]
"""Words by name; a `Message` is put into the tab's language on its way."""

_MOST_NOTICES = 100


@dataclass(eq=False, slots=True, kw_only=True)
class Listener:
    """One open tab. `woken` is set when it should look again."""

    place: PlaceId
    member: MemberId
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    notices: deque[Notice] = field(default_factory=lambda: deque(maxlen=_MOST_NOTICES))


class Live:
    """All open tabs."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        self.closed = False

    @contextmanager
    def listen(self, place: PlaceId, member: MemberId) -> Iterator[Listener]:
        """A listener for as long as the block runs; it is woken at once."""
        listener = Listener(place=place, member=member)
        listener.woken.set()
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    def changed(self, place: PlaceId) -> None:
        """Posts of a room are new on disk."""
        for listener in self._listeners:
            if listener.place == place:
                listener.woken.set()

    def tell(self, place: PlaceId, member: MemberId, notice: Notice) -> None:
        """Hand a notice to a member's tabs in a room, after what was posted before it."""
        for listener in self._listeners:
            if listener.place == place and listener.member == member:
                listener.notices.append(notice)
                listener.woken.set()

    def close(self) -> None:
        """Let every tab send what is new and then end."""
        self.closed = True
        for listener in self._listeners:
            listener.woken.set()
