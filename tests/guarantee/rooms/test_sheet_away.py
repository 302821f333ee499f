"""Votes on a sheet, on a real store, while Parley is away, was put out, or a chair pauses them."""

from datetime import datetime, timedelta
from pathlib import Path

from bot.assembly import open_parley
from bot.guarantee.journal import SHEETS
from bot.guarantee.rows import sheet_tables, sheets
from bot.guarantee.state import Sheet
from bot.kernel import journal_rows as journal
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.timekeeping import catch_up, give_back_time, halt
from bot.kernel.view import Button, Buttons
from tests.guarantee.rooms.test_sheet_rooms import START, C, Room, only, voting_on
from tests.guarantee.rooms.test_vote_calls import WatchedRoom
from tests.guarantee.sheets.making import tabled

STOPPED = START + timedelta(minutes=50)
LEFT = timedelta(hours=2) - timedelta(minutes=50)


async def state(room: Room) -> Sheet:
    """The sheet, after its tables were held against its journal."""
    id_ = await only(room)
    assert await SHEETS.verify(room.parley.app.parts, C, id_) == []
    row = await sheets.one(room.parley.db, C, id_)
    assert row is not None
    sheet = (await SHEETS.load(room.parley.app.parts, C, row)).state
    stored = await sheet_tables.load(room.parley.db, C, id_)
    assert stored is not None
    assert [vote.deadline for vote in stored.votes] == [vote.deadline for vote in sheet.votes]
    assert tabled(stored).proposals == sheet.proposals
    return sheet


async def killed_while_voting(folder: Path, more: str = "") -> None:
    """A vote with two hours runs, something lies for one, and after fifty minutes Parley is
    killed."""
    async with open_parley(folder) as parley:
        room = Room(parley)
        await voting_on(room)
        for line in filter(None, ("/sheet package minutes:60 term=short", more)):
            await room.says("ana", line)
        await parley.db.change(journal.set_heartbeat(STOPPED))


async def started_at(room: Room, at: datetime) -> None:
    """Parley starts at an instant, and its rooms are served."""
    room.at = at
    await give_back_time(room.parley.app.parts, at)
    await catch_up(room.parley.app.parts)
    await catch_up(room.parley.app.parts)


async def test_votes_and_silent_consent_go_on_after_an_absence_with_the_time_they_had(
    tmp_path: Path,
) -> None:
    await killed_while_voting(tmp_path)
    async with open_parley(tmp_path) as parley:
        room, back = Room(parley), START + timedelta(days=3)
        async with room.watched():
            await started_at(room, back)
            await room.waits(seconds=0)
            one = await state(room)
            assert [vote.deadline - back for vote in one.open_votes] == [LEFT]
            assert [lying.lies_until for lying in one.lying] == [back + timedelta(minutes=10)]
            told = (
                "The clock stood for a while. Votes on this sheet go on, and no time was lost. "
                "Number 2 will be adopted on 04 March 2026, 12:10 UTC, unless"
            )
            assert room.all().count(told) == 1
            assert "13:10 UTC: 2 ballots cast" in room.seen[-1], "the board shows the new end"
            await room.says("dana", "/guarantee vote 1 against")
            await room.waits(minutes=69)
            assert "as nobody asked for a vote: number 2" in room.all()
            assert "has closed" not in room.all()
            await room.waits(minutes=1)

        assert "2 for, 1 against" in room.all()


async def test_a_short_absence_moves_the_end_and_is_no_news(tmp_path: Path) -> None:
    await killed_while_voting(tmp_path)
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            await started_at(room, STOPPED + timedelta(seconds=20))
            one = await state(room)

        assert one.votes[0].deadline == START + timedelta(hours=2, seconds=20)
        assert "stood for a while" not in room.all()


async def test_the_same_absence_twice_gives_its_time_back_once(tmp_path: Path) -> None:
    await killed_while_voting(tmp_path)
    async with open_parley(tmp_path) as parley:
        room, back = Room(parley), STOPPED + timedelta(hours=1)
        async with room.watched():
            await started_at(room, back)
            first = await state(room)
            await started_at(room, back)

            assert await state(room) == first
            assert room.all().count("Votes on this sheet go on") == 1


async def test_a_sheet_whose_votes_a_chair_paused_waits_through_an_absence(tmp_path: Path) -> None:
    await killed_while_voting(tmp_path, "/sheet pause")
    async with open_parley(tmp_path) as parley:
        room, back = Room(parley), START + timedelta(days=3)
        async with room.watched():
            await started_at(room, back)
            await room.waits(days=1)
            assert "has closed" not in room.all()
            assert (await state(room)).paused_at == START
            await room.says("ana", "/sheet resume")
            one = await state(room)

        assert one.votes[0].deadline == room.at + timedelta(hours=2)
        assert "stood for a while" not in room.all()


async def test_a_community_that_puts_parley_out_finds_its_votes_waiting_for_a_chair(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        room = WatchedRoom(parley)
        async with room.watched():
            await voting_on(room)
        await halt(parley.app.parts, C, STOPPED)
        await halt(parley.app.parts, C, STOPPED + timedelta(minutes=1))
        await room.waits(days=5)
        assert (await state(room)).paused_at == STOPPED
    async with open_parley(tmp_path) as parley:
        room = WatchedRoom(parley)
        room.at = START + timedelta(days=6)
        async with room.watched():
            await started_at(room, room.at)
            assert room.all().count("Parley was away. Votes on this sheet are paused.") == 1
            assert "is paused, with 70 minutes left: 2 ballots cast" in room.seen[-1]
            assert [view.pings for view in room.views if view.pings] == [("ana",)]
            assert room.labels()["Go on"] == "/sheet resume sheet:1"
            assert "For" not in room.labels()
            for name, line in (
                ("dana", "/guarantee vote 1 against"), ("ana", "/guarantee close 1"),
                ("bo", "/sheet package term=short"),
            ):  # fmt: skip
                said = await room.says(name, line)
                assert "Votes on this sheet are paused. A chair can resume them." in said
            assert "Only a chair" in await room.says("bo", "/sheet resume")
            await room.says("ana", "/sheet resume")
            one = await state(room)
            assert one.votes[0].deadline == room.at + LEFT
            assert "Ana resumed the votes on this sheet. No time was lost. " in room.all()
            assert "The vote on number 1 ends 07 March 2026, 13:10 UTC." in room.all()
            await room.says("dana", "/guarantee vote 1 against")
            await room.waits(minutes=70)

        assert "2 for, 1 against" in room.all()


async def test_votes_of_another_community_go_on(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        await voting_on(room)
        await halt(parley.app.parts, CommunityId("other"), STOPPED)

        assert (await state(room)).paused_at is None


async def buttons(room: Room, line: str) -> list[Button]:
    blocks = [block for view in await room.hears("ana", line) for block in view.blocks]
    return [b for block in blocks if isinstance(block, Buttons) for b in block.buttons]


async def test_a_chair_pauses_the_votes_and_everybody_sees_that(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = WatchedRoom(parley)
        async with room.watched():
            await room.says("ana", "/guarantee new Theirs")
            assert "nothing to pause" in await room.says("ana", "/sheet pause")
            await room.says("bo", "/guarantee amend trigger automatic")
            await room.says("chen", "/guarantee second 1")
            await room.says("bo", "/guarantee call 1")
            assert "Only a chair" in await room.says("bo", "/sheet pause")
            pauses = Button(say("Pause the votes"), "/sheet pause sheet:1")
            assert pauses in await buttons(room, "/guarantee show")
            await room.says("ana", "/sheet pause")
            assert room.all().count("Ana paused the votes on this sheet. Nobody loses time.") == 1
            for line in ("/guarantee show", "/guarantee amendment 1"):
                page = await room.says("bo", line)
                assert "paused" in page
                assert "The vote ends:" not in page
                assert pauses not in await buttons(room, line)
            await room.says("ana", "/sheet resume")
            assert "aren’t paused" in await room.says("ana", "/sheet resume")
            assert "The vote ends:" in await room.says("bo", "/guarantee amendment 1")
