"""Slack served beside everything else, for as long as a block runs."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

import aiohttp
from aiohttp import web
from msgspec import Struct
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.calls import CallRefused, Calls, Unanswered, client, session
from bot.adapters.slack.client import SlackConnection
from bot.adapters.slack.installations import Installations
from bot.adapters.slack.installing import InstalledWorkspaces, flow, rotator
from bot.adapters.slack.manifest import EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH
from bot.adapters.slack.refusals import SlackRefusal
from bot.adapters.slack.sockets import CONNECTIONS, Sockets
from bot.adapters.slack.workspaces import OneWorkspace, Workspace, Workspaces
from bot.app import App
from bot.kernel.refusal import Refused, Unavailable
from bot.kernel.sealing import Sealing
from bot.store.database import Database

GRACE = 5.0
"""Seconds that work in flight has when Parley stops."""

FIRST = 5.0
"""Seconds for which the start waits for the first connection; afterwards it goes on by itself."""

PATIENCE = 2.5
"""Seconds for which what comes too early waits; Slack waits three."""

log = logging.getLogger(__name__)


class SlackConfig(Struct, frozen=True, kw_only=True):
    """How Slack is reached: by sockets with an `app_token`, else over HTTP with the `secret` that
    signs what it sends. `api` takes the place of Slack's own address; `reading` takes what a
    speaker writes as the speech. One workspace has the bot's `token`; several install Parley by
    `client_id` and `client_secret`, and their tokens are sealed with `key`."""

    token: str = ""
    app_token: str = ""
    secret: str = ""
    prefix: str = ""
    reading: bool = False
    api: str = ""
    client_id: str = ""
    client_secret: str = ""
    key: str = ""


class Door:
    """Where Slack knocks in HTTP mode, and those who install Parley in a workspace; nobody is at
    home before Slack is served."""

    def __init__(self) -> None:
        self._bolt: AsyncApp | None = None
        self._opened = asyncio.Event()
        self.flow: AsyncOAuthFlow | None = None

    def routes(self, config: SlackConfig) -> tuple[web.RouteDef, ...]:
        """What Slack needs of the console's port."""
        events = (web.post(EVENTS_PATH, self.knock),)
        pages = (web.get(INSTALL_PATH, self.begin), web.get(REDIRECT_PATH, self.back))
        return (*(() if config.app_token else events), *(() if config.token else pages))

    def open(self, bolt: AsyncApp) -> None:
        """Somebody is at home."""
        self._bolt = bolt
        self._opened.set()

    def close(self) -> None:
        """Nobody is at home any more."""
        self._bolt = self.flow = None

    async def begin(self, request: web.Request) -> web.Response:
        """The page that leads to Slack's own, where a workspace is chosen."""
        if self.flow is None:
            return web.Response(status=503)
        asked = await to_bolt_request(request)
        return await to_aiohttp_response(await self.flow.handle_installation(asked))

    async def back(self, request: web.Request) -> web.Response:
        """Back from Slack's page, with what there is to keep."""
        if self.flow is None:
            return web.Response(status=503)
        asked = await to_bolt_request(request)
        try:
            return await to_aiohttp_response(await self.flow.handle_callback(asked))
        except Refused as refused:
            log.warning("an installation was not kept: %s", refused.code)
            return web.Response(status=503, text="Parley could not keep this. Please try again.")

    async def knock(self, request: web.Request) -> web.Response:
        """What Slack sent, whose signature the library checks. What comes while Parley starts waits
        a little, for Slack sends a command only once."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._opened.wait(), PATIENCE)
        if self._bolt is None:
            return web.Response(status=503)
        try:
            asked = await to_bolt_request(request)
        except UnicodeDecodeError:
            return web.Response(status=400)
        return await to_aiohttp_response(await self._bolt.async_dispatch(asked))


@asynccontextmanager
async def serve_slack(
    app: App, db: Database, config: SlackConfig, door: Door
) -> AsyncIterator[str]:
    """Serve the workspace of the token, or those that install Parley; gives the name, or how many.

    Raises Unavailable (SLACK_TOKEN_WRONG, SLACK_APP_TOKEN_WRONG, SLACK_WAY_MISSING,
    SLACK_NOT_REACHED, SLACK_SECRET_MISSING, SLACK_KEY_SHORT, SLACK_KEY_WRONG).
    """
    if not (config.app_token or config.secret):
        raise Unavailable(SlackRefusal.SLACK_WAY_MISSING)
    async with session() as shared:
        base = client(None, shared, config.api)
        workspaces = _workspaces(db, config, door, shared, base)
        spaces, _ = await asyncio.gather(workspaces.all(), _admitted(Calls(base), config.app_token))
        async with asyncio.TaskGroup() as tasks:
            here = SlackConnection(
                app, db, workspaces, tasks, prefix=config.prefix, reading=config.reading
            )
            bolt = here.bolt(base, config.secret if not config.app_token else "")
            sockets = Sockets(bolt, config.app_token, base)
            running_tasks: list[asyncio.Task[None]] = []
            try:
                if config.app_token:
                    running_tasks = [
                        tasks.create_task(sockets.keep(tasks)) for _ in range(CONNECTIONS)
                    ]
                else:
                    door.open(bolt)
                running_tasks.append(tasks.create_task(here.start()))
                if config.app_token:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(sockets.up.wait(), FIRST)
                yield _called(config, spaces)
            finally:
                door.close()
                for task in running_tasks:
                    task.cancel()
                await sockets.close()
                await here.close(GRACE)


def _workspaces(
    db: Database,
    config: SlackConfig,
    door: Door,
    shared: aiohttp.ClientSession,
    base: AsyncWebClient,
) -> Workspaces:
    """The workspace of the token, or all that install Parley, which they can from now on."""
    if config.token:
        return OneWorkspace(Calls(client(config.token, shared, config.api)))
    if not config.client_secret:
        raise Unavailable(SlackRefusal.SLACK_SECRET_MISSING)
    installations = Installations(db, Sealing(config.key))
    app = (config.client_id, config.client_secret)
    door.flow = flow(db, installations, base, *app, reading=config.reading)
    return InstalledWorkspaces(db, installations, rotator(base, *app), shared, config.api)


def _called(config: SlackConfig, spaces: Sequence[Workspace]) -> str:
    if config.token:
        return spaces[0].name or spaces[0].team
    return f"{len(spaces)} workspace{'' if len(spaces) == 1 else 's'}"


async def _admitted(calls: Calls, token: str) -> None:
    """Does Slack take the app-level token?

    Raises Unavailable (SLACK_APP_TOKEN_WRONG, SLACK_NOT_REACHED).
    """
    if not token:
        return
    try:
        await calls.as_app(token)
    except CallRefused as wrong:
        raise Unavailable(SlackRefusal.SLACK_APP_TOKEN_WRONG) from wrong
    except Unanswered as away:
        raise Unavailable(SlackRefusal.SLACK_NOT_REACHED) from away
