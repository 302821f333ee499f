"""What the uses of commands work with, and the shape of such a use."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, field

from bot.kernel.catalog.parameters import Catalog, Value
from bot.kernel.command import Caller
from bot.kernel.community_settings import SettingsSource
from bot.kernel.rooms import Rooms
from bot.kernel.streams import Streams
from bot.kernel.view import View
from bot.store.database import Database

if TYPE_CHECKING:
    from bot.kernel.handlers import Features

T = TypeVar("T")


class Parts(Struct, frozen=True, kw_only=True):
    """The open store, the table of commands, what is done for each feature, how communities are set
    up, the rooms being served, and what features work with, by its class."""

    db: Database
    catalog: Catalog
    features: "Features"
    communities: SettingsSource
    services: Sequence[object] = ()
    """What lives as long as Parley, such as the library and the language model: see `of`."""
    rooms: Rooms = field(default_factory=Rooms)
    streams: Streams = field(default_factory=Streams)

    def of(self, kind: type[T]) -> T:
        """The service of a class. Raises LookupError where the assembly handed in none."""
        for service in self.services:
            if isinstance(service, kind):
                return service
        raise LookupError(f"bot/assembly.py hands in no {kind.__name__}")

    async def port(self, kind: type[T]) -> T:
        """What a feature above filled a port with, loaded off the event loop when it is first
        needed. Raises LookupError where none does."""
        filled = await self.features.port(kind)
        if not isinstance(filled, kind):
            raise LookupError(f"no FEATURE fills the port {kind.__name__}")
        return filled

    async def tell(self, news: object) -> None:
        """Let features hear news, by its class."""
        for hear in await self.features.listeners(type(news)):
            await hear(self, news)


Progress = Callable[[View], Awaitable[None]]
"""Shows a View while the work goes on; a later View of the same key takes its place."""

CommandHandler = Callable[[Parts, Any, Progress], Awaitable[tuple[View, ...]]]
"""What is done for one class of Command: the views that answer it. It may raise Refused."""

FormFiller = Callable[[Parts, Caller], Awaitable[Mapping[str, Value]]]
"""How things stand, by the names of a command's parameters: what its form shows at first."""


async def show_no_progress(_: View) -> None:
    """Progress for those who show none."""
