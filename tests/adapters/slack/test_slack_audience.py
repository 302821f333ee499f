"""A debate held on Slack and watched on Discord, in one process: it votes there in the end, too."""

import asyncio
import re
from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS
from tests.adapters.discord.test_discord_debate import Person as Server
from tests.adapters.discord.test_discord_debate import until as seen
from tests.adapters.slack.playing import meet
from tests.adapters.slack.running import parley
from tests.fakes.discord_server import TOKEN, fake_discord
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import fake_slack
from tests.waiting import comes_true


async def test_a_discord_server_watches_a_debate_on_slack_and_votes_at_its_end(
    tmp_path: Path,
) -> None:
    async with fake_discord() as there, fake_slack() as here:
        more = {
            "PARLEY_DISCORD_TOKEN": TOKEN,
            "PARLEY_DISCORD_API": f"{there.address}/api/v10",
        }
        async with parley(tmp_path, here, **more):
            await asyncio.wait_for(there.ready.wait(), 20)
            ana, ben = Person(here, "U0000011", "Ana", admin=True), Person(here, "U0000012", "Ben")
            dan, eve = Server(there, "21", "Dan", MANAGE_EVENTS), Server(there, "22", "Eve")
            await ana.types('/debate open format:fishbowl-open motion:"This house is watched."')
            await meet(ana, ben)
            await ana.mentions("audience invite")
            await until(ana, "/audience join")
            code = re.search(r"/audience join (\w+)", ana.sees())
            assert code is not None
            await dan.types("audience join", code=code[1])
            await seen(eve, "This house is watched.")
            await ana.presses("Join Inner circle")
            for step in ("debate start", "chair count", "chair skip", "chair skip"):
                await ana.mentions(step)
            await until(ben, "Closing vote, sealed")
            await comes_true(lambda: "Vote" in eve.sees().splitlines())
            form = await eve.presses("Vote")
            await eve.fills(form, stance="3", reason="From afar")
            await seen(eve, "strongly for (+3)")
            await ben.presses("Vote")
            await ben.submits(stance="-1")
            await ana.presses("Close the vote")
            await until(ana, "Close it all the same?")
            await ana.presses("Close the vote")
            await until(ben, "The debate is over.")
            await seen(eve, "The debate is over.")

            assert "From afar" not in ben.sees()
            assert there.refused == []
            assert here.refused == []
