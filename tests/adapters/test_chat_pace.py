"""One who floods Discord or Slack is asked to wait, in one sentence; the others go on."""

import asyncio
from pathlib import Path

from tests.adapters.discord import test_discord_debate as discord
from tests.adapters.slack import running as slack
from tests.fakes.discord_server import fake_discord
from tests.fakes.slack.people import Person as SlackPerson
from tests.fakes.slack.people import until as slack_until
from tests.fakes.slack.server import fake_slack

WAIT = "That was a lot at once."
FLOOD = 70
"""Commands at once: more than a member may send, fewer than all of them together."""


async def test_on_discord(tmp_path: Path) -> None:
    async with fake_discord() as here, discord.parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = discord.Person(here, "11", "Ana"), discord.Person(here, "12", "Ben")
        await asyncio.gather(*(ana.types("format list") for _ in range(FLOOD)))
        await discord.until(ana, WAIT)
        await ben.types("format list")
        await discord.until(ben, "Oxford")


async def test_on_slack(tmp_path: Path) -> None:
    async with fake_slack() as here, slack.parley(tmp_path, here):
        ana, ben = SlackPerson(here, "U0000011", "Ana"), SlackPerson(here, "U0000012", "Ben")
        await asyncio.gather(*(ana.types("/parley format list") for _ in range(FLOOD)))
        await slack_until(ana, WAIT)
        await ben.types("/parley format list")
        await slack_until(ben, "Oxford")
