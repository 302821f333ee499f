"""The home says first what a member is asked to do, and offers only what they may do now."""

from pathlib import Path

from bot.adapters.plain.render import rendered
from bot.assembly import open_parley
from bot.kernel.view import View
from tests.debate.rooms.test_points import ANA, CHEN
from tests.debate.rooms.test_room import Room
from tests.test_scenarios import buttons


async def test_who_has_the_floor_is_told_first_and_can_speak_from_there(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)

        async def home(*, chair: bool = False) -> View:
            (view,) = await parley.app.home(ANA if chair else CHEN)
            return view

        await room.says("ana", "/debate open format:ld motion:M")
        before = await home()
        for name, line in (
            ("chen", "/debate join aff"),
            ("boris", "/debate join neg"),
            ("ana", "/debate start"),
            ("ana", "/chair count"),
            ("chen", "/debate begin"),
        ):
            await room.says(name, line)
        mine, others = await home(), await home(chair=True)

    assert "My position" not in [str(button.label) for button in buttons((before,))]
    lines = [line for line in rendered(mine, width=1000).splitlines() if line.strip()]
    assert lines[2].startswith("You have the floor, until ")
    assert [(str(b.label), b.action.split()[:2]) for b in buttons((mine,))][:3] == [
        ("Speak", ["/debate", "speak"]),
        ("See the debate", ["/debate", "show"]),
        ("My position", ["/position", "set"]),
    ]
    assert "debate:" in next(iter(buttons((mine,)))).action
    assert "You have the floor" not in rendered(others, width=1000)
