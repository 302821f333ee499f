"""A result that the room has seen stays as it was when somebody is erased afterwards."""

from datetime import timedelta
from pathlib import Path

from bot.assembly import open_parley
from bot.debate.commands.base import NoteExercise
from bot.debate.handlers.debates import do_and_show
from bot.kernel.erased_rooms import finish_erasures
from bot.kernel.identity import fresh_id
from tests.debate.rooms.test_points import ANA
from tests.debate.rooms.test_room import Room


async def test_a_result_gains_no_later_positions_when_another_member_is_erased(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            for name, line in (
                ("ana", "/debate open format:text ballot:named motion:M"),
                ("boris", "/debate join for"),
                ("chen", "/debate join against"),
                ("ana", "/debate start"),
                ("boris", "/debate vote 1"),
                ("farah", "/debate vote -1"),
                ("ana", "/chair count"),
                ("boris", "/debate begin"),
                ("farah", "/claim make Trees grow quickly in any weather."),
                ("ana", "/chair close Enough."),
            ):
                assert "mistake" not in await room.says(name, line)
                room.at += timedelta(seconds=1)
            note = NoteExercise(
                by=ANA, at=room.at, id=fresh_id(), exercise="x1", title="Who fired?"
            )
            await do_and_show(parley.app.parts, note)
            await room.says("boris", "/position set 2 moved_by:x1")
            asked = await room.says("boris", "/debate result")
            await room.says("farah", "/privacy erase sure:yes")
            await finish_erasures(parley.app.parts, at_once=True)

    changed = "\n".join(room.changed)
    assert "Enough." in changed
    assert "Moved by exercise 1 (Who fired?): 1 person" in asked
    assert "Positions since then" not in changed
    assert "something that was erased" not in changed
    assert "a former member: its words were erased." in changed
