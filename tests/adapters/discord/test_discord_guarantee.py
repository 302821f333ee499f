"""A guarantee sheet on Discord: by selects, forms and buttons, one board in place, after a kill."""

import asyncio
from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_limits import walk
from tests.fakes.discord_server import Interaction, fake_discord


async def chooses(person: Person, value: str) -> Interaction:
    """The option that sends this, of the last message in which they see it."""
    for message in reversed(person.here.visible(person.key)):
        for part in walk(message.payload.get("components", ())):
            if part["type"] == 3 and value in [option["value"] for option in part["options"]]:
                data = {"custom_id": part["custom_id"], "component_type": 3, "values": [value]}
                return await person.here.interact(
                    3, data, person.key, person.name, person.permissions, person.place
                )
    raise AssertionError(f"{person.name} sees no option {value}")


async def test_three_people_build_a_sheet_by_what_discord_shows_them(tmp_path: Path) -> None:
    async with fake_discord() as here:
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)
        ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            await ana.types("guarantee new", title="Ours", basis="author_proposal", rule="ranked")
            await until(ben, "Ours (sheet 1)")
            await ben.presses("Amend a clause")
            await until(ben, "Which clause?")
            form = await chooses(ben, "/guarantee amend clause:duties sheet:1")
            assert form.answers[0]["type"] == 9
            labels = [one["label"] for one in form.answers[0]["data"]["components"]]
            assert labels[0] == "What does the beneficiary undertake?"
            await ben.fills(form, options="reform", words="Courts first, @everyone", debate="no")
            await until(cem, "Ben proposes")
            form = await cem.types("guarantee amend", clause="duties")
            await cem.fills(form, options="none of these", debate="no")
            await until(ana, "Cem proposes")
            await ana.types("guarantee second", number=1)
            await ana.types("guarantee second", number=2)
            await until(ana, "seconded by Ana")
        async with parley(tmp_path, here):
            await asyncio.wait_for(here.ready.wait(), 20)
            await ana.presses("Put to the vote")
            await until(cem, "voted on until")
            for person, ranking in ((ana, "2 > 1 > 0"), (ben, "1 > 0 > 2"), (cem, "2 > 0 > 1")):
                form = await person.presses("Rank")
                assert form.answers[0]["type"] == 9
                places = enumerate(ranking.split(" > "), 1)
                await person.fills(form, **{f"ranking.{place}": key for place, key in places})
                await until(person, "Your ranking for “")
            assert "Your ranking for “" not in "".join(m.words for m in here.messages if not m.only)
            await ana.presses("Close the vote")
            await until(ben, "Carried among 3 ballots, best first: number 2;")
            await until(ben, "none of these")
            boards = [m for m in here.visible("12") if "clauses decided" in m.words]
            assert len([m for m in boards if not m.only]) == 1
            await cem.types("guarantee export", kind="json")
            assert here.refused == []
