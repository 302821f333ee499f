"""The chair's desk on Discord: one message that only the chair sees, whatever is pressed on it."""

import asyncio
from pathlib import Path

from bot.adapters.discord.twice import A_DOUBLE_CLICK
from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_limits import walk
from tests.fakes.discord_replies import Seen
from tests.fakes.discord_server import fake_discord


def desks(person: Person) -> list[Seen]:
    """The desks that stand before somebody."""
    seen = person.here.visible(person.key)
    return [message for message in seen if "### Your desk" in message.words]


def labels(message: Seen) -> list[str]:
    parts = walk(message.payload.get("components", ()))
    return [str(part["label"]) for part in parts if part["type"] == 2]


async def test_a_desk_is_one_message_with_what_can_be_done_now(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)
        ben, cem = Person(here, "12", "Ben"), Person(here, "13", "Cem")
        await ana.types("debate open", motion="This house trusts promises.", format="oxford")
        await until(cem, "Sign-up is open.")
        (thread,) = here.threads
        ana.place = ben.place = cem.place = thread
        await ben.presses("Join For")
        await until(ana, "Ben")

        await ana.presses("Chair")
        (desk,) = desks(ana)
        assert desk.only == ana.key
        await ana.presses("Start")  # the other side is empty
        assert desks(ana) == [desk]
        assert "Nobody is on the side" in desk.words
        await cem.presses("Join Against")
        await until(ana, "Cem")
        await ana.presses("Start")
        assert labels(desk)[0] == "Start anyway", desk.words
        await ana.presses("Start anyway")
        assert "The first vote is open." in desk.words
        assert "Close the vote" in labels(desk)
        assert "Start" not in labels(desk)
        dead = {"custom_id": "", "component_type": 2}
        for part in walk(desk.payload["components"]):
            if part.get("label") == "Close the vote":
                dead["custom_id"] = part["custom_id"]
        await ana.presses("Close the vote")
        missing = ("**Ben** and **Cem**", "**Cem** and **Ben**")  # in the order of their ids
        assert any(f"Still to vote: {people}." in desk.words for people in missing)
        await ana.presses("Close the vote")
        assert "First vote closed" in desk.words
        await ana.presses("Skip")
        assert "Next:" in desk.words
        assert "Close the vote" not in labels(desk)
        assert desks(ana) == [desk]

        await asyncio.sleep(A_DOUBLE_CLICK)
        late = await here.interact(3, dead, ana.key, ana.name, ana.permissions, thread, desk)
        assert "No vote is open just now." in desk.words, (dead, late.answers)
        assert "Skip" in labels(desk)

        form = await ana.presses("Warn somebody")
        assert form.answers[0]["type"] == 9
        await ana.fills(form, member=ben)
        assert "to keep to the rules" in desk.words
        assert desks(ana) == [desk]
        await ana.presses("Call it off")
        await ana.presses("Yes, call it off")
        assert "the debate is over" in desk.words
        assert desks(ana) == [desk]
        assert here.refused == []


async def test_a_desk_that_is_opened_twice_is_replaced_where_it_is_pressed(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
        await ana.types("debate open", motion="This house trusts promises.", format="oxford")
        await until(ben, "Sign-up is open.")
        (ana.place,) = here.threads
        await ana.types("chair desk")
        await ana.types("debate show")  # private as well, and no desk
        shown = [seen for seen in here.visible(ana.key) if seen.only][-1]
        await ana.presses("Chair")
        assert len(desks(ana)) == 2
        before = shown.words
        await ana.presses("Toss a coin")
        older, newer = desks(ana)
        assert "The coin was tossed" in newer.words
        assert "The coin was tossed" not in older.words
        assert shown.words == before
        assert here.refused == []


async def test_a_form_of_the_desk_that_is_tried_again_leaves_one_desk(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana, ben = Person(here, "11", "Ana", MANAGE_EVENTS), Person(here, "12", "Ben")
        await ana.types("debate open", motion="This house trusts promises.", format="oxford")
        await until(ben, "Sign-up is open.")
        (ana.place,) = here.threads
        await ana.presses("Chair")
        (desk,) = desks(ana)
        form = await ana.presses("Set the start")
        await ana.fills(form, start="soonish")
        await until(ana, "soonish")
        again = await ana.presses("Try again")
        await ana.fills(again, start="tomorrow 18:00")
        await until(ana, "Start the debate on")
        assert desks(ana) == [desk]
        await ana.presses("Set the start")
        assert desks(ana) == [desk]
        assert "The debate is to start at" in desk.words
        assert "Try again" not in labels(desk)
        assert here.refused == []
