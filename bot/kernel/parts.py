"""What the uses of commands work with, and the shape of such a use."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, field

from bot.kernel.catalog.parameters import Catalog, Value
from bot.kernel.command import Caller
from bot.kernel.community_settings import SettingsSource
from bot.kernel.message import Words
from bot.kernel.platforms import Platforms
from bot.kernel.rooms import Rooms
from bot.kernel.streams import Streams
from bot.kernel.view import Option, Text, View
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
    platforms: Platforms = field(default_factory=Platforms)
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


class ListRequest(Struct, frozen=True, kw_only=True):
    """Who chooses from a list of known things, and the values that were `given` for the command's
    other parameters: an option depends on the clause that it is for."""

    by: Caller
    given: Mapping[str, str] = {}

    def says(self, name: str) -> str:
        """What was given for a parameter; "" if nothing was."""
        return self.given.get(name, "")


OptionSource = Callable[[Parts, ListRequest], Awaitable[tuple[Option, ...]]]
"""What is on a list of known things: the title of each as its label, and its key as its value."""

Values = Mapping[str, Value]


class FormFill(Struct, frozen=True, kw_only=True):
    """What a form shows at first over how things stand: `values` by parameter, which go before
    those that were given, `notes` above its fields; it does not ask for what is `left_out`, and
    takes no more characters of a field than `longest` says. What no choice means in a field is
    said by its `empty_labels`."""

    values: Values = {}
    longest: Mapping[str, int] = {}
    notes: tuple[Text, ...] = ()
    left_out: frozenset[str] = frozenset()
    empty_labels: Mapping[str, Words] = {}


FormFiller = Callable[[Parts, Caller, Values], Awaitable[FormFill]]
"""Makes that for a member, who has given some values already. It raises Refused where the command
is not for them now, so that nobody fills in a form in vain."""


async def show_no_progress(_: View) -> None:
    """Progress for those who show none."""
