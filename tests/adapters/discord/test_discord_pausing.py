"""A debate that is paused and goes on, on Discord: what can be pressed, and who is called."""

import asyncio
from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_limits import walk
from tests.fakes.discord_server import fake_discord


async def test_the_turn_s_buttons_come_back_with_the_news_that_it_goes_on(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
        cem = Person(here, "13", "Cem")
        await ana.types("debate open", motion="This house waits.", format="oxford")
        await until(ben, "Sign-up is open.")
        ((thread, _),) = here.threads.items()
        for person in (ana, ben, cem):
            person.place = thread
        await ben.presses("Join For")
        await cem.presses("Join Against")
        await ana.types("debate start")
        await ana.types("chair count")
        await ben.presses("Begin")
        await until(ben, "7 minutes, until")
        await ana.presses("Pause")
        await until(ben, "The debate is paused.")
        await ana.presses("Go on")
        await until(ben, "has the floor until")

        news = next(m for m in reversed(here.messages) if "has the floor until" in m.words)
        assert news.payload["allowed_mentions"]["users"] == [12]
        pressed = [p["label"] for p in walk(news.payload["components"]) if p["type"] == 2]
        assert pressed == ["Speak", "End my turn", "Chair"]
        assert here.refused == []
