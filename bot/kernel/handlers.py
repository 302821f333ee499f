"""What is done for each class of Command, loaded when the first of its feature comes.

A start that loads every feature would make everybody wait for what few will use.
"""

from collections.abc import Mapping, Sequence

from bot.kernel.command import Command
from bot.kernel.loading import load, loaded
from bot.kernel.parts import Fill, Use

Modules = Mapping[str, Sequence[str]]
"""By the module that declares commands: the modules that say, in their USES, what is done, and in
their FILLS, if they have any, what forms show at first."""


class Uses:
    """Finds what is done for a command. `known` needs no loading."""

    def __init__(
        self, modules: Modules | None = None, known: Mapping[type[Command], Use] | None = None
    ) -> None:
        self._modules = modules or {}
        self._known: dict[type[Command], Use] = dict(known or {})
        self._fills: dict[type[Command], Fill] = {}

    async def of(self, command: type[Command]) -> Use:
        """What is done for a class of Command."""
        await self._learn(command)
        return self._known[command]

    async def fill_of(self, command: type[Command]) -> Fill:
        """What the form of a prefilled command shows at first."""
        await self._learn(command)
        return self._fills[command]

    async def _learn(self, command: type[Command]) -> None:
        if command not in self._known:
            for name in self._modules.get(command.__module__, ()):
                module = await loaded(name)
                self._known.update(module.USES)
                self._fills.update(getattr(module, "FILLS", {}))

    def load(self, module: str) -> None:
        """Load what is done for the commands of a module now, so that nobody waits for it later."""
        for name in self._modules[module]:
            load(name)
