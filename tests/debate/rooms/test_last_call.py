"""A sealed round by the clock calls those who have not handed in, where nobody chairs."""

from pathlib import Path

from bot.assembly import open_parley
from tests.debate.rooms.test_points import PingedRoom


async def begun(room: PingedRoom, more: str = "") -> None:
    for name, line in (
        ("ana", f"/debate open format:text {more}motion:M"),
        ("boris", "/debate join for"),
        ("chen", "/debate join against"),
        ("boris" if more else "ana", "/debate start"),
        ("boris" if more else "ana", "/chair count"),
        ("boris", "/debate begin"),
        ("boris", "/debate speak A sealed sentence."),
    ):
        assert "Parley’s mistake" not in await room.says(name, line)


async def test_who_has_not_handed_in_is_called_before_time_is_up(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = PingedRoom(parley)
        async with room.watched():
            await begun(room, "chair:no ")
            await room.waits(540)
            assert room.called_by("Please hand in: Chen. 1 minute left.") == ("chen",)
            assert "A sealed sentence." not in room.all()


async def test_the_clock_calls_nobody_where_a_chair_can_remind(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = PingedRoom(parley)
        async with room.watched():
            await begun(room)
            await room.waits(540)
            assert "Please hand in" not in room.all()
