"""What the uses of commands work with, and the shape of such a use."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.communities import Communities
from bot.core.catalog.entry import Catalog
from bot.core.view import View
from bot.library import Library
from bot.rooms import Rooms
from bot.store.database import Database
from bot.streams import Streams


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The open store, the shelves over it, the table of commands, and the rooms being served."""

    db: Database
    library: Library
    catalog: Catalog
    communities: Communities
    rooms: Rooms = field(default_factory=Rooms)
    streams: Streams = field(default_factory=Streams)


Progress = Callable[[View], Awaitable[None]]
"""Shows a View while the work goes on; a later View of the same key takes its place."""

Use = Callable[[Parts, Any, Progress], Awaitable[tuple[View, ...]]]
"""What is done for one class of Command: the views that answer it. It may raise Refused."""


async def silent(_: View) -> None:
    """Progress for those who show none."""
