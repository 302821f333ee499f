"""How much a debate of four speeches says on Slack, in the room and to members alone."""

import asyncio
from pathlib import Path

import pytest

from tests.adapters.four_speeches import (
    MANY,
    MOST_IN_ROOM,
    MOST_OF_MANY,
    MOST_PRIVATE,
    build_format,
)
from tests.adapters.slack.playing import voted
from tests.adapters.slack.running import parley
from tests.fakes.slack.people import Person, until
from tests.fakes.slack.server import FakeSlack, fake_slack

QUOTED = "An automatic trigger gives the most certainty"

WORDS = ("It binds.", f"It binds; “{QUOTED}”.", "So it should.", "It never does.")

OVER = (*(f"Next: Speech {number}" for number in (2, 3, 4)), "All speeches are done.")
"""What the room hears when a speech is over."""


async def _opened(here: FakeSlack, speakers: int, speeches: int = 4) -> list[Person]:
    """A debate with its chair and its speakers, by turns of the sides, whose first vote is over."""
    ana = Person(here, "U0000011", "Ana", admin=True)
    names = ("Ben", "Cem", "Dan", "Eva")[:speakers]
    people = [ana, *(Person(here, f"U00000{12 + n}", name) for n, name in enumerate(names))]
    await ana.types("/parley format add")
    await ana.submits(file=("own.toml", build_format(speakers, speeches=speeches).encode()))
    await until(ana, "You can now debate in this format.")
    for channel in here.team.channels.values():
        channel.messages.clear()
    await ana.types('/debate open motion:"This house counts." format:short')
    await until(people[1], "Sign-up is open.")
    for number, person in enumerate(people):
        person.thread = people[1].find("Sign-up is open.").ts
        if number:
            await person.presses("Join For" if number % 2 else "Join Against")
            await until(ana, person.name)
    await until(ana, "You can start the debate.")
    await ana.presses("Start")
    await voted(_stances(people[speakers > 2 :]), "First vote, sealed")
    await until(ana, "Close the vote")  # once nobody is missing any more
    await ana.presses("Close the vote")
    await until(ana, "First vote closed")
    return people


def _stances(people: list[Person]) -> dict[Person, str]:
    return dict(zip(people, ("0", "2", "-2", "1", "-1"), strict=False))


@pytest.mark.parametrize("reading", [False, True], ids=["form", "messages"])
@pytest.mark.parametrize("speakers", [2, 4])
async def test_a_debate_of_four_speeches_is_quiet(
    tmp_path: Path, speakers: int, *, reading: bool
) -> None:
    more = {"PARLEY_SLACK_MESSAGES": "true"} if reading else {}
    async with fake_slack() as here, parley(tmp_path, here, **more):
        people = await _opened(here, speakers)
        ana, ben = people[:2]
        for number, words in enumerate(WORDS):
            speaker = people[1 + number % speakers]
            await speaker.presses("Begin")
            await until(ana, f"Speech {number + 1} ends")
            if reading:
                for part in words.split(" ", 1):
                    await speaker.says(part)
                    await asyncio.sleep(0.2)
            else:
                await speaker.presses("Speak")
                await speaker.submits(words=words)
            await speaker.presses("End my turn")
            await until(ana, OVER[number])
        await voted(_stances(people[speakers > 2 :]), "Closing vote, sealed")
        await until(ana, "Close the vote")
        await ana.presses("Close the vote")
        await until(ana, "The debate is over.")
        await until(ana, "nothing waits for you now")
        await asyncio.sleep(1)
        rooms = [c for c in here.team.channels.values() if c.kind != "im"]
        whispers = [m for c in rooms for m in c.messages if m.only and m.ts >= ana.thread]
        said = [m for c in rooms for m in c.messages if not m.only and m.user == here.team.bot]
        direct = [m for c in here.team.channels.values() if c.kind == "im" for m in c.messages]
        assert len(said) <= MOST_IN_ROOM
        alone = [m.words for m in whispers + direct]
        assert len(alone) <= MOST_PRIVATE, alone
        (call,) = [m for m in direct if m.user == here.team.bot]
        assert "nothing waits for you now" in call.words  # it was changed in place
        assert not any("Close the vote" in m.words for m in said)
        room = "\n".join(m.words for m in said)
        assert room.count("Just write in the channel") == (speakers if reading else 0)
        assert ("So it should." in room) is not reading
        assert f"“{QUOTED}”: verbatim" in room
        if reading and speakers == 2:
            await ben.mentions("/debate speech 3")
            await until(ben, "So\nit should.")
        assert here.refused == []


async def test_a_long_debate_leaves_two_messages_a_speech(tmp_path: Path) -> None:
    async with fake_slack() as here, parley(tmp_path, here):
        ana, *speakers = await _opened(here, 2, MANY)
        for number in range(1, MANY + 1):
            speaker = speakers[(number - 1) % 2]
            await speaker.presses("Begin")
            await until(ana, f"Speech {number} ends")
            await speaker.presses("Speak")
            await speaker.submits(words=f"It binds, {number}.")
            await speaker.presses("End my turn")
            over = f"Next: Speech {number + 1}" if number < MANY else "All speeches are done."
            await until(ana, over)
            if number < MANY:
                assert ana.find(over).pings == {speakers[number % 2].key}
        await voted(_stances([ana, *speakers]), "Closing vote, sealed")
        await until(ana, "Close the vote")
        await ana.presses("Close the vote")
        await until(ana, "The debate is over.")
        await asyncio.sleep(1)
        rooms = [c for c in here.team.channels.values() if c.kind != "im"]
        said = [m for c in rooms for m in c.messages if not m.only and m.user == here.team.bot]
        assert len(said) <= MOST_OF_MANY, [m.words for m in said]
        assert here.refused == []
