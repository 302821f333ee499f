"""Points of information and of order in a room: who hears of them, and what stands on record."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.adapters.plain.render import rendered
from bot.assembly import open_parley
from bot.debate.commands.debating import AddFormat
from bot.debate.files.archive import load_archive
from bot.debate.files.transcript import transcript
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.lists import list_credits
from bot.debate.handlers.speaking import fill_speech
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.parts import ListRequest
from bot.kernel.permission import Role
from bot.kernel.view import View
from tests.debate.rooms.test_room import Room
from tests.debate.rules.making import SMALL
from tests.test_scenarios import buttons

ANA = Caller(
    community=CommunityId("c"), place=PlaceId("p"), member=MemberId("ana"), name="Ana",
    role=Role.CHAIR,
)  # fmt: skip
CHEN = Caller(community=CommunityId("c"), place=PlaceId("p"), member=MemberId("chen"), name="Chen")
ERIK = Caller(community=CommunityId("c"), place=PlaceId("p"), member=MemberId("erik"), name="Erik")


class PingedRoom(Room):
    """A room that also notes who is called by each view."""

    def __init__(self, *fields: object) -> None:
        super().__init__(*fields)  # type: ignore[arg-type]
        self.pings: dict[str, tuple[MemberId, ...]] = {}

    async def publish(self, place: PlaceId, view: View, mark: str) -> None:
        before = len(self.seen)
        await super().publish(place, view, mark)
        for words in self.seen[before:]:
            self.pings[words] = view.pings

    def called_by(self, words: str) -> tuple[MemberId, ...]:
        """Who is called by the one view of news with these words."""
        return next(iter(pings for said, pings in self.pings.items() if said.startswith(words)))


async def read_transcript(room: Room) -> str:
    parts = room.parley.app.parts
    archive = await load_archive(parts, ANA.community, await find_debate(parts, ANA, ""))
    return rendered(transcript(archive), width=10_000)


async def ask(room: Room, line: str) -> tuple[View, ...]:
    """What the chair is shown, with its buttons."""
    return await room.parley.app.hear(ANA, line)


def labels(views: tuple[View, ...]) -> list[str]:
    return [button.label for button in buttons(views)]


@asynccontextmanager
async def speaking(path: Path, more: str = "") -> AsyncIterator[PingedRoom]:
    """Boris speaks, and points may be offered."""
    async with open_parley(path) as parley:
        room = PingedRoom(parley)
        text = SMALL.replace('"judges"', '"none"').replace("longest = 15", "")
        await parley.app.respond(AddFormat(by=ANA, at=room.at, id=fresh_id(), text=text))
        async with room.watched():
            for name, line in (
                ("ana", f"/debate open format:small motion:M {more}"),
                ("boris", "/debate join pro"),
                ("chen", "/debate join con"),
                ("ana", "/debate start"),
                ("ana", "/chair count"),
                ("ana", "/chair skip"),
                ("boris", "/debate begin"),
            ):
                assert "Parley’s mistake" not in await room.says(name, line)
            await room.waits(30)
            yield room


async def test_a_point_stands_under_the_speech_that_it_interrupts_without_a_number(
    tmp_path: Path,
) -> None:
    async with speaking(tmp_path) as room:
        await room.says("chen", "/debate point")
        assert room.called_by("Chen offers a point of information.") == ("boris",)
        assert "Boris has the floor; Chen offers a point of information" in room.all()
        await room.says("boris", "/debate answer yes")
        assert room.called_by("Chen, you have the point.") == ("chen",)
        await room.says("chen", "/debate speak Who would pay for it?")
        assert "Point of information, Chen to Boris\n\nWho would pay for it?" in room.all()
        assert "Speech 1" not in room.all()
        await room.says("boris", "/debate speak All of us would.")
        assert "Speech 1, Boris" in room.all()
        await room.says("boris", "/debate end")

        told = await read_transcript(room)
        speech = told.index("All of us would.")
        point = told.index("Point of information, Chen to Boris")
        assert speech < point < told.index("Who would pay for it?")
        assert point < told.index("Next: ", speech)
        assert "Speech 2" not in told
        assert (await room.says("ana", "/debate speech 1")).count("All of us would.") == 1
        assert "no speech 2" in await room.says("ana", "/debate speech 2")


async def test_a_point_that_comes_while_the_speech_is_on_record_follows_it(tmp_path: Path) -> None:
    async with speaking(tmp_path) as room:
        await room.says("boris", "/debate speak First of all.")
        await room.says("chen", "/debate point")
        await room.says("boris", "/debate answer yes")
        await room.says("chen", "/debate speak Why?")
        await room.says("boris", "/debate speak And then.")
        told = await read_transcript(room)
        marks = [told.index(words) for words in ("First of all.", "Chen to Boris", "And then.")]
        assert marks == sorted(marks)


async def test_who_offered_a_point_is_told_that_it_is_not_taken(tmp_path: Path) -> None:
    async with speaking(tmp_path) as room:
        await room.says("chen", "/debate point")
        await room.says("boris", "/debate answer no")
        assert room.called_by("Chen, Boris does not take your point.") == ("chen",)
        await room.says("chen", "/debate point")
        await room.waits(60)
        assert room.called_by("Chen, your point came too late") == ("chen",)


async def test_words_of_a_point_go_with_their_author(tmp_path: Path) -> None:
    async with speaking(tmp_path) as room:
        await room.says("chen", "/debate point")
        await room.says("boris", "/debate answer yes")
        await room.says("chen", "/debate speak Who would pay for it?")
        await room.says("chen", "/debate order She spoke twice.")
        await room.says("chen", "/privacy erase sure:yes")
        told = await read_transcript(room)
        assert "Who would pay" not in told
        assert "spoke twice" not in told


async def test_a_point_of_order_is_heard_and_ruled_on(tmp_path: Path) -> None:
    async with speaking(tmp_path) as room:
        assert "That is empty" in await room.says("erik", "/debate order …")
        await room.says("erik", "/debate order Chen laughs all the time.")
        news = "Point of order from Erik: “Chen laughs all the time.” The chair rules on it."
        assert room.called_by(news) == ("ana",)
        desk = await room.says("ana", "/chair desk")
        assert "Point of order from Erik: “Chen laughs all the time.”" in desk
        assert labels(await ask(room, "/chair desk"))[:2] == ["Rule in favour", "Rule against"]
        await room.says("ana", "/chair rule yes")
        assert "The point of order is upheld." in room.all()
        assert "Rule in favour" not in labels(await ask(room, "/chair desk"))
        assert "Chen laughs all the time." in await read_transcript(room)


async def test_a_draft_for_a_speech_is_no_point(tmp_path: Path) -> None:
    async with speaking(tmp_path) as room:
        await room.says("chen", "/debate draft My own speech.")
        await room.says("chen", "/debate point")
        await room.says("boris", "/debate answer yes")
        form = await fill_speech(room.parley.app.parts, CHEN, {})
        assert form.values == {}
        await room.says("chen", "/debate speak Why?")
        debate = await find_debate(room.parley.app.parts, CHEN, "")
        assert CHEN.member in debate.state.drafts


async def test_a_point_of_information_can_be_what_moved_somebody(tmp_path: Path) -> None:
    async with speaking(tmp_path) as room:
        await room.says("erik", "/position set 2")
        await room.says("chen", "/debate point")
        await room.says("boris", "/debate answer yes")
        await room.says("chen", "/debate speak Who would pay for it?")
        changed = await room.says("erik", "/position set -2")
        assert "You changed your mind." in changed
        offered = await list_credits(room.parley.app.parts, ListRequest(by=ERIK))
        points = [option for option in offered if option.value == "p1"]
        assert [str(option.label) for option in points] == ["Chen: Who would pay for it?"]
        own = await list_credits(room.parley.app.parts, ListRequest(by=CHEN))
        assert "p1" not in [option.value for option in own]
        receipt = await room.says("erik", "/position moved p1")
        named = "a point of information by Chen (“Who would pay for it?”)"
        assert f"What moved you: {named}" in receipt
        assert named in await room.says("erik", "/position history")
        assert "is not in this debate" in await room.says("erik", "/position moved p2")


async def test_words_after_a_point_are_no_name_of_a_debate(tmp_path: Path) -> None:
    async with speaking(tmp_path) as room:
        quoted, unquoted, shown = [
            "\n".join(rendered(view) for view in await room.parley.app.hear(CHEN, line))
            for line in (
                '/debate point "Is a slow answer always worse?"',
                "/debate point Is a slow answer always worse?",
                '/debate show "Another"',
            )
        ]

    assert "A point takes no words yet: offer it" in quoted
    assert "/debate point takes no words of its own." in unquoted
    assert "There is no debate called “Another”." in shown
