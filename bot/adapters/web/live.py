"""Wakes the open tabs of a room when something in it is new.

A tab reads what is new by itself, from its own last number on: none is lost, none comes twice,
and a slow tab holds up nobody. Notices are the exception: small, not kept, for one member.
"""

import asyncio
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from msgspec import Struct

from bot.adapters.web.presence import Neighbours, Presence
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.metrics import METER, TABS
from bot.store.database import Database

Notice = Mapping[str, str]
"""Words by name; a `Message` is put into the tab's language on its way."""

_MOST_NOTICES = 100


class UnkeptView(Struct, frozen=True):
    """A view (JSON) of an instant (UTC) that the store could not take."""

    view: str
    at: datetime


@dataclass(eq=False, slots=True, kw_only=True)
class Listener:
    """One open tab. `woken` is set when it should look again; `bar_due` and `people_due` say that
    the bar beside the talk, or who is here, may have changed."""

    place: PlaceId
    member: MemberId
    name: str
    bar_due: bool = True
    people_due: bool = True
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    notices: deque[Notice] = field(default_factory=lambda: deque(maxlen=_MOST_NOTICES))
    unkept: deque[UnkeptView] = field(default_factory=lambda: deque(maxlen=_MOST_NOTICES))


CHANGED, TALKED, FORGOTTEN, OPENED = "web changed", "web talked", "web forgotten", "web opened"
"""Topics on which processes of one store tell of places, of a member and of a new room."""


class Live:
    """All open tabs of this process; those of others hear of what is new there as well."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._listeners: set[Listener] = set()
        self.closed = False
        self.neighbours = Neighbours(db, time.monotonic, self._find_here, self._notice_people)
        db.listen(CHANGED, lambda place: self._wake(PlaceId(place), talk=False))
        db.listen(OPENED, self._notice_rooms)
        db.listen(TALKED, lambda place: self._wake(PlaceId(place), talk=True))

    @contextmanager
    def listen(self, place: PlaceId, member: MemberId, name: str) -> Iterator[Listener]:
        """A listener for as long as the block runs; it is woken at once, and so are the others of
        the place, who see somebody come. That somebody left they see a little later: a tab that is
        loaded anew is back by then."""
        listener = Listener(place=place, member=member, name=name)
        listener.woken.set()
        known = any(other.member == member for other in self._of(place))
        self._listeners.add(listener)
        METER.count(TABS)
        if not known:
            self._notice_people(place, wakes=True)
            self.neighbours.come(Presence(place=place, member=member, name=name))
        try:
            yield listener
        finally:
            METER.count(TABS, by=-1)
            self._listeners.discard(listener)
            self._notice_people(place, wakes=False)
            if all(other.member != member for other in self._of(place)):
                self.neighbours.leave(place, member)

    def _find_here(self) -> Sequence[Presence]:
        return [
            Presence(place=each.place, member=each.member, name=each.name)
            for each in self._listeners
            if each.name
        ]

    def _notice_people(self, place: PlaceId, wakes: bool) -> None:
        for other in self._of(place):
            other.people_due = True
            if wakes:
                other.woken.set()

    def people(self, place: PlaceId) -> tuple[str, ...]:
        """The names of those who have a room open on any process, each once."""
        names = self.neighbours.find_names(place)
        names |= {listener.member: listener.name for listener in self._of(place) if listener.name}
        return tuple(sorted(names.values(), key=str.casefold))

    def changed(self, place: PlaceId, *, talk: bool = False) -> None:
        """Posts of a room are new on disk. Mere `talk` changes nothing but them."""
        self._wake(place, talk=talk)
        self._db.tell_others(TALKED if talk else CHANGED, place)

    def _wake(self, place: PlaceId, *, talk: bool) -> None:
        for listener in self._of(place):
            listener.bar_due = listener.bar_due or not talk
            listener.woken.set()

    def _of(self, place: PlaceId) -> Iterator[Listener]:
        return (listener for listener in self._listeners if listener.place == place)

    def is_open(self, place: PlaceId, member: MemberId) -> bool:
        """Has a member a tab open in a room, on this process?"""
        return any(listener.member == member for listener in self._of(place))

    def tell(self, place: PlaceId, member: MemberId, notice: Notice) -> None:
        """Hand a notice to a member's tabs in a room, after what was posted before it."""
        for listener in self._of(place):
            if listener.member == member:
                listener.notices.append(notice)
                listener.woken.set()

    def tell_of_rooms(self) -> None:
        """There is a new room, which every tab lists from now on."""
        self._notice_rooms("")
        self._db.tell_others(OPENED, "")

    def _notice_rooms(self, _: str) -> None:
        for listener in self._listeners:
            listener.notices.append({"type": "rooms"})
            listener.woken.set()

    def show_unkept(self, place: PlaceId, member: MemberId, view: str, at: datetime) -> None:
        """Show a member's open tabs in a room a view that is kept nowhere."""
        for listener in self._of(place):
            if listener.member == member:
                listener.unkept.append(UnkeptView(view, at))
                listener.woken.set()

    def forget(self, member: MemberId) -> None:
        """Let every tab of others load its room again, and name a member nowhere."""
        self.neighbours.forget(member)
        for listener in self._listeners:
            if listener.member == member:
                listener.name = ""
            else:
                listener.notices.append({"type": "again"})
            listener.people_due = True
            listener.woken.set()

    def close(self) -> None:
        """Let every tab send what is new and then end."""
        self.closed = True
        for listener in self._listeners:
            listener.woken.set()
