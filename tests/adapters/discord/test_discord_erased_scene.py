"""The scene of all that a member can fill in, played through discord.py: no message that Discord
holds shows what was erased, but for those that only one member ever sees, and that Discord lets
nobody change once their interaction is a quarter of an hour old."""

import asyncio
from pathlib import Path

from bot.assembly import CATALOG
from bot.kernel.catalog.parsing import parse_line
from tests.adapters.discord.test_discord_debate import USER, Person, parley
from tests.erased_scene import NAME, Planting
from tests.fakes.discord_server import CHANNEL, FakeDiscord, Interaction, fake_discord
from tests.fakes.discord_world import TEXT
from tests.waiting import comes_to_rest, comes_true

ADMINISTRATOR, MANAGE_GUILD = 1 << 3, 1 << 5
SECONDS = 10

ALL = 1.5
"""Seconds after which no board waits any more to be shown."""


class Scene(Planting):
    """The members, and where they are."""

    def __init__(self, here: FakeDiscord) -> None:
        super().__init__()
        self.here = here
        self.people = {
            name: Person(here, str(number), NAME if name == "Zan" else name, ADMINISTRATOR)
            if name in ("Alma", "Zan")
            else Person(here, str(number), name)
            for number, name in enumerate(("Alma", "Zan", "Chen", "Boris"), 11)
        }
        self.rooms = {"lobby": CHANNEL}

    async def types(self, who: str, room: str, line: str) -> None:
        if room not in self.rooms:
            self.rooms[room] = await self.here.make(TEXT, room)
        before, person = set(self.here.threads), self.people[who]
        person.place = self.rooms[room]
        asked = await self._sends(person, line)
        await comes_true(lambda: asked.thinking is None, SECONDS)
        await self.settle()
        if made := set(self.here.threads) - before:
            self.rooms[room] = made.pop()

    async def _sends(self, person: Person, line: str) -> Interaction:
        """A slash command; or a press, where only a button has the command."""
        typed = parse_line(line, CATALOG)
        path, given = typed.entry.name, {**typed.values}
        if not person.may_type(path):
            data = {"custom_id": line, "component_type": 2}
            room = next(m for m in reversed(self.here.messages) if m.channel == person.place)
            return await self.here.interact(
                3, data, person.key, person.name, person.permissions, person.place, room
            )
        if ranking := str(given.pop("ranking", "")):  # one option for each place
            parameters = {parameter.name for parameter in typed.entry.parameters}
            places = [name for name in person.options(path) if name not in parameters]
            given |= dict(zip(places, ranking.split(" > "), strict=False))
        options = {name: self._option(path, name, value) for name, value in given.items()}
        return await person.types(path, **options)

    def _option(self, path: str, name: str, value: object) -> object:
        declared = self.people["Zan"].option(path, name)
        if declared["type"] == USER:
            return self.people["Zan"]
        return value if isinstance(value, bool | int | float) else str(value)

    def _count(self) -> int:
        return sum(1 + message.edits for message in self.here.messages)

    async def settle(self, quiet: float = 0.03) -> None:
        """Wait until nothing more comes."""
        await comes_to_rest(self._count, quiet)

    def leaks(self) -> list[str]:
        return [
            f"{message.channel} {mark}: {message.words[:300]}"
            for message in self.here.messages
            if not message.gone and message.only == ""
            for mark in self.find_marks(str(message.payload))
        ]


async def test_no_message_on_discord_shows_what_was_erased(tmp_path: Path) -> None:
    async with fake_discord() as here, parley(tmp_path, here):
        await asyncio.wait_for(here.ready.wait(), 20)
        scene = Scene(here)
        await scene.plays()
        await scene.settle(ALL)
        assert len({leak.partition(":")[0].partition(" ")[2] for leak in scene.leaks()}) > 15
        await scene.people["Zan"].types("privacy erase", sure=True)
        await comes_true(lambda: not scene.leaks(), SECONDS)
        assert scene.leaks() == []
        assert not any(NAME in channel.name for channel in here.channels.values())
        assert here.refused == here.denied == []
