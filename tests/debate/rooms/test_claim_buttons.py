"""The button under the news of a claim: it stands while the claim can be answered, no longer."""

from pathlib import Path

from bot.assembly import open_parley
from tests.debate.rooms.test_buttons_below import ReadRoom
from tests.debate.rooms.test_room import started
from tests.test_scenarios import buttons


def offered(room: ReadRoom) -> list[str]:
    """The claims that the room is offered to answer, by their number."""
    labelled = [
        button for button in buttons(tuple(room.views.values())) if button.label == "Answer"
    ]
    return [word.split(":")[1] for b in labelled for word in b.action.split() if "answers:" in word]


async def test_the_latest_claim_can_be_answered_until_somebody_has_or_it_is_over(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        room = ReadRoom(parley)
        async with room.watched():
            await started(room, "tempo:live")
            await room.says("boris", "/claim make It deters.")
            assert offered(room) == ["1"]
            await room.says("chen", "/claim make It costs.")
            assert offered(room) == ["2"]
            messages = len(room.views)
            await room.says("boris", "/claim make It pays. answers:2 relation:attack")
            assert offered(room) == ["3"]
            assert len(room.views) == messages + 1
            await room.says("chen", "/claim make It does not. answers:3 relation:attack")
            assert offered(room) == ["4"]
            await room.says("ana", "/chair cancel yes")
            assert offered(room) == []
