"""`parley run`: the main job, until it is told to stop."""

import asyncio
import gc
import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext

from aiohttp import web
from msgspec import Struct

from bot.adapters.web.config import ConsoleConfig
from bot.adapters.web.serving import Listening, serve_console
from bot.assembly import Parley, open_parley
from bot.cli.printing import say
from bot.kernel.identity import fresh_key
from bot.kernel.timekeeping import keeping_time
from bot.settings import Settings

log = logging.getLogger(__name__)


async def serve(settings: Settings) -> int:
    """Open the store and the console, and serve until SIGINT or SIGTERM. Raises Refused."""
    config, is_new_token = _config(settings)
    slack = _slack(settings)
    with _listen_for_stop() as stop:
        async with (
            open_parley(
                settings.data, settings.language_model, by_meaning=settings.meaning
            ) as parley,
            serve_console(parley.app, parley.db, config, slack.routes) as console,
        ):
            _greet(settings, config, console, is_new_token=is_new_token)
            async with (
                _on_discord(settings, parley) as invitation,
                slack.served(parley) as workspace,
                keeping_time(parley.app.parts),
            ):
                if invitation:
                    say(f"  On Discord. Invite Parley to a server: {invitation}\n")
                if workspace:
                    say(f"  On Slack, in {workspace}.\n")
                await asyncio.to_thread(_settle, parley)
                await stop.wait()
            log.info("stopping")
    say("Parley has stopped.")
    return 0


def _settle(parley: Parley) -> None:
    """Load what a start can do without, now that everybody is served, and begin to collect garbage.
    What is left of it by now never is any: later collections, which all would wait for, pass it."""
    parley.app.load_ahead()
    gc.collect()
    gc.freeze()
    gc.enable()


def _on_discord(settings: Settings, parley: Parley) -> AbstractAsyncContextManager[str]:
    """Discord, where a token is set; its library is not even loaded otherwise."""
    token = settings.discord_token.get_secret_value()
    if not token:
        return nullcontext("")
    from bot.adapters.discord.running import serve_discord

    return serve_discord(
        parley.app,
        parley.db,
        token,
        api=settings.discord_api,
        reading=settings.discord_messages,
        serving=settings.discord_shards,
        patience=settings.discord_patience,
    )


class _Slack(Struct, frozen=True, kw_only=True):
    """Slack as the settings want it: what it needs of the console's port, and how it is served."""

    routes: tuple[web.RouteDef, ...]
    served: Callable[[Parley], AbstractAsyncContextManager[str]]


def _slack(settings: Settings) -> _Slack:
    """Slack, where a token is set; its library is not even loaded otherwise."""
    token = settings.slack_bot_token.get_secret_value()
    if not (token or settings.slack_client_id):
        return _Slack(routes=(), served=lambda _: nullcontext(""))
    from bot.adapters.slack.running import Door, SlackConfig, serve_slack

    config = SlackConfig(
        token=token,
        app_token=settings.slack_app_token.get_secret_value(),
        secret=settings.slack_signing_secret.get_secret_value(),
        prefix=settings.slack_prefix,
        reading=settings.slack_messages,
        api=settings.slack_api,
        client_id=settings.slack_client_id,
        client_secret=settings.slack_client_secret.get_secret_value(),
        key=settings.slack_key.get_secret_value(),
    )
    door = Door()
    return _Slack(
        routes=door.routes(config),
        served=lambda parley: serve_slack(parley.app, parley.db, config, door),
    )


def _config(settings: Settings) -> tuple[ConsoleConfig, bool]:
    """How the console is to be, and whether its token was made just now."""
    names = tuple(name.strip() for name in settings.public_names.split(",") if name.strip())
    config = ConsoleConfig(
        host=settings.host,
        port=settings.port,
        names=names,
        token=settings.token.get_secret_value(),
        admin_token=settings.admin_token.get_secret_value(),
    )
    if not config.guarded or config.token:
        return config, False
    config = ConsoleConfig(
        host=config.host,
        port=config.port,
        names=names,
        token=fresh_key(),
        admin_token=config.admin_token or fresh_key(),
    )
    return config, True


def _greet(
    settings: Settings, config: ConsoleConfig, console: Listening, *, is_new_token: bool
) -> None:
    say("")
    say(f"  Parley is running. Open {console.address}")
    if is_new_token:
        say(f"  Token for members: {config.token}")
        say(f"  Token for chairs and admins: {config.admin_token}")
        say("  (made for this start; set PARLEY_TOKEN and PARLEY_ADMIN_TOKEN to choose your own)")
    if settings.model:
        say(f"  Language model: {settings.model}. Switch it on where it is wanted: /parley setup")
    say(f"  Data: {settings.data.resolve()}    Stop with Ctrl+C")
    say("")


@contextmanager
def _listen_for_stop() -> Iterator[asyncio.Event]:
    """An event that SIGINT and SIGTERM set, for as long as the block runs."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)
    try:
        for number in signals:
            loop.add_signal_handler(number, stop.set)
    except NotImplementedError:  # Windows: Ctrl+C ends the program by itself
        yield stop
        return
    try:
        yield stop
    finally:
        for number in signals:
            loop.remove_signal_handler(number)
