"""`parley run`: the main job, until it is told to stop."""

import asyncio
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
from functools import partial

from aiohttp import web
from msgspec import Struct

from bot.adapters.web.config import ConsoleConfig
from bot.adapters.web.console import find_visitor
from bot.adapters.web.metrics import serve_metrics
from bot.adapters.web.proxies import read_prefix
from bot.adapters.web.serving import Listening, serve_console
from bot.assembly import Parley, open_configured
from bot.cli.backing_up import DailyBackups
from bot.cli.leasing import Leases
from bot.cli.platforms import PlatformServing, keep_serving
from bot.cli.printing import say
from bot.cli.tokens import FILE_NAME, Opening, console_opening
from bot.kernel.refusal import sentence
from bot.kernel.supervising import keep_running
from bot.kernel.timekeeping import catch_up, keeping_time, settle_time
from bot.settings import Settings
from bot.store.database import Database
from bot.store.holding import hold_folder
from bot.store.opening import FILE_NAME as STORE

LONGEST_START = 10.0
"""Seconds for which platforms are waited for, before what a start can do without is loaded."""

LONGEST_STOP = 9.0
"""Seconds after which a stop waits for nothing any more."""

YOUNG = 5_000
"""Objects that come together before they are looked through for garbage. Python’s own 700 come with
a few requests, and what requests leave behind is hardly ever garbage."""

SWITCH = 0.001
"""Seconds for which a thread may compute while another waits for its turn. With Python's own five
a press of a button waits five times as long while questions are answered."""

log = logging.getLogger(__name__)


async def serve(settings: Settings) -> int:
    """Open the store and the console, and serve until SIGINT or SIGTERM. Raises Refused."""
    sys.setswitchinterval(SWITCH)
    discord, slack = _discord(settings), _slack(settings)
    platforms = [*discord, *([slack.platform] if slack.platform is not None else [])]
    is_shared = bool(settings.database.get_secret_value())
    with nullcontext() if is_shared else hold_folder(settings.data), _listen_for_stop() as stop:
        opening = console_opening(settings)
        async with (
            open_configured(settings) as parley,
            keeping_time(parley.app.parts),
            serve_console(parley.app, parley.db, opening.config, slack.routes) as console,
            _watched(settings, parley),
        ):
            await settle_time(parley.app.parts)
            _greet(settings, opening, console, parley.db)
            async with asyncio.TaskGroup() as group:
                # What the web's rooms have not been shown holds up no platform.
                showing = keep_running("catching up", partial(catch_up, parley.app.parts))
                beside = [group.create_task(showing)]
                if settings.backups and not is_shared:
                    backups = DailyBackups(settings.data / STORE)
                    beside.append(group.create_task(keep_running("backups", backups.run)))
                tries = [asyncio.Event() for _ in platforms]
                serving = [
                    group.create_task(
                        keep_serving(platform, parley, tried, settings.platform_pause)
                    )
                    for platform, tried in zip(platforms, tries, strict=True)
                ]
                await _wait_for_tries(tries, stop)
                await asyncio.to_thread(_settle, parley)
                ahead = keep_running("making libraries ready", parley.library.build_ahead)
                beside.append(group.create_task(ahead))
                await stop.wait()
                log.info("stopping")
                _end_at_last()
                for task in (*serving, *beside):
                    task.cancel()
    say("Parley has stopped.")
    return 0


def _watched(settings: Settings, parley: Parley) -> AbstractAsyncContextManager[object]:
    """The port for those who watch, where one is set."""
    if not settings.metrics_port:
        return nullcontext()
    return serve_metrics(parley.app.parts, settings.metrics_host, settings.metrics_port)


async def _wait_for_tries(tries: Sequence[asyncio.Event], stop: asyncio.Event) -> None:
    """Wait until all platforms were tried once; not for ever, and not when told to stop."""
    tried = asyncio.gather(*(each.wait() for each in tries))
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait(
        (tried, stopping), timeout=LONGEST_START, return_when=asyncio.FIRST_COMPLETED
    )
    tried.cancel()
    stopping.cancel()


def _end_at_last() -> None:
    """End the process in a while, whatever a thread is still at work on: what was acknowledged is
    on disk, and nobody waits for the rest."""

    def end() -> None:
        log.warning("stopped with work left that did not end")
        say("Parley has stopped.")
        os._exit(0)

    ending = threading.Timer(LONGEST_STOP, end)
    ending.daemon = True
    ending.start()


def _settle(parley: Parley) -> None:
    """Load what a start can do without, now that everybody is served, and begin to collect garbage.
    What is left of it by now never is any: later collections, which all would wait for, pass it."""
    try:
        parley.app.load_ahead()
    except Exception:  # such as no descriptor left just now; it is loaded when it is needed
        log.exception("what is needed later was not loaded ahead")
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    gc.enable()


def _discord(settings: Settings) -> list[PlatformServing]:
    """Discord, where a token is set; its library is not even loaded otherwise. Over a database that
    processes share, each shard is served by the one that holds its lease."""
    token = settings.discord_token.get_secret_value()
    if not token:
        return []

    def served(parley: Parley, serving: str) -> AbstractAsyncContextManager[str]:
        from bot.adapters.discord.running import serve_discord

        return serve_discord(
            parley.app,
            parley.db,
            token,
            api=settings.discord_api,
            reading=settings.discord_messages,
            serving=serving,
            patience=settings.discord_patience,
        )

    greeting = "On Discord. Invite Parley to a server: {where}"
    if not settings.database.get_secret_value():
        all_ = partial(served, serving=settings.discord_shards)
        return [PlatformServing(name="Discord", served=all_, greeting=greeting)]
    from bot.adapters.discord.running import shards

    ids, total = shards(settings.discord_shards or "0/1")
    leases = Leases(total or 1)

    def by_lease(parley: Parley, number: int) -> AbstractAsyncContextManager[str]:
        shard = f"{number}/{total}"
        return leases.leased(parley.db, f"discord shard {shard}", number, served(parley, shard))

    return [
        PlatformServing(
            name=f"Discord, shard {number}",
            served=partial(by_lease, number=number),
            greeting=greeting,
        )
        for number in ids or ()
    ]


class _Slack(Struct, frozen=True, kw_only=True):
    """Slack as the settings want it: what it needs of the console's port, and how it is served."""

    routes: tuple[web.RouteDef, ...] = ()
    platform: PlatformServing | None = None


def _slack(settings: Settings) -> _Slack:
    """Slack, where a token is set; its library is not even loaded otherwise."""
    token = settings.slack_bot_token.get_secret_value()
    if not (token or settings.slack_client_id):
        return _Slack()
    from bot.adapters.slack.door import Door, SlackConfig
    from bot.adapters.slack.running import serve_slack

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
        path=read_prefix(settings.path),
    )
    door = Door(find_visitor)
    platform = PlatformServing(
        name="Slack",
        served=lambda parley: serve_slack(parley.app, parley.db, config, door),
        greeting="On Slack, in {where}.",
    )
    return _Slack(routes=door.routes(config), platform=platform)


def _greet(
    settings: Settings,
    opening: Opening,
    console: Listening,
    db: Database,
) -> None:
    say("")
    for line in say_where(console, opening.config):
        say(f"  {line}")
    if opening.member_token:
        say(f"  Token for members: {opening.member_token}")
    if opening.admin_token:
        say(f"  Token for chairs and admins: {opening.admin_token}")
    if opening.member_token or opening.admin_token:
        say(
            f"  (kept in {settings.data.resolve() / FILE_NAME}; PARLEY_TOKEN and PARLEY_ADMIN_TOKEN"
        )
        say("  take their place)")
    if settings.model:
        say(f"  Language model: {settings.model}. Switch it on where it is wanted: /parley setup")
    data = db.where if db.is_shared else settings.data.resolve()
    say(f"  Data: {data}    Stop with Ctrl+C")
    if db.trouble is not None:
        say(f"  Saving is off for now; Parley saves again by itself. {sentence(db.trouble)}")
    say("")


def say_where(console: Listening, config: ConsoleConfig) -> tuple[str, ...]:
    """What to open in a browser, in a line or two: behind a proxy, what the proxy is reached by."""
    if console.public:
        opened = " or ".join(console.public)
        through = " for your proxy" if config.is_behind_proxy else ""
        return (
            f"Parley is running. Open {opened}",
            f"It listens{through} at {console.address}",
        )
    if config.is_behind_proxy:
        return (
            "Parley is running. Open your proxy’s address; its name must stand in"
            " PARLEY_PUBLIC_NAMES",
            f"It listens for your proxy at {console.address}",
        )
    return (f"Parley is running. Open {console.address}",)


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
