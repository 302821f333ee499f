"""Votes on statements on Discord: one message that shows the next after each vote."""

import asyncio
from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_server import fake_discord


async def test_statements_are_voted_on_in_one_message(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
        await ana.types("debate open", motion="This house trusts promises.", format="oxford")
        await until(ben, "Sign-up is open.")
        (thread,) = here.threads
        ana.place = ben.place = thread
        for words in ("Planes deter best.", "Treaties outlive governments."):
            await ana.types("statement add", words=words)
        await until(ben, "Treaties outlive governments.")

        await ben.types("statement next")
        ballots = [m for m in here.visible("12") if m.only == "12" and "more after" in m.words]
        assert len(ballots) == 1
        await ben.presses("Agree")
        await until(ben, "This is the last one.")
        assert "more after" not in ben.sees()
        await ben.presses("Disagree")
        await until(ben, "You have voted on every statement.")

        assert "Statement 1: " not in ballots[0].words
        assert [m for m in here.visible("12") if m.only == "12"] == ballots
        assert here.refused == []
