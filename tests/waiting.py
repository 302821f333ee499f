"""Waiting for something that comes about a moment later, such as a board that is edited."""

import asyncio
from collections.abc import Callable

FIRST_LOOK, LOOK = 0.005, 0.05
"""Seconds between two looks: at first, and after a while."""


async def comes_true(is_so: Callable[[], object], seconds: float = 5.0) -> bool:
    """Wait until something is so, at most for so many seconds; was it so in the end?"""
    waited, look = 0.0, FIRST_LOOK
    while waited < seconds:
        if is_so():
            return True
        await asyncio.sleep(look)
        waited += look
        look = min(1.5 * look, LOOK)
    return bool(is_so())


async def comes_to_rest(count: Callable[[], int], quiet: float) -> None:
    """Wait until a count has stayed the same for so many seconds."""
    before = None
    while before != (now := count()):
        before = now
        await asyncio.sleep(quiet)
