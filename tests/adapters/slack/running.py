"""Parley started as an admin would, on a server that speaks Slack; driven from outside."""

import asyncio
import os
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.fakes.slack.server import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, FakeSlack

ROOT = Path(__file__).parents[3]
PATH = "/slack/events"
COMPILED = Path(tempfile.gettempdir()) / "parley-compiled"


@asynccontextmanager
async def parley(
    folder: Path,
    here: FakeSlack,
    *,
    http: bool = False,
    token: str = BOT_TOKEN,
    port: int = 0,
    **more: str,
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The program, connected, until the block ends; it is killed then."""
    here.connected.clear()
    env = {key: value for key, value in os.environ.items() if not key.startswith("PARLEY_")}
    port = port or (free_port() if http else 0)
    env |= {
        "PARLEY_DATA": str(folder), "PARLEY_PORT": str(port), "PYTHONPATH": str(ROOT),
        "PARLEY_SLACK_BOT_TOKEN": token, "PARLEY_SLACK_API": here.api,
        "PYTHONPYCACHEPREFIX": str(COMPILED),
    }  # fmt: skip
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # each start compiles it all anew otherwise
    env |= (
        {"PARLEY_SLACK_SIGNING_SECRET": SIGNING_SECRET}
        if http
        else {"PARLEY_SLACK_APP_TOKEN": APP_TOKEN}
    )
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env={**env, **more}, cwd=folder,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        if http:
            here.request_url = f"http://127.0.0.1:{port}{PATH}"
            await _healthy(here, port)
        else:
            await connected(here, child)
        yield child
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()


async def connected(here: FakeSlack, child: asyncio.subprocess.Process) -> None:
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


async def _healthy(here: FakeSlack, port: int) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < 20:
        try:
            async with here.session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                if answer.status == 200:
                    return
        except OSError:
            await asyncio.sleep(0.05)
    raise AssertionError("the program does not listen")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def called(here: FakeSlack, count: int, method: str, seconds: float = 6) -> None:
    """Wait till a method was called so often."""
    for _ in range(int(seconds * 20)):
        if here.calls.count(method) >= count:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{method} was called {here.calls.count(method)} times")
