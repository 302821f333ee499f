"""Practice on Discord: for one pair of eyes, through a kill while the opponent thinks."""

import asyncio
from pathlib import Path

from tests.adapters.discord.test_discord_debate import Person, parley, until
from tests.adapters.discord.test_discord_model import MANAGE_GUILD
from tests.fakes.discord_server import fake_discord
from tests.fakes.model_server import ModelServer, Says, Slow, running, settings
from tests.model.practised import ASSURED, MINE, MOTION, opponent
from tests.waiting import comes_true


async def asked(server: ModelServer) -> None:
    assert await comes_true(lambda: server.asked, 10), "the model was never asked"


async def test_a_member_practises_and_nobody_else_sees_it(tmp_path: Path) -> None:
    async with running() as server, fake_discord() as here:
        server.will(Slow(60, Says({"sentences": []})))
        server.answers = opponent
        admin = Person(here, "11", "Ada", MANAGE_GUILD)
        ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
        async with parley(tmp_path, here, **settings(server)):
            await asyncio.wait_for(here.ready.wait(), 20)
            await admin.types("parley setup", model="on", model_wording="on")
            await until(admin, "Language model")
            await ben.types(
                "practice start", motion=MOTION, side="against", format="oxford", article="brief"
            )
            await until(ben, "Your opponent is thinking", 10)
            assert ASSURED not in ben.sees()
            await asked(server)  # what is slow is meant for this question, not for the next
        async with parley(tmp_path, here, **settings(server)):
            await asyncio.wait_for(here.ready.wait(), 20)
            await until(ben, "Speech 1, your opponent (practice)", 20)
            await until(ben, ASSURED)
            await ben.types("practice show")
            await until(ben, "Your opponent", 10)
            await ben.presses("Begin")
            await until(ben, "you; at most")
            form = await ben.presses("Speak")
            await ben.fills(form, words=MINE)
            await asyncio.sleep(1)
            await ben.presses("End my turn")
            await until(ben, "Speech 3, your opponent (practice)", 15)
            await ben.presses("Stop practising")
            await until(ben, "You ended it.")
            assert "practice" not in cem.sees().lower()
            assert ASSURED not in cem.sees()
        assert here.refused == []
