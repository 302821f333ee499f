"""Modules loaded when they are first needed, off the event loop."""

import asyncio
import sys
from importlib import import_module
from types import ModuleType


async def loaded(name: str) -> ModuleType:
    """A module by its full name. An import that follows this takes no time on the event loop."""
    if name in sys.modules:
        return sys.modules[name]
    return await asyncio.to_thread(import_module, name)
