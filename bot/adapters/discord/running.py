"""Discord served beside everything else, for as long as a block runs."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.adapters.discord.client import DiscordConnection
from bot.adapters.discord.inviting import invite
from bot.adapters.discord.refusals import DiscordRefusal
from bot.app import App
from bot.kernel.refusal import Refused, Unavailable
from bot.store.database import Database

log = logging.getLogger(__name__)

AUTHENTICATION_FAILED = 4004
"""The code by which the gateway closes on a token that holds no more."""

LONGEST_LOGIN = 30.0
"""Seconds after which a Discord that takes connections and never answers counts as away."""


def shards(words: str) -> tuple[list[int] | None, int | None]:
    """The shards that words such as 0-3/16 name, and how many there are in all; none for "".

    Raises Refused (SHARDS_WRONG).
    """
    if not words:
        return None, None
    some, _, total = words.partition("/")
    first, _, last = some.partition("-")
    ids = list(range(int(first), int(last or first) + 1))
    if not ids or ids[-1] >= int(total):
        raise Refused(DiscordRefusal.SHARDS_WRONG, given=words)
    return ids, int(total)


@asynccontextmanager
async def serve_discord(
    app: App,
    db: Database,
    token: str,
    *,
    api: str = "",
    reading: bool = False,
    serving: str = "",
    patience: float = 30.0,
) -> AsyncIterator[str]:
    """Serve the servers that the token's bot is in; gives the link that invites it.

    `api` takes the place of Discord's own address, for a server that speaks like it. `reading`
    takes what a speaker writes as the speech. `serving` names shards, as in 0-3/16. A message that
    is not taken after `patience` seconds is sent again later.

    Raises Refused (SHARDS_WRONG), Unavailable (DISCORD_TOKEN_WRONG, DISCORD_NOT_REACHED,
    DISCORD_INTENT_MISSING).
    """
    if api:
        _elsewhere(api)
    client = DiscordConnection(app, db, reading=reading, patience=patience, shards=shards(serving))
    try:
        async with asyncio.timeout(LONGEST_LOGIN):
            await client.login(token)
    except discord.LoginFailure as wrong:
        await client.close()
        raise Unavailable(DiscordRefusal.DISCORD_TOKEN_WRONG) from wrong
    except (discord.HTTPException, aiohttp.ClientError, OSError) as away:
        await client.close()
        raise Unavailable(DiscordRefusal.DISCORD_NOT_REACHED) from away
    except BaseException:
        await client.close()
        raise
    async with asyncio.TaskGroup() as tasks:
        client.tasks = tasks
        connected = tasks.create_task(_connected(client))
        try:
            yield invite(client.application_id or 0)
        finally:
            await client.finish()
            await client.close()
            connected.cancel()


async def look(token: str, *, api: str = "") -> tuple[str, bool]:
    """The link that invites the token's bot, and whether it may read what members write.

    Raises Unavailable (DISCORD_TOKEN_WRONG, DISCORD_NOT_REACHED).
    """
    if api:
        _elsewhere(api)
    client = discord.Client(intents=discord.Intents.none())
    try:
        await client.login(token)
        flags = client.application_flags
        reads = flags.gateway_message_content or flags.gateway_message_content_limited
        return invite(client.application_id or 0), reads
    except discord.LoginFailure as wrong:
        raise Unavailable(DiscordRefusal.DISCORD_TOKEN_WRONG) from wrong
    except (discord.HTTPException, OSError) as away:
        raise Unavailable(DiscordRefusal.DISCORD_NOT_REACHED) from away
    finally:
        await client.close()


def _elsewhere(api: str) -> None:
    """Use another address than Discord's own, for REST and for the gateway of chosen shards."""
    Route.BASE = api
    there = URL(api)
    scheme = "wss" if there.scheme == "https" else "ws"
    DiscordWebSocket.DEFAULT_GATEWAY = there.with_path("/gateway").with_scheme(scheme)


async def _connected(client: DiscordConnection) -> None:
    """Stay connected. Raises Unavailable (DISCORD_INTENT_MISSING, DISCORD_TOKEN_WRONG,
    DISCORD_NOT_REACHED)."""
    try:
        await client.connect()
    except discord.PrivilegedIntentsRequired as missing:
        raise Unavailable(DiscordRefusal.DISCORD_INTENT_MISSING) from missing
    except discord.ConnectionClosed as closed:
        is_token = closed.code == AUTHENTICATION_FAILED
        code = "DISCORD_TOKEN_WRONG" if is_token else "DISCORD_NOT_REACHED"
        raise Unavailable(DiscordRefusal[code]) from closed
    except (discord.HTTPException, aiohttp.ClientError, OSError) as away:
        raise Unavailable(DiscordRefusal.DISCORD_NOT_REACHED) from away
