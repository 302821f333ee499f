"""What a reader of the web page may press, and in what order what goes on stands there."""

from pathlib import Path

from bot.assembly import open_parley
from bot.kernel import clock
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from tests.debate.rooms.test_room import Room, started


def _caller(name: str) -> Caller:
    return Caller(
        community=CommunityId("c"), place=PlaceId("p"), member=MemberId(name),
        name=name.title(), role=Role.MEMBER,
    )  # fmt: skip


async def test_only_who_runs_a_debate_is_offered_its_desk(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await started(room)
        for name, may in (("ana", True), ("boris", False), ("erik", False)):
            status = await parley.app.status(_caller(name))
            barred = {command for acts in status.barred for command in acts.commands}
            assert ("chair desk" not in barred) is may, name


async def test_what_goes_on_stands_before_what_is_over(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        room.at = clock.now()
        await started(room)
        await room.says("ana", "/chair close Enough.")
        await room.says("ana", "/exercise open strike_on_city")
        bars = (await parley.app.status(_caller("boris"))).bars
        assert [bar.over for bar in bars] == [False, True]
