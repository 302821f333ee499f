"""What the uses of commands work with, and the shape of such a use."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.article.library import Library
from bot.community.communities import Communities
from bot.kernel.catalog.parameters import Catalog
from bot.kernel.rooms import Rooms
from bot.kernel.streams import Streams
from bot.kernel.view import View
from bot.model.asking import LanguageModel
from bot.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The open store, the shelves over it, the table of commands, the language model (which may
    be none), and the rooms being served."""

    db: Database
    library: Library
    catalog: Catalog
    communities: Communities
    model: LanguageModel
    rooms: Rooms = field(default_factory=Rooms)
    streams: Streams = field(default_factory=Streams)
    kinds: Mapping[str, str] = field(default_factory=dict)
    """By the kind of stream: the module whose JOURNAL is what is done for it."""
    after_debates: Sequence[str] = ()
    """Modules whose `debate_closed` hears of every result that a room was shown."""


Progress = Callable[[View], Awaitable[None]]
"""Shows a View while the work goes on; a later View of the same key takes its place."""

Use = Callable[[Parts, Any, Progress], Awaitable[tuple[View, ...]]]
"""What is done for one class of Command: the views that answer it. It may raise Refused."""


async def silent(_: View) -> None:
    """Progress for those who show none."""
