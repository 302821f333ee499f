"""Waiting for something that comes about a moment later, such as a board that is edited."""

import asyncio
from collections.abc import Callable

LOOK = 0.05
"""Seconds between two looks."""


async def comes_true(is_so: Callable[[], object], seconds: float = 5.0) -> bool:
    """Wait until something is so, at most for so many seconds; was it so in the end?"""
    for _ in range(round(seconds / LOOK)):
        if is_so():
            return True
        await asyncio.sleep(LOOK)
    return bool(is_so())
