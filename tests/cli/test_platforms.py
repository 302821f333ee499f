"""A platform in trouble: it is told once, tried again, and stops nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.adapters.discord.refusals import DiscordRefusal
from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.cli.platforms import PlatformServing, keep_serving
from bot.community.views.status import render_status
from bot.kernel.platforms import Platforms
from bot.kernel.refusal import Unavailable

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
AWAY = Unavailable(DiscordRefusal.DISCORD_NOT_REACHED)


class Moody:
    """A platform that fails as it is told to, once for each reason, and is then served."""

    def __init__(self, *faults: Exception) -> None:
        self.faults = list(faults)
        self.served = asyncio.Event()
        self.fails = asyncio.Event()

    @asynccontextmanager
    async def serve(self, _: Parley) -> AsyncIterator[str]:
        if self.faults:
            raise self.faults.pop(0)
        async with asyncio.TaskGroup() as group:
            failing = group.create_task(self._fail())
            self.served.set()
            yield "the harbour"
            failing.cancel()

    async def _fail(self) -> None:
        await self.fails.wait()
        self.fails.clear()
        raise Unavailable(DiscordRefusal.DISCORD_TOKEN_WRONG)


@asynccontextmanager
async def kept(folder: Path, moody: Moody) -> AsyncIterator[Parley]:
    platform = PlatformServing(name="Chat", served=moody.serve, greeting="On Chat, in {where}.")
    async with open_parley(folder) as parley, asyncio.timeout(10), asyncio.TaskGroup() as group:
        serving = group.create_task(keep_serving(platform, parley, asyncio.Event(), pause=0.01))
        await moody.served.wait()
        yield parley
        serving.cancel()


async def test_it_is_tried_again_and_told_once_for_each_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moody = Moody(AWAY, AWAY, ExceptionGroup("of tasks", [AWAY]), OSError("what nobody expects"))
    async with kept(tmp_path, moody):
        said = capsys.readouterr().out

    assert said.count("Discord cannot be reached") == 1
    assert said.count("Chat stopped for a reason that Parley does not know") == 1
    assert said.rstrip().endswith("On Chat, in the harbour.")


async def test_trouble_later_is_told_and_ended_by_the_next_try(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moody = Moody()
    async with kept(tmp_path, moody) as parley:
        capsys.readouterr()
        moody.served.clear()
        moody.fails.set()
        await moody.served.wait()
        await asyncio.sleep(0)

        said = capsys.readouterr().out
        assert "Chat is off; Parley tries again by itself." in said
        assert said.rstrip().endswith("On Chat, in the harbour.")
        assert parley.app.parts.platforms.all()[0].trouble is None


async def test_the_status_says_what_is_in_the_way(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        platforms = parley.app.parts.platforms
        platforms.note("Discord", START, AWAY)
        platforms.note("Slack", START)

    shown = rendered(render_status(platforms.all()), width=10_000)
    assert "Discord" in shown
    assert "Parley tries again by itself. Discord cannot be reached." in shown
    assert shown.count("Served") == 2


def test_the_same_trouble_again_is_trouble_since_then() -> None:
    platforms, later = Platforms(), START + timedelta(hours=1)
    platforms.note("Slack", START, AWAY)

    platforms.note("Slack", later, Unavailable(DiscordRefusal.DISCORD_NOT_REACHED))

    assert [state.since for state in platforms.all()] == [START]
    platforms.note("Slack", later)
    assert [(state.since, state.trouble) for state in platforms.all()] == [(later, None)]
