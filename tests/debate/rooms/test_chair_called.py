"""A chair who lets the debate wait is called in its room."""

from pathlib import Path

from bot.assembly import open_parley
from tests.debate.rooms.test_points import PingedRoom


async def test_the_room_calls_a_chair_whom_everybody_waits_for(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = PingedRoom(parley)
        async with room.watched():
            for name, line in (
                ("ana", "/debate open format:text motion:M"),
                ("boris", "/debate join for"),
                ("chen", "/debate join against"),
            ):
                await room.says(name, line)
            await room.waits(61)
            assert room.called_by("All seats are taken. Ana, it is up to you.") == ("ana",)
            for name, line in (
                ("ana", "/debate start"),
                ("boris", "/debate vote stance:1"),
                ("chen", "/debate vote stance:-1"),
            ):
                await room.says(name, line)
            await room.waits(61)
            assert room.called_by("Everybody has voted. Ana, it is up to you.") == ("ana",)
            assert "[Close the vote" not in room.all()
