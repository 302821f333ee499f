"""How much a debate of four speeches says on Discord, in the room and to members alone; and how
tall its board is on a phone."""

import asyncio
import time
from pathlib import Path

import pytest

from bot.adapters.discord.answering import AT_ONCE
from tests.adapters.discord.test_discord_debate import MANAGE_EVENTS, Person, parley, until
from tests.adapters.four_speeches import (
    MANY,
    MOST_IN_ROOM,
    MOST_OF_MANY,
    MOST_PRIVATE,
    build_format,
)
from tests.fakes.discord_limits import walk
from tests.fakes.discord_server import FakeDiscord, Seen, fake_discord

DEFERRED_UPDATE = 6
"""The type of an answer that shows nothing."""

MOST_LINES, PHONE = 12, 40
"""Lines of a board on a phone, and characters of one."""

QUOTED = "An automatic trigger gives the most certainty"

OVER = (*(f"Next: **Speech {number}**" for number in (2, 3, 4)), "All speeches are done.")
"""What the room hears when a speech is over."""

WORDS = ("It binds [1].", f"It binds; “{QUOTED}”.", "So it should.", "It never does.")


def _line_count(message: Seen) -> int:
    """The lines of a message on a phone; a row of buttons is one."""
    parts = list(walk(message.payload.get("components", ())))
    lines = [line for part in parts for line in str(part.get("content", "")).split("\n")]
    rows = sum(part["type"] == 1 for part in parts)
    return rows + sum(-(-len(line) // PHONE) for line in lines if line.strip("# "))


def _has_button(message: Seen, label: str) -> bool:
    """Did a message ever offer a button?"""
    parts = walk(message.payload.get("components", ()))
    return any(part.get("label") == label for part in parts)


def _measure(here: FakeDiscord) -> int:
    """The lines of the tallest board as it stands now."""
    boards = [m for m in here.messages if not m.only and m.words.startswith("### This house")]
    return max(map(_line_count, boards or here.messages[-1:]))


async def _opened(here: FakeDiscord, speakers: int, speeches: int = 4) -> list[Person]:
    """A debate with its chair and its speakers, by turns of the sides, whose first vote is over."""
    await asyncio.wait_for(here.ready.wait(), 20)
    ana = Person(here, "11", "Ana", MANAGE_EVENTS)
    names = ("Ben", "Cem", "Dan", "Eva")[:speakers]
    people = [ana, *(Person(here, str(12 + n), name) for n, name in enumerate(names))]
    await ana.types("format add", text=build_format(speakers, speeches=speeches))
    await until(ana, "You can now debate in this format.")
    here.messages.clear()
    await ana.types("debate open", motion="This house counts.", format="short")
    await until(people[1], "Sign-up is open.")
    thread = next(iter(here.threads))
    for number, person in enumerate(people):
        person.place = thread
        if number:
            await person.presses("Join For" if number % 2 else "Join Against")
            await until(ana, person.name)
    assert _measure(here) <= MOST_LINES
    await until(ana, "All seats are taken. You can start the debate.")
    await ana.presses("Start")
    await _vote(people[speakers > 2 :], "First vote")
    await until(ana, "Close the vote")  # once nobody is missing any more
    await ana.presses("Close the vote")
    await until(ana, "First vote closed")
    return people


async def _vote(people: list[Person], what: str) -> None:
    for number, person in enumerate(people):
        await until(person, what)
        form = await person.presses("Vote")
        await person.fills(form, stance=str(number % 3 - 1))


async def _speaks(here: FakeDiscord, person: Person, words: str, *, reading: bool) -> None:
    if not reading:
        form = await person.presses("Speak")
        begun = time.monotonic()
        sent = await person.fills(form, words=words)
        if time.monotonic() - begun < AT_ONCE:  # later it is put off, and taken back
            assert [answer["type"] for answer in sent.answers] == [DEFERRED_UPDATE]
        return
    for part in words.split(" ", 1):
        await here.writes(person.key, person.name, part, person.place)
        await asyncio.sleep(0.2)


@pytest.mark.parametrize("reading", [False, True], ids=["form", "messages"])
@pytest.mark.parametrize("speakers", [2, 4])
async def test_a_debate_of_four_speeches_is_quiet(
    tmp_path: Path, speakers: int, *, reading: bool
) -> None:
    more = {"PARLEY_DISCORD_MESSAGES": "true"} if reading else {}
    async with fake_discord() as here, parley(tmp_path, here, **more):
        people = await _opened(here, speakers)
        ana, ben = people[:2]
        for number, words in enumerate(WORDS):
            speaker = people[1 + number % speakers]
            await speaker.presses("Begin")
            await until(ana, f"Speech {number + 1} ends: ")
            await asyncio.sleep(0.3)
            assert _measure(here) <= MOST_LINES
            await _speaks(here, speaker, words, reading=reading)
            await speaker.presses("End my turn")
            await until(ana, OVER[number])
        await _vote(people[speakers > 2 :], "Closing vote")
        await until(ana, "Close the vote")
        await ana.presses("Close the vote")
        await until(ana, "The debate is over.")
        await until(ana, "### Result")
        await asyncio.sleep(1)
        room = [m for m in here.messages if not m.only]
        alone = [m for m in here.messages if m.only or m.channel in here.dms]
        assert _measure(here) <= MOST_LINES
        assert len(room) <= MOST_IN_ROOM
        assert len(alone) <= MOST_PRIVATE, [m.words for m in alone]
        assert not any("Done." in m.words for m in here.messages)
        (call,) = [m for m in here.messages if m.channel in here.dms]
        assert "nothing waits for you now" in call.words  # it was changed in place
        assert not any(_has_button(m, "Close the vote") for m in room)
        said = "\n".join(m.words for m in room)
        assert said.count("Just write in the channel") == (speakers if reading else 0)
        assert ("So it should." in said) is not reading
        assert f"“{QUOTED}”: **verbatim**" in said
        if reading and speakers == 2:
            second = next(m for m in room if "Speech 2](" in m.words)
            assert f"/{ben.place}/" in second.words  # leads to its first message
            await here.writes("12", "Ben", "<@100> /debate speech 3", ben.place)
            await until(ben, "So\nit should.")
        assert here.refused == []


@pytest.mark.parametrize("reading", [False, True], ids=["form", "messages"])
async def test_a_long_debate_leaves_two_messages_a_speech(tmp_path: Path, *, reading: bool) -> None:
    more = {"PARLEY_DISCORD_MESSAGES": "true"} if reading else {}
    async with fake_discord() as here, parley(tmp_path, here, **more):
        ana, *speakers = await _opened(here, 2, MANY)
        for number in range(1, MANY + 1):
            speaker = speakers[(number - 1) % 2]
            await speaker.presses("Begin")
            await until(ana, f"Speech {number} ends: ")
            await _speaks(here, speaker, f"It binds, {number}.", reading=reading)
            await speaker.presses("End my turn")
            over = f"Next: **Speech {number + 1}**" if number < MANY else "All speeches are done."
            await until(ana, over)
            if number < MANY:
                (news,) = [m for m in here.messages if over in m.words]
                assert news.payload["allowed_mentions"]["users"] == [int(speakers[number % 2].key)]
        await _vote([ana, *speakers], "Closing vote")
        await until(ana, "Close the vote")
        await ana.presses("Close the vote")
        await until(ana, "### Result")
        await asyncio.sleep(1)
        room = [m for m in here.messages if not m.only and m.channel not in here.dms]
        assert len(room) <= MOST_OF_MANY, [m.words for m in room]
        said = "\n".join(m.words for m in room)
        for number in range(1, MANY + 1):
            assert f"Speech {number}" in said
        assert said.count("minutes, until") == 0  # what has ended tells no time
        assert here.refused == []
