"""Who has a room open on the other processes of one store, as they say it from time to time.

What they say may get lost, and a process that dies says nothing: whoever was not named for a while
counts as gone.
"""

import json
from collections.abc import Callable, Sequence

from msgspec import Struct

from bot.kernel.ids import MemberId, PlaceId
from bot.store.database import Database, is_gone

CAME, LEFT, ASKED = "web came", "web left", "web who is here"
"""Topics on which processes name those who have a room open, and ask each other for them."""

AGAIN = 20.0
"""Seconds after which a process names everybody again whom it has."""

GONE = 50.0
"""Seconds after which somebody who was not named again counts as gone."""

LOOK = 5.0
"""Seconds between two looks whether the others' processes still live."""

TOGETHER = 10
"""People named at once; more of them may not fit."""


_Key = tuple[str, PlaceId, MemberId]
"""A process, and a member who has a room open there."""


class Presence(Struct, frozen=True, kw_only=True):
    """A member who has a room open, by the name they go by there."""

    place: PlaceId
    member: MemberId
    name: str


class Neighbours:
    """Those who have rooms open on other processes. `now` gives seconds that never go back,
    `find_here` those of this process, and `changed` hears where somebody came (True) or left."""

    def __init__(
        self,
        db: Database,
        now: Callable[[], float],
        find_here: Callable[[], Sequence[Presence]],
        changed: Callable[[PlaceId, bool], object],
    ) -> None:
        self._db = db
        self._now = now
        self._find_here = find_here
        self._changed = changed
        self._named = self._looked = now()
        self._seen: dict[_Key, tuple[str, float]] = {}
        db.listen(CAME, self._hear_came)
        db.listen(LEFT, self._hear_left)
        db.listen(ASKED, lambda _: self._name(self._find_here()))
        db.tell_others(ASKED, "")

    def find_names(self, place: PlaceId) -> dict[MemberId, str]:
        """The names of those who have a room open elsewhere."""
        since = self._now() - GONE
        return {
            member: name
            for (_, where, member), (name, at) in self._seen.items()
            if where == place and at >= since
        }

    def come(self, presence: Presence) -> None:
        """Tell the others that somebody opened a room here."""
        self._name((presence,))

    def leave(self, place: PlaceId, member: MemberId) -> None:
        """Tell the others that somebody has a room open here no more."""
        self._db.tell_others(LEFT, json.dumps([self._db.process, place, member]))

    def forget(self, member: MemberId) -> None:
        """Name a member nowhere whose name was erased."""
        self._drop(lambda key, _: key[2] == member)

    async def sweep(self) -> None:
        """Name those who are here again where it is time, and let those go who were not named, or
        whose process has ended. Raises Unavailable."""
        now = self._now()
        if now - self._named >= AGAIN:
            self._named = now
            self._name(self._find_here())
        if now - self._looked >= LOOK:
            self._looked = now
            processes = {process for process, _, _ in self._seen}
            gone = [each for each in processes if await is_gone(self._db, each)]
            self._drop(lambda key, _: key[0] in gone)
        self._drop(lambda _, at: at < now - GONE)

    def _drop(self, is_over: Callable[[_Key, float], bool]) -> None:
        for key in [key for key, (_, at) in self._seen.items() if is_over(key, at)]:
            del self._seen[key]
            self._changed(key[1], True)

    def _name(self, people: Sequence[Presence]) -> None:
        for start in range(0, len(people), TOGETHER):
            some = [(one.place, one.member, one.name) for one in people[start : start + TOGETHER]]
            self._db.tell_others(CAME, json.dumps([self._db.process, some], ensure_ascii=False))

    def _hear_came(self, words: str) -> None:
        process, people = json.loads(words)
        for place, member, name in people:
            key = (process, PlaceId(place), MemberId(member))
            before = self._seen.get(key)
            self._seen[key] = (name, self._now())
            if before is None or before[0] != name:
                self._changed(PlaceId(place), True)

    def _hear_left(self, words: str) -> None:
        process, place, member = json.loads(words)
        if self._seen.pop((process, place, member), None) is not None:
            self._changed(PlaceId(place), False)
