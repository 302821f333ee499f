"""Results as a channel sees them: one screen, its details for who asks, and nothing that a secret
ballot promised to hide."""

import asyncio
from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_server import FakeDiscord, fake_discord

TOO_FEW = "Only 2 people voted both times: too few to show movement in a secret ballot."


async def hold_debate(here: FakeDiscord, voters: int) -> list[Person]:
    """A debate of so many voters from its opening to its result; Ana is its chair."""
    await asyncio.wait_for(here.ready.wait(), 20)
    ana = Person(here, "11", "Ana", MANAGE_EVENTS)
    people = [
        ana,
        *(Person(here, f"{12 + n}", name) for n, name in enumerate(("Ben", "Cem", "Dee", "Eli"))),
    ]
    await ana.types("debate open", motion="This house meets.", format="fishbowl-open")
    await until(ana, "Sign-up is open.")
    place = next(iter(here.threads))
    for person in people:
        person.place = place
    await ana.types("debate join", seat="inner1")
    await ana.types("debate start")
    for stance in ("-1", "3"):
        for person in people[:voters]:
            await person.types("debate vote", stance=stance)
        if stance == "-1":
            for step in ("chair count", "debate begin", "chair skip", "chair skip"):
                await ana.types(step)
            await until(ana, "Closing vote, sealed")
    await ana.types("chair count")
    await until(people[1], "### Result")
    return people


async def test_a_result_is_one_screen_and_its_details_go_to_who_asks(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        _, ben, cem, *_ = await hold_debate(here, 5)
        room = "\n".join(message.words for message in here.messages if not message.only)
        (result,) = [m for m in here.messages if not m.only and "### Result" in m.words]
        assert "For went from 0 to 5 votes, Against went from 5 to 0 votes" in result.words
        assert "5 of 5 people switched sides." in result.words
        assert "With 5 voters this could be chance." in result.words
        assert not any(word in room for word in ("McNemar", "Gini", "variance", "p = "))
        (picture,) = result.payload["attachments"]
        assert picture["description"].startswith("5 of 5 people switched sides: 5 from Against")

        await ben.presses("Details")
        await until(ben, "Before (rows) and after (columns)")
        assert "Before (rows)" not in cem.sees()
        assert here.refused == []


async def test_a_secret_ballot_of_two_publishes_no_sums_in_any_way(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        _, ben, *_ = await hold_debate(here, 2)
        (result,) = [m for m in here.messages if not m.only and "### Result" in m.words]
        assert TOO_FEW in result.words
        assert "switched" not in result.words
        assert "attachments" not in result.payload or not result.payload["attachments"]

        await ben.presses("Details")
        await until(ben, "Result in detail")
        for kind in ("csv", "bundle"):
            await ben.types("debate export", kind=kind)
            await until(ben, "Too few people voted in secret")
        assert not any(sums in ben.sees() for sums in ("1 vote", "2 votes", "100 %"))
        assert here.refused == []
