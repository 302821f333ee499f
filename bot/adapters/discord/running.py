"""Discord served beside everything else, for as long as a block runs."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
from discord.http import Route

from bot.adapters.discord.client import Connection
from bot.app import App
from bot.core.refusal import Code, Unavailable
from bot.store.database import Database

log = logging.getLogger(__name__)


@asynccontextmanager
async def serve_discord(app: App, db: Database, token: str, api: str) -> AsyncIterator[None]:
    """Serve the servers that the token's bot is in; nothing without a token.

    `api` takes the place of Discord's own address, for a server that speaks like it. Raises
    Unavailable (DISCORD_TOKEN_WRONG).
    """
    if not token:
        yield
        return
    if api:
        Route.BASE = api
    client = Connection(app, db)
    try:
        await client.login(token)
    except discord.LoginFailure as wrong:
        await client.close()
        raise Unavailable(Code.DISCORD_TOKEN_WRONG) from wrong
    async with asyncio.TaskGroup() as tasks:
        client.tasks = tasks
        connected = tasks.create_task(client.connect())
        try:
            yield
        finally:
            await client.close()
            connected.cancel()
