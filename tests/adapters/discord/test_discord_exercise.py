"""An exercise on Discord: a thread of its own, news for one role alone, a form, a debrief."""

import asyncio
from dataclasses import replace
from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_limits import walk
from tests.fakes.discord_server import fake_discord


async def test_an_exercise_is_played_and_debriefed_through_a_kill(tmp_path: Path) -> None:
    async with fake_discord() as here:
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)
        ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            await ben.types("exercise cards", card="strike_on_city")
            await until(ben, "People die in this card.")
            await ana.types(
                "exercise open", card="strike_on_city", against="coalition_force", minutes=600
            )
            await until(cem, "Take a role. The chair begins it.")
            ((thread, name),) = here.threads.items()
            assert name == "Missile strike on a city"
            for person in (ana, ben, cem):
                person.place = thread
            await ben.types("exercise join", role="beneficiary")
            await cem.types("exercise join", role="frontline")
            await until(ana, "Frontline Guarantor: **Cem**")
            assert "you know the ground best" in ben.sees()
            assert "you know the ground best" not in cem.sees()
            await ana.presses("Begin")
            await until(cem, "In the night three missiles hit a city.")
            await ben.presses("Report")
            await until(cem, "The Beneficiary reports the incident")
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            assert "The exercise goes on" not in ana.sees()
            await ana.presses("Next development")
            await until(cem, "The Beneficiary gets news that only it sees.")
            await until(ben, "Your radar shows")
            assert "Your radar shows" not in cem.sees()
            # Its button works from the direct message, which lies on no server.
            brief = next(m for m in here.messages if m.channel in here.dms)
            red = next(p for p in walk(brief.payload["components"]) if p.get("label"))
            data = {"custom_id": red["custom_id"], "component_type": 2}
            answer = await here.interact(
                3, data, ben.key, ben.name, 0, brief.channel, message=brief
            )
            assert answer.answers[0]["type"] in (4, 9)
            lost = replace(brief, id="1")
            await asyncio.sleep(1)
            await here.interact(3, data, ben.key, ben.name, 0, brief.channel, message=lost)
            await until(ben, "Please do that on the server itself.")
            await cem.presses("Call the meeting")
            await until(ben, "The Frontline Guarantor calls the meeting")
            form = await cem.presses("Propose")
            await cem.fills(form, responses="sanctions", words="We cannot wait, @everyone.")
            await until(ben, "We cannot wait")
            await ana.presses("Count the votes")
            await until(ben, "is carried.")
            await ana.presses("End the incident")
            await until(ana, "End the exercise now?")
            await ana.presses("Yes, end it")
            await until(ben, "Debrief: Missile strike on a city", 20)
            await ben.presses("Details")
            await until(ben, "What the sheet promised, and what was done")
        assert here.refused == []


async def test_the_end_of_an_exercise_in_a_debate_s_thread_leaves_the_thread_open(
    tmp_path: Path,
) -> None:
    async with fake_discord() as here:
        ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            await ana.types("debate open", motion="This house trusts promises.", format="text")
            await until(ben, "Sign-up is open.")
            ((thread, _),) = here.threads.items()
            ana.place = ben.place = thread
            await ana.types("exercise open", card="cut_cable", against="us_japan")
            await until(ben, "Take a role. The chair begins it.")
            await ben.types("exercise join", role="frontline")
            await ana.presses("Begin")
            await until(ben, "A sea cable fails.")
            await ana.presses("End the incident")
            await until(ana, "End the exercise now?")
            await ana.presses("Yes, end it")
            await until(ben, "Debrief: The cut cable", 20)
            await until(ben, "Exercise 1 was held: The cut cable.")
            await ben.presses("Join For")
            await until(ana, "**For** **Ben**")
        assert here.threads == {thread: "This house trusts promises."}
        assert not here.channels[thread].archived
        assert here.refused == []
