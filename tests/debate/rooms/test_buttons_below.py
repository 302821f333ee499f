"""Where the buttons of a turn stand while its words grow longer: at the end, and nowhere else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec.structs import replace as with_fields

from bot.adapters.plain.render import rendered
from bot.assembly import open_parley
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.view import View
from tests.debate.rooms.test_room import Room, started
from tests.test_scenarios import buttons

C = CommunityId("c")
LONG = "It binds those who sign it, and nobody else would ever be bound. " * 6


class ReadRoom(Room):
    """A room in which messages are read, and which knows each view as it stands."""

    def __init__(self, *fields: object) -> None:
        super().__init__(*fields)  # type: ignore[arg-type]
        self.views: dict[str, View] = {}

    async def publish(self, place: PlaceId, view: View, mark: str) -> None:
        if mark not in self.marks and view.key is None:
            self.views[mark] = view
        await super().publish(place, view, mark)

    async def restate(self, place: PlaceId, view: View, mark: str) -> None:
        self.views[mark] = view
        await super().restate(place, view, mark)

    async def writes(self, name: str, words: str) -> None:
        """Somebody writes a message, which is part of their speech."""
        member = MemberId(name)
        by = Caller(community=C, place=PlaceId("p"), member=member, name=name.title())
        by = with_fields(by, message=fresh_id())
        typed = parse_line("/debate speak x", self.parley.app.catalog)
        values = {**typed.values, "words": words}
        command = typed.entry.build(values, by=by, at=self.at, fresh=fresh_id())
        told = await self.parley.app.respond(command)
        assert not told, told

    def news(self) -> list[str]:
        """The words of the news, without the boards."""
        return [rendered(view, width=10_000) for view in self.views.values()]

    def ending(self) -> list[int]:
        """Which of the news, counted from the end, have a button that ends the turn."""
        views = list(self.views.values())
        return [
            n - len(views)
            for n, view in enumerate(views)
            if "End my turn" in [button.label for button in buttons((view,))]
        ]


@asynccontextmanager
async def answering(path: Path) -> AsyncIterator[ReadRoom]:
    """The openings are over, and Boris answers."""
    async with open_parley(path) as parley:
        room = ReadRoom(parley)
        async with room.watched():
            await started(room, "tempo:live")
            await room.says("boris", "/debate speak One.")
            await room.says("chen", "/debate speak Two.")
            await room.says("boris", "/debate begin")
            yield room


async def test_the_buttons_stand_under_the_last_speech_that_was_given_by_form(
    tmp_path: Path,
) -> None:
    async with answering(tmp_path) as room:
        assert room.ending() == [-1]
        for part, head in ((3, "Speech 3, Boris"), (4, "Speech 3 goes on, Boris")):
            await room.says("boris", f"/debate speak Number {part}. {LONG}")
            assert head in room.all()
            assert room.ending() == [-1]
        await room.says("boris", "/debate end")
        assert room.ending() == [-1]
        assert "Chen: " in room.news()[-1]


async def test_a_turn_that_is_written_message_by_message_gets_its_buttons_below(
    tmp_path: Path,
) -> None:
    async with answering(tmp_path) as room:
        before = len(room.views)
        for number in range(3):
            await room.writes("boris", f"Part {number}: {LONG}")
            assert room.ending() == [-1]
        assert len(room.views) - before == 1
        assert room.news()[-1].startswith("Boris has the floor until")
        await room.says("boris", "/debate end")
        assert room.ending() == [-1]
        assert "Chen: " in room.news()[-1]


async def test_short_messages_bring_no_line_of_ours(tmp_path: Path) -> None:
    async with answering(tmp_path) as room:
        before = len(room.views)
        for number in range(6):
            await room.writes("boris", f"A short part {number}.")
        assert len(room.views) == before


async def test_where_the_debate_paused_the_buttons_stand_under_the_last_news(
    tmp_path: Path,
) -> None:
    async with answering(tmp_path) as room:
        await room.says("ana", "/chair pause")
        assert room.ending() == []
        await room.says("ana", "/chair resume")
        assert room.ending() == [-1]
        await room.says("boris", "/debate speak After the pause.")
        assert room.ending() == [-1]


async def test_who_looks_after_a_restart_finds_the_buttons_at_the_end(tmp_path: Path) -> None:
    async with answering(tmp_path) as room:
        await room.says("boris", "/debate speak Before.")
    async with open_parley(tmp_path) as parley:
        room.parley = parley
        async with room.watched():
            await room.says("boris", "/debate speak Afterwards.")
            assert room.ending() == [-1]
