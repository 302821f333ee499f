"""Slack served beside everything else, for as long as a block runs."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.calls import CallRefused, Calls, Unanswered, client, session
from bot.adapters.slack.client import SlackConnection
from bot.adapters.slack.door import Door, SlackConfig
from bot.adapters.slack.installations import Installations
from bot.adapters.slack.installing import InstalledWorkspaces, flow, rotator
from bot.adapters.slack.refusals import SlackRefusal
from bot.adapters.slack.sockets import CONNECTIONS, Sockets
from bot.adapters.slack.workspaces import OneWorkspace, Workspace, Workspaces
from bot.app import App
from bot.kernel import clock
from bot.kernel.refusal import Refused, Unavailable
from bot.kernel.sealing import Sealing
from bot.store.database import Database

GRACE = 5.0
"""Seconds that work in flight has when Parley stops."""

FIRST = 5.0
"""Seconds for which the start waits for the first connection; afterwards it goes on by itself."""

PLATFORM = "Slack"
"""As its state is noted."""

log = logging.getLogger(__name__)


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

            def note(trouble: Refused | None) -> None:
                app.parts.platforms.note(PLATFORM, clock.now(), trouble)

            sockets = Sockets(bolt, config.app_token, base, note, here.read_back)
            running_tasks: list[asyncio.Task[None]] = []
            try:
                if config.app_token:
                    running_tasks = [
                        tasks.create_task(sockets.keep(tasks)) for _ in range(CONNECTIONS)
                    ]
                else:
                    door.open(bolt, config.secret)
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
    door.flow = flow(db, installations, base, *app, reading=config.reading, path=config.path)
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
