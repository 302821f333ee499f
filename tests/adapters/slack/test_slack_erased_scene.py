"""The scene of all that a member can fill in, played through slack-bolt: no message that Slack
holds shows what was erased, but for those that only one member sees in a channel, which Slack lets
nobody change later, and those that members wrote themselves."""

from pathlib import Path

from tests.adapters.slack.running import parley
from tests.erased_scene import NAME, Planting
from tests.fakes.slack.people import Person
from tests.fakes.slack.server import FakeSlack, fake_slack
from tests.fakes.slack.world import Message
from tests.waiting import comes_to_rest, comes_true

SECONDS = 10

ALL = 1.5
"""Seconds after which no board waits any more to be shown."""


class Scene(Planting):
    """The members, and where they are."""

    def __init__(self, here: FakeSlack) -> None:
        super().__init__()
        self.here = here
        self.people = {
            name: Person(
                here,
                f"U00000{number}",
                NAME if name == "Zan" else name,
                admin=name in ("Alma", "Zan"),
            )
            for number, name in enumerate(("Alma", "Zan", "Chen", "Boris"), 11)
        }
        self.team = self.people["Zan"].team
        self.rooms = {"lobby": (self.team.general, "")}

    def posted(self) -> list[Message]:
        """What Parley posted for more than one pair of eyes, or wrote to somebody directly."""
        every = [m for c in self.team.channels.values() for m in c.messages]
        return [m for m in every if m.user == self.team.bot and not (m.only or m.buried or m.gone)]

    async def types(self, who: str, room: str, line: str) -> None:
        person = self.people[who]
        if room not in self.rooms:
            self.rooms[room] = (
                self.here.channel(room, *(p.key for p in self.people.values())).id,
                "",
            )
        person.place, person.thread = self.rooms[room]
        before, calls = len(self._threads(person.place)), len(self.here.calls)
        await person.mentions(line.removeprefix("/"))
        await comes_true(lambda: len(self.here.calls) > calls, SECONDS)
        await self.settle()
        if line.startswith("/debate open"):
            assert await comes_true(lambda: len(self._threads(person.place)) > before, SECONDS)
            self.rooms[room] = (person.place, self._threads(person.place)[-1].ts)

    def _threads(self, place: str) -> list[Message]:
        """What Parley posted in a channel that may have a thread."""
        return [m for m in self.posted() if m.channel == place and not m.thread]

    async def settle(self, quiet: float = 0.1) -> None:
        """Wait until nothing more comes."""
        await comes_to_rest(lambda: len(self.here.calls), quiet)

    def leaks(self) -> list[str]:
        return [
            f"{message.channel} {mark}: {message.words[:300]}"
            for message in self.posted()
            for mark in self.find_marks(f"{message.text} {message.blocks}")
        ]


async def test_no_message_on_slack_shows_what_was_erased(tmp_path: Path) -> None:
    async with fake_slack() as here:
        scene = Scene(here)
        async with parley(tmp_path, here):
            await scene.plays()
            await scene.settle(ALL)
            assert len({leak.partition(":")[0].partition(" ")[2] for leak in scene.leaks()}) > 10
            zan = scene.people["Zan"]
            zan.thread = ""
            await zan.types("/privacy erase sure:yes")
            await comes_true(lambda: not scene.leaks(), SECONDS)
            assert scene.leaks() == []
        assert here.refused == []
