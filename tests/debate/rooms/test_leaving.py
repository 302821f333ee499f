"""A member who has everything erased holds nothing any more in the debates that go on."""

from pathlib import Path

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.debate.handlers.finding import find_debate
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.view import Buttons, View
from tests.debate.rooms.test_room import Room, started

ANA = Caller(community=CommunityId("c"), place=PlaceId("p"), member=MemberId("ana"), name="Ana")


class ButtonedRoom(Room):
    """A room that knows what can be pressed under its news now."""

    def __init__(self, parley: Parley) -> None:
        super().__init__(parley)
        self.views: dict[str, View] = {}

    async def publish(self, place: PlaceId, view: View, mark: str) -> None:
        await super().publish(place, view, mark)
        self.views.setdefault(mark, view)

    async def restate(self, place: PlaceId, view: View, mark: str) -> None:
        await super().restate(place, view, mark)
        self.views[mark] = view

    def buttons(self, words: str) -> list[str]:
        """The labels of the buttons under the one piece of news that says so."""
        (news,) = [view for view in self.views.values() if words in rendered(view, width=10_000)]
        rows = [block for block in news.blocks if isinstance(block, Buttons)]
        return [str(button.label) for row in rows for button in row.buttons]


async def test_the_seat_of_somebody_erased_falls_free_and_the_chair_is_told(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = ButtonedRoom(parley)
        async with room.watched():
            for name, line in (
                ("ana", "/debate open format:oxford motion:M"),
                ("boris", "/debate join for1"),
                ("chen", "/debate join against1"),
                ("ana", "/debate start"),
                ("chen", "/debate vote -2"),
                ("ana", "/chair count"),
                ("boris", "/debate begin"),
                ("chen", "/debate draft What I would say."),
            ):
                await room.says(name, line)
            await room.says("chen", "/privacy erase yes")
            assert "First speaker against: the seat is free again." in room.all()
            assert "Chen" not in room.seen[-1]
            assert room.buttons("the seat is free again") == ["Take the seat", "Chair"]
            state = (await find_debate(parley.app.parts, ANA, "")).state
            assert "against1" not in state.seats
            assert MemberId("chen") in state.first  # what was voted stays
            await room.says("ana", "/chair end")
            assert "a former member" not in room.seen[-1]
            asked = await room.says("ana", "/debate begin")
            assert "nobody sits as First speaker against" in asked
            await room.says("ana", "/debate begin sure:yes")
            await room.says("ana", "/chair end")
            assert "What I would say" not in room.all()
            assert all(speech.member != "chen" for speech in state.speeches)


async def test_who_sits_nowhere_leaves_no_trace_in_a_debate(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await started(room)
        await room.says("erik", "/debate vote 1")
        before = (await find_debate(parley.app.parts, ANA, "")).version
        await room.says("erik", "/privacy erase yes")
        assert (await find_debate(parley.app.parts, ANA, "")).version == before


async def test_somebody_takes_the_seat_of_who_left_by_the_news_and_the_room_hears_it(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        room = ButtonedRoom(parley)
        async with room.watched():
            await started(room)
            await room.says("boris", "/debate leave")
            free = "the seat is free again. Anybody without a seat can take it, or the chair can"
            assert room.buttons(free) == ["Take the seat", "Chair"]
            assert await room.says("chen", "/debate join for") == (
                "You have a seat already. After sign-up only a chair can change seats."
            )
            assert await room.says("erik", "/debate join for") == ""
            assert any("Erik has this seat now: Speaker for." in seen for seen in room.seen)
            assert room.buttons(free) == []
