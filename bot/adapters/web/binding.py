"""Takes a port, or says in words why it is not to be had."""

import errno
import os

from aiohttp import web

from bot.adapters.web.refusals import ConsoleRefusal
from bot.kernel.refusal import Refused


async def bind(runner: web.AppRunner, host: str, port: int, setting: str = "PARLEY_PORT") -> None:
    """Listen on a port that a setting names. Raises Refused (PORT_IN_USE, ADDRESS_UNUSABLE)."""
    site = web.TCPSite(runner, host or None, port)
    try:
        await site.start()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            other = port % 65535 + 1
            raise Refused(
                ConsoleRefusal.PORT_IN_USE, port=port, setting=setting, other=other
            ) from error
        why = (
            os.strerror(error.errno)
            if error.errno and error.errno > 0
            else "there is no such address"
        )
        raise Refused(
            ConsoleRefusal.ADDRESS_UNUSABLE,
            host=host,
            port=port,
            why=why,
            setting=setting,
            host_setting=setting.replace("PORT", "HOST"),
        ) from error
