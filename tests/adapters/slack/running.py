"""Parley started as an admin would, on a server that speaks Slack; driven from outside."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fakes.slack.server import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, FakeSlack
from tests.programs import AnyProcess, free_port, running, serves
from tests.waiting import comes_true

PATH = "/slack/events"


@asynccontextmanager
async def parley(
    folder: Path,
    here: FakeSlack,
    *,
    http: bool = False,
    token: str = BOT_TOKEN,
    port: int = 0,
    waits: bool = True,
    **more: str,
) -> AsyncIterator[AnyProcess]:
    """The program until the block ends, connected unless nobody `waits` for that; it is killed
    then."""
    here.connected.clear()
    port = port or (free_port() if http else 0)
    env = {
        "PARLEY_PORT": str(port), "PARLEY_SLACK_BOT_TOKEN": token, "PARLEY_SLACK_API": here.api,
    }  # fmt: skip
    env |= (
        {"PARLEY_SLACK_SIGNING_SECRET": SIGNING_SECRET}
        if http
        else {"PARLEY_SLACK_APP_TOKEN": APP_TOKEN}
    )
    async with running(folder, **{**env, **more}) as child:
        if http:
            here.request_url = f"http://127.0.0.1:{port}{PATH}"
            assert await serves(child, port, 20), "the program does not listen"
        elif waits:
            await connected(here, child)
        yield child


async def connected(here: FakeSlack, child: AnyProcess) -> None:
    """Wait for the first connection; what the program says if it ends instead is raised."""
    ended = asyncio.ensure_future(child.wait())
    waiting = asyncio.ensure_future(here.connected.wait())
    done, _ = await asyncio.wait({ended, waiting}, timeout=20, return_when="FIRST_COMPLETED")
    ended.cancel()
    waiting.cancel()
    if waiting not in done:
        assert child.stderr is not None
        said = await asyncio.wait_for(child.stderr.read(), 1) if child.returncode else b"too slow"
        raise AssertionError(said.decode())


async def called(here: FakeSlack, count: int, method: str, seconds: float = 6) -> None:
    """Wait till a method was called so often."""
    if not await comes_true(lambda: here.calls.count(method) >= count, seconds):
        raise AssertionError(f"{method} was called {here.calls.count(method)} times")
