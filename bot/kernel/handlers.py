"""What is done for each feature: found when it is first needed, and loaded off the event loop.

A start that loads every feature would make everybody wait for what few will use.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from bot.kernel.command import Command
from bot.kernel.feature import Feature
from bot.kernel.parts import CommandHandler, FormFiller, Parts
from bot.kernel.timekeeping import StreamKind

Listener = Callable[[Parts, Any], Awaitable[None]]
"""Hears news of one class."""


class FeatureTable(Struct, frozen=True, kw_only=True):
    """All that a feature does for what its declaration names (`bot/kernel/feature.py`)."""

    handlers: Mapping[type[Command], CommandHandler] = {}
    """What is done for each class of command."""

    fills: Mapping[type[Command], FormFiller] = {}
    """What the forms of prefilled commands show at first."""

    journals: Mapping[str, StreamKind] = {}
    """What is done for each kind of stream."""

    ports: Mapping[type, object] = {}
    """By the class of a port: what fills it."""

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

    def load_for(self, port: type) -> None:
        """Load the feature that fills a port now, so that nobody waits for it later."""
        self._learn(self._by_port[port])

    async def _table(self, feature: Feature) -> FeatureTable:
        if feature.name in self._tables:
            return self._tables[feature.name]
        return await asyncio.to_thread(self._learn, feature)

    def _learn(self, feature: Feature) -> FeatureTable:
        self._tables[feature.name] = table = self._load(feature)
        return table
