"""Platforms served beside everything else: one in trouble stops nothing, and is tried again."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from msgspec import Struct

from bot.assembly import Parley
from bot.cli.printing import say
from bot.kernel import clock
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable, sentence

LONGEST_PAUSE = 600.0
"""Seconds before a platform is tried again, at most; they double each time."""

log = logging.getLogger(__name__)


class PlatformServing(Struct, frozen=True, kw_only=True):
    """A platform by its name: how it is served, and what is said of where it is."""

    name: str
    served: Callable[[Parley], AbstractAsyncContextManager[str]]
    greeting: str
    """With `{where}` for what `served` gives."""


async def keep_serving(
    platform: PlatformServing, parley: Parley, tried: asyncio.Event, pause: float
) -> None:
    """Serve a platform until cancelled. `tried` is set once it is served, or was not to be had;
    then it is tried again after a pause (seconds)."""
    platforms, name, again = parley.app.parts.platforms, platform.name, pause
    told: object = None
    while True:
        try:
            async with platform.served(parley) as where:
                platforms.note(name, clock.now())
                say(f"  {platform.greeting.format(where=where)}\n")
                tried.set()
                told, again = None, pause
                await asyncio.Event().wait()
        except Exception as error:
            trouble = _find_trouble(error)
            if trouble is None:
                log.exception("%s stopped", name)
                trouble = Unavailable(KernelRefusal.PLATFORM_STOPPED, platform=name)
            else:
                log.warning("%s is not served: %s", name, trouble.code)
            platforms.note(name, clock.now(), trouble)
            if trouble.code is not told:  # the same again is no news
                told = trouble.code
                say(f"  {name} is off; Parley tries again by itself. {sentence(trouble)}\n")
            tried.set()
        await asyncio.sleep(again)
        again = min(2 * again, LONGEST_PAUSE)


def _find_trouble(error: Exception) -> Refused | None:
    """What a person can do something about, among all that went wrong at once."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, ExceptionGroup):
        troubles = (_find_trouble(each) for each in error.exceptions)
        return next((trouble for trouble in troubles if trouble is not None), None)
    return None
