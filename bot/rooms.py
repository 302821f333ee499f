"""The rooms that Parley speaks to unasked: what the clock says, and boards kept up to date."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from bot.core.ids import CommunityId, PlaceId
from bot.core.view import View

Publish = Callable[[PlaceId, View, str], Awaitable[None]]
"""Shows a view in a place. The string marks it: the same mark is shown once, however often it is
sent. A view with a key takes the place of the one before it."""


class Rooms:
    """Which face serves which community just now."""

    def __init__(self) -> None:
        self._faces: dict[CommunityId, Publish] = {}
        self._showing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.alarm: Callable[[], None] = lambda: None
        """Called when a deadline may have changed; the clock hangs on to it."""

    def showing(self, stream: str) -> asyncio.Lock:
        """Held while a stream's events are shown, so that they come in order."""
        return self._showing[stream]

    @contextmanager
    def served(self, community: CommunityId, publish: Publish) -> Iterator[None]:
        """Serve a community's rooms for as long as the block runs."""
        self._faces[community] = publish
        try:
            yield
        finally:
            del self._faces[community]

    def face(self, community: CommunityId) -> Publish | None:
        """How to reach a community's rooms; None while nobody serves them."""
        return self._faces.get(community)
