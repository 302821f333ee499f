"""Slack served beside everything else, for as long as a block runs."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp

from bot.adapters.slack.calls import CallRefused, Calls, Unanswered, client, session
from bot.adapters.slack.client import Connection
from bot.adapters.slack.sockets import CONNECTIONS, Sockets
from bot.adapters.slack.workspaces import OneWorkspace, Workspaces
from bot.app import App
from bot.core.refusal import Code, Unavailable
from bot.store.database import Database

GRACE = 5.0
"""Seconds that work in flight has when Parley stops."""

FIRST = 5.0
"""Seconds for which the start waits for the first connection; afterwards it goes on by itself."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackConfig:
    """How Slack is reached: by sockets with an `app_token`, else over HTTP with the `secret` that
    signs what it sends. `api` takes the place of Slack's own address; `reading` takes what a
    speaker writes as the speech."""

    token: str
    app_token: str = ""
    secret: str = ""
    prefix: str = ""
    reading: bool = False
    api: str = ""


class Door:
    """Where Slack knocks in HTTP mode; nobody is at home before Slack is served."""

    def __init__(self) -> None:
        self.bolt: AsyncApp | None = None

    async def knock(self, request: web.Request) -> web.Response:
        """What Slack sent, whose signature the library checks."""
        if self.bolt is None:
            return web.Response(status=503)
        try:
            asked = await to_bolt_request(request)
        except UnicodeDecodeError:
            return web.Response(status=400)
        return await to_aiohttp_response(await self.bolt.async_dispatch(asked))


@asynccontextmanager
async def serve_slack(
    app: App, db: Database, config: SlackConfig, door: Door
) -> AsyncIterator[str]:
    """Serve the workspace of the token; gives its name.

    Raises Unavailable (SLACK_TOKEN_WRONG, SLACK_APP_TOKEN_WRONG, SLACK_WAY_MISSING,
    SLACK_NOT_REACHED).
    """
    if not (config.app_token or config.secret):
        raise Unavailable(Code.SLACK_WAY_MISSING)
    async with session() as shared:
        workspaces: Workspaces = OneWorkspace(Calls(client(config.token, shared, config.api)))
        base = client(None, shared, config.api)
        (space, *_), _ = await asyncio.gather(
            workspaces.all(), _admitted(Calls(base), config.app_token)
        )
        async with asyncio.TaskGroup() as tasks:
            here = Connection(
                app, db, workspaces, tasks, prefix=config.prefix, reading=config.reading
            )
            bolt = here.bolt(base, config.secret if not config.app_token else "")
            sockets = Sockets(bolt, config.app_token, base)
            kept: list[asyncio.Task[None]] = []
            try:
                if config.app_token:
                    kept = [tasks.create_task(sockets.keep(tasks)) for _ in range(CONNECTIONS)]
                else:
                    door.bolt = bolt
                kept.append(tasks.create_task(here.start()))
                if config.app_token:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(sockets.up.wait(), FIRST)
                yield space.name or space.team
            finally:
                door.bolt = None
                for task in kept:
                    task.cancel()
                await sockets.close()
                await here.close(GRACE)


async def _admitted(calls: Calls, token: str) -> None:
    """Does Slack take the app-level token?

    Raises Unavailable (SLACK_APP_TOKEN_WRONG, SLACK_NOT_REACHED).
    """
    if not token:
        return
    try:
        await calls.as_app(token)
    except CallRefused as wrong:
        raise Unavailable(Code.SLACK_APP_TOKEN_WRONG) from wrong
    except Unanswered as away:
        raise Unavailable(Code.SLACK_NOT_REACHED) from away
