"""Modules loaded when they are first needed, off the event loop."""

import asyncio
from importlib import import_module
from types import ModuleType

_loaded_modules: dict[str, ModuleType] = {}
"""Modules that are known to be loaded to their end; `sys.modules` also holds those under way."""


def load_module(name: str) -> ModuleType:
    """A module by its full name; a thread that is loading it already is waited for."""
    _loaded_modules[name] = module = import_module(name)
    return module


async def load_module_aside(name: str) -> ModuleType:
    """The same, off the event loop. An import that follows this takes no time there."""
    if name in _loaded_modules:
        return _loaded_modules[name]
    return await asyncio.to_thread(load_module, name)
