"""Known things are chosen by their titles, and people with Discord's own picker."""

import asyncio
from pathlib import Path
from typing import Any

from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.fakes.discord_server import CHANNEL, FakeDiscord, Interaction, fake_discord
from tests.fakes.discord_world import APPLICATION

ADMINISTRATOR = 1 << 3
MOTION = "This house trusts promises."


async def opened(here: FakeDiscord) -> tuple[Person, str]:
    """A debate in a thread, and its chair in it."""
    await asyncio.wait_for(here.ready.wait(), 20)
    ana = Person(here, "11", "Ana", MANAGE_EVENTS | ADMINISTRATOR)
    await ana.types("debate open", motion=MOTION, format="oxford")
    await until(ana, "Sign-up is open.")
    ((thread, _),) = here.threads.items()
    ana.place = thread
    return ana, thread


async def test_two_of_one_name_differ_and_a_stranger_can_be_picked(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, thread = await opened(here)
        one, other = Person(here, "21", "Sam"), Person(here, "22", "Sam")
        one.place = other.place = thread
        await one.types("debate join", seat="for1")
        await ana.types("debate show")  # the board names no seats
        await until(ana, "First speaker for: **Sam**")

        await ana.types("chair swap", seat="against1", member=other)
        await ana.types("debate show")
        await until(ana, "First speaker against: **Sam**")
        await ana.types("chair swap", seat="for2", member=other)
        await until(ana, "That member is on the other side.")
        await ana.types("chair swap", seat="for2", member=one)
        await ana.types("debate show")
        await until(ana, "Second speaker for: **Sam**")
        zoe = Person(here, "29", "Zoe")  # who never used Parley
        await ana.types("chair swap", seat="against2", member=zoe)
        await ana.types("debate show")
        await until(ana, "Second speaker against: **Zoe**")
        assert here.refused == []


async def test_members_are_mentioned_or_named_in_typed_words(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, thread = await opened(here)
        for key in ("21", "22"):
            sam = Person(here, key, "Sam")
            await sam.types("debate list")
        zoe = {"29": "Zoe"}

        async def says(words: str, **mentions: str) -> None:
            mentioned = [(key.removeprefix("_"), name) for key, name in mentions.items()]
            await here.writes("11", "Ana", f"<@{APPLICATION}> {words}", thread, mentioned)

        await says("chair swap for1 Sam")
        await until(ana, "Several people here go by “Sam”.")
        await says("chair swap for1 <@29>", **{f"_{key}": name for key, name in zoe.items()})
        await until(ana, "Zoe")
        await says("chair swap for2 @zoe")
        await until(ana, "**For** **Zoe**\n")
        await says("chair swap for2 Nobody")
        await until(ana, "Nobody here goes by “Nobody”.")


async def test_a_form_has_a_menu_of_titles_and_discord_s_own_picker(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, thread = await opened(here)
        await here.writes("11", "Ana", f"<@{APPLICATION}> chair swap", thread)
        await until(ana, "Swap a speaker")
        form = await ana.presses("Swap a speaker")

        seat, member = [part["component"] for part in form.answers[0]["data"]["components"]]
        assert seat["options"][0]["label"] == "First speaker for"
        assert member["type"] == 5

        await ana.fills(form, seat=seat["options"][0]["value"], member=Person(here, "29", "Zoe"))
        await until(ana, "Zoe")
        assert here.refused == []


async def test_numbers_are_offered_as_numbers_with_what_they_stand_for(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)
        await ana.types("article list")

        offered = await ana.completes("article show", "paragraph", "", article="brief")

        assert [choice["value"] for choice in offered[:3]] == [1, 2, 3]
        assert all(len(choice["name"]) > 10 for choice in offered)
        assert here.refused == []


async def test_the_options_of_a_clause_are_offered_after_it(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)

        tried = await ana.completes("guarantee try", "choice", "", clause="trigger")
        amended = await ana.completes("guarantee amend", "options", "leave", clause="trigger")

        assert {"name", "value"} == set(tried[0])
        assert "automatic" in [choice["value"] for choice in tried]
        assert "automatic" not in [choice["name"] for choice in tried]
        assert [choice["name"] for choice in amended] == ["Leave it open"]


async def test_two_debates_of_one_motion_differ_and_are_moved_by_title(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        ana, _ = await opened(here)
        ana.place = CHANNEL
        await ana.types("debate open", motion=MOTION, format="text")
        await until(ana, "Sign-up is open.")

        offered = await ana.completes("debate show", "debate", "promises")

        assert len(offered) == 2
        assert all(choice["name"].startswith(MOTION) for choice in offered)
        assert offered[0]["name"] != offered[1]["name"]
        assert not any(choice["value"] in choice["name"] for choice in offered)
        await ana.types("debate show", debate=offered[1]["value"])
        await until(ana, "Oxford")


async def test_a_judge_ranks_sides_and_gives_points_by_the_names_of_seats(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        ana = Person(here, "11", "Ana", MANAGE_EVENTS)
        await ana.types("debate open", motion=MOTION, format="canadian")
        await until(ana, "Sign-up is open.")
        ((thread, _),) = here.threads.items()
        cem = Person(here, "13", "Cem")
        ben, dan = Person(here, "12", "Ben"), Person(here, "14", "Dan")
        ana.place = ben.place = cem.place = dan.place = thread
        await ana.types("chair judge", member=cem)
        await ben.types("debate join", seat="pm")
        await dan.types("debate join", seat="lo")
        await ana.types("debate start")
        for _ in range(5):  # to the end of the last speech
            await ana.types("chair skip")

        await until(ana, "No more speeches follow.")
        await until(ana, "File a ballot")
        form = await cem.types("debate ballot")

        rules, *parts = modal_parts(form)
        assert "50 to 100 in steps of 1" in rules["content"]
        assert "The side with more points wins." in rules["content"]
        shown = [(part["label"], part["component"]) for part in parts]
        assert [label for label, _ in shown[:2]] == ["First choice", "Second choice"]
        assert [o["label"] for o in shown[0][1]["options"]] == ["Government", "Opposition"]
        labels = ["Ben, Prime Minister", "Dan, Leader of the Opposition"]
        assert [label for label, _ in shown[2:4]] == labels

        points = {"scores.pm": "70,5", "scores.lo": "70"}
        await cem.fills(form, **{"ranks.1": "opp", "ranks.2": "gov", **points})
        await cem.presses("Send it")
        await until(cem, "go in steps of 1, so 70.5 is not possible")
        again = await cem.presses("Try again")
        filled = {
            part["component"]["custom_id"]: part["component"] for part in modal_parts(again)[1:]
        }
        assert filled["scores.pm"]["value"] == "70.5"
        await cem.fills(again, **{"scores.pm": "71"})
        await cem.presses("Send it")
        await until(cem, "You put Opposition before Government, with 70 points to 71.")
        again = await cem.presses("Try again")
        await cem.fills(again, **{"ranks.1": "gov", "ranks.2": "opp"})
        await cem.presses("Send it")
        await until(ana, "ballots still missing: 0")
        await until(cem, "Your ballot is in: Government (71), Opposition (70).")
        again = await cem.presses("Change my ballot")
        filled = {
            part["component"]["custom_id"]: part["component"] for part in modal_parts(again)[1:]
        }
        assert filled["scores.lo"]["value"] == "70"
        assert [o["value"] for o in filled["ranks.1"]["options"] if o.get("default")] == ["gov"]
        assert here.refused == []


def modal_parts(form: Interaction) -> list[dict[str, Any]]:
    return list(form.answers[0]["data"]["components"])
