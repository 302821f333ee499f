"""Modules loaded when they are first needed, off the event loop."""

import asyncio
from importlib import import_module
from types import ModuleType

_whole: dict[str, ModuleType] = {}
"""Modules that are known to be loaded to their end; `sys.modules` also holds those under way."""


def load(name: str) -> ModuleType:
    """A module by its full name; a thread that is loading it already is waited for."""
    _whole[name] = module = import_module(name)
    return module


async def loaded(name: str) -> ModuleType:
    """The same, off the event loop. An import that follows this takes no time there."""
    if name in _whole:
        return _whole[name]
    return await asyncio.to_thread(load, name)
