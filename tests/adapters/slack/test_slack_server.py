"""The local Slack itself, driven by the real library: what it takes, what it refuses, and how."""

import asyncio
import os
import sys
from pathlib import Path

from tests.fakes.slack.people import Person
from tests.fakes.slack.server import APP_TOKEN, BOT_TOKEN, FakeSlack, fake_slack

ROOT = Path(__file__).parents[3]


async def _bare(here: FakeSlack) -> asyncio.subprocess.Process:
    env = {
        **os.environ, "PARLEY_SLACK_BOT_TOKEN": BOT_TOKEN, "PARLEY_SLACK_APP_TOKEN": APP_TOKEN,
        "PARLEY_SLACK_API": here.api,
    }  # fmt: skip
    return await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "bench/speed/bare_slack.py"), env=env
    )


async def test_a_bare_app_is_connected_acknowledges_and_answers() -> None:
    async with fake_slack() as here:
        ana, ben = Person(here, "U0000011", "Ana"), Person(here, "U0000012", "Ben")
        child = await _bare(here)
        try:
            await asyncio.wait_for(here.connected.wait(), 20)
            sent = await ana.types("/parley motion list")
            for _ in range(40):
                if "Nobody has proposed" in ana.sees():
                    break
                await asyncio.sleep(0.05)
            assert sent.failed == ""
            assert sent.seconds is not None
            assert sent.seconds < 0.5
            assert "Nobody has proposed" in ana.sees()
            assert "Nobody has proposed" not in ben.sees()
            await here.sockets.refresh()
            await asyncio.sleep(0.5)
            assert here.sockets.opened == 2
            assert (await ana.types("/parley motion list")).failed == ""
            here.sockets.silence()
            lost = await ana.types("/parley motion list")
            assert lost.failed == "operation_timeout"
        finally:
            child.kill()
            await child.wait()
        gone = await ana.types("/parley motion list")
        assert gone.failed == "dispatch_failed"
        assert here.failed == []
