"""Points of information on Discord: one is taken and spoken, another is declined."""

import asyncio
from pathlib import Path

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.adapters.four_speeches import POINTS, build_format
from tests.fakes.discord_limits import walk
from tests.fakes.discord_server import fake_discord
from tests.waiting import comes_true


def labels_under(person: Person, words: str) -> list[str]:
    """The buttons of the last message that says so."""
    message = next(m for m in reversed(person.here.visible(person.key)) if words in m.words)
    parts = walk(message.payload.get("components", ()))
    return [str(part["label"]) for part in parts if part["type"] == 2]


def ends_turn(person: Person, words: str) -> bool:
    """Does the last message that says so have the button that ends the turn?"""
    return "End my turn" in labels_under(person, words)


async def test_a_point_is_offered_taken_and_spoken_and_another_declined(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)
        ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
        await ana.types("format add", text=build_format(2, POINTS))
        await ana.types("debate open", motion="This house takes points.", format="short")
        await until(ben, "Sign-up is open.")
        ana.place = ben.place = cem.place = next(iter(here.threads))
        await ben.presses("Join For")
        await cem.presses("Join Against")
        await until(ana, "Cem")
        await ana.presses("Start")
        await until(ana, "First vote")
        await ana.presses("Close the vote")
        await until(ana, "Close it all the same?")
        await ana.presses("Close the vote")
        await until(ben, "First vote closed")
        await ben.presses("Begin")
        await until(cem, "5 minutes, until")

        await cem.presses("Point of information")
        await until(ben, "<@12>")  # who is offered a point is called
        assert labels_under(ben, "offers a point of information.")[:2] == ["Take it", "Not now"]
        await ben.presses("Take it")
        await until(cem, "you have the point. Please be short: 1 minute.")
        form = await cem.presses("Speak")
        await cem.fills(form, words="Who would pay for that?")
        await until(ana, "Who would pay for that?")
        assert "**Point of information**, **Cem** to **Ben**" in ana.sees()

        await cem.presses("Point of information")
        await until(ben, "has the floor; **Cem** offers")
        await ben.presses("Not now")
        await until(cem, "**Ben** does not take your point.")
        form = await ben.presses("Speak")
        await ben.fills(form, words="Those who sign it pay for it.")
        await until(ana, "Those who sign it pay for it.")
        assert ends_turn(ana, "Those who sign it pay for it.")
        assert await comes_true(lambda: not ends_turn(ana, "Who would pay for that?"))
        await ben.presses("End my turn")
        await until(ana, "Next: **Speech 2**")
        assert await comes_true(lambda: not ends_turn(ana, "Those who sign it pay for it."))
        assert here.refused == []
