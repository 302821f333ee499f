"""What a reader of the web page may press, and in what order what goes on stands there."""

from datetime import timedelta
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


async def test_after_an_exercise_the_way_to_its_debrief_stays_in_sight(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        room.at = clock.now()
        await started(room)
        await room.says("ana", "/chair close Enough.")
        room.at += timedelta(seconds=1)
        for line in ("open strike_on_city against:author_proposal", "begin", "end yes"):
            await room.says("ana", f"/exercise {line}")
        quiet, last, before = (await parley.app.status(_caller("boris"))).bars
        assert (quiet.over, last.over, before.over) == (False, True, True)
        assert "See the debrief" in [str(button.label) for button in last.buttons]
        assert "See the result" in [str(button.label) for button in before.buttons]
