"""Discord served beside everything else, for as long as a block runs."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
from discord.http import Route

from bot.adapters.discord.client import Connection
from bot.adapters.discord.inviting import invite
from bot.app import App
from bot.core.refusal import Code, Unavailable
from bot.store.database import Database

log = logging.getLogger(__name__)


@asynccontextmanager
async def serve_discord(
    app: App, db: Database, token: str, *, api: str = "", reading: bool = False
) -> AsyncIterator[str]:
    """Serve the servers that the token's bot is in; gives the link that invites it.

    `api` takes the place of Discord's own address, for a server that speaks like it. `reading`
    takes what a speaker writes as the speech. Raises Unavailable (DISCORD_TOKEN_WRONG,
    DISCORD_INTENT_MISSING).
    """
    if api:
        Route.BASE = api
    client = Connection(app, db, reading=reading)
    try:
        await client.login(token)
    except discord.LoginFailure as wrong:
        await client.close()
        raise Unavailable(Code.DISCORD_TOKEN_WRONG) from wrong
    async with asyncio.TaskGroup() as tasks:
        client.tasks = tasks
        connected = tasks.create_task(_connected(client))
        try:
            yield invite(client.application_id or 0)
        finally:
            await client.close()
            connected.cancel()


async def invitation(token: str, *, api: str = "") -> str:
    """The link that invites the token's bot.

    Raises Unavailable (DISCORD_TOKEN_WRONG, DISCORD_NOT_REACHED).
    """
    if api:
        Route.BASE = api
    client = discord.Client(intents=discord.Intents.none())
    try:
        await client.login(token)
        return invite(client.application_id or 0)
    except discord.LoginFailure as wrong:
        raise Unavailable(Code.DISCORD_TOKEN_WRONG) from wrong
    except (discord.HTTPException, OSError) as away:
        raise Unavailable(Code.DISCORD_NOT_REACHED) from away
    finally:
        await client.close()


async def _connected(client: Connection) -> None:
    """Stay connected. Raises Unavailable (DISCORD_INTENT_MISSING)."""
    try:
        await client.connect()
    except discord.PrivilegedIntentsRequired as missing:
        raise Unavailable(Code.DISCORD_INTENT_MISSING) from missing
