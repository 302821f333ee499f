"""What is done for each feature: found when it is first needed, and loaded off the event loop.

A start that loads every feature would make everybody wait for what few will use.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from msgspec import Struct

from bot.kernel.command import Caller, Command
from bot.kernel.explaining import RefusalExplanation
from bot.kernel.feature import Feature
from bot.kernel.parts import CommandHandler, FormFiller, OptionSource, Parts
from bot.kernel.refusal import Refused
from bot.kernel.stream_kinds import StreamKind

RefusalExplainer = Callable[
    [Parts, Caller, Mapping[str, object], Refused], Awaitable[RefusalExplanation]
]
"""Says who can do what a member was refused, and what they can do instead, by the values that they
gave. It may raise Refused, where nothing can be found out."""

Listener = Callable[[Parts, Any], Awaitable[None]]
"""Hears news of one class."""


class FeatureTable(Struct, frozen=True, kw_only=True):
    """All that a feature does for what its declaration names (`bot/kernel/feature.py`)."""

    handlers: Mapping[type[Command], CommandHandler] = {}
    """What is done for each class of command."""

    fills: Mapping[type[Command], FormFiller] = {}
    """What the forms of prefilled commands show at first."""

    lists: Mapping[str, OptionSource] = {}
    """By its name: what is on a list of known things."""

    journals: Mapping[str, StreamKind] = {}
    """What is done for each kind of stream."""

    ports: Mapping[type, object] = {}
    """By the class of a port: what fills it."""

    explain: RefusalExplainer | None = None
    """What is said after its refusals: see `Features.explain`."""

    listeners: Mapping[type, Listener] = {}
    """By the class of news: who hears it."""


class Features:
    """Finds what is done. `load` gives the table of a feature; it may take its time."""

    def __init__(
        self, features: Sequence[Feature], load: Callable[[Feature], FeatureTable]
    ) -> None:
        self._features = features
        self._load = load
        self._tables: dict[str, FeatureTable] = {}
        self._by_command = {c: feature for feature in features for c in feature.command_classes()}
        self._by_kind = {kind: feature for feature in features for kind in feature.streams}
        self._by_list = {name: feature for feature in features for name in feature.lists}
        self._by_refusals = {feature.refusals: feature for feature in features}
        self._by_port = {port: feature for feature in features for port in feature.ports}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of streams that there are."""
        return tuple(self._by_kind)

    async def handler(self, command: type[Command]) -> CommandHandler:
        """What is done for a class of Command."""
        return (await self._table(self._by_command[command])).handlers[command]

    async def fill(self, command: type[Command]) -> FormFiller:
        """What the form of a prefilled command shows at first."""
        return (await self._table(self._by_command[command])).fills[command]

    async def list_source(self, name: str) -> OptionSource | None:
        """What is on a list of known things; None where no feature has it."""
        feature = self._by_list.get(name)
        return None if feature is None else (await self._table(feature)).lists[name]

    async def journal(self, kind: str) -> StreamKind | None:
        """What is done for the streams of a kind; None where no feature keeps it."""
        feature = self._by_kind.get(kind)
        return None if feature is None else (await self._table(feature)).journals[kind]

    async def port(self, kind: type) -> object | None:
        """What fills a port; None where no feature does."""
        feature = self._by_port.get(kind)
        return None if feature is None else (await self._table(feature)).ports[kind]

    async def listeners(self, news: type) -> Sequence[Listener]:
        """Who hears news of a class."""
        hearing = [feature for feature in self._features if news in feature.hears]
        return [(await self._table(feature)).listeners[news] for feature in hearing]

    async def explain(
        self, parts: Parts, by: Caller, values: Mapping[str, object], refused: Refused
    ) -> None:
        """Let a refusal say who can do what was refused, and what the member can do instead."""
        feature = self._by_refusals.get(type(refused.code))
        explain = (await self._table(feature)).explain if feature is not None else None
        if explain is not None:
            with suppress(Refused):
                refused.explanation = await explain(parts, by, values, refused)

    def load_for(self, port: type) -> None:
        """Load the feature that fills a port now, so that nobody waits for it later."""
        self._learn(self._by_port[port])

    def load_with(self, list_name: str) -> None:
        """Load the feature that has a list now, so that nobody waits for it later."""
        self._learn(self._by_list[list_name])

    async def _table(self, feature: Feature) -> FeatureTable:
        if feature.name in self._tables:
            return self._tables[feature.name]
        return await asyncio.to_thread(self._learn, feature)

    def _learn(self, feature: Feature) -> FeatureTable:
        self._tables[feature.name] = table = self._load(feature)
        return table
