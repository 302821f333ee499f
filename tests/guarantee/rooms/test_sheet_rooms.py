"""What the room of a sheet sees, on a real store: in order, once, by the clock, after a stop."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.guarantee.handlers.finding import adopted, find_sheet
from bot.guarantee.journal import SHEETS
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rows import sheet_tables, sheets
from bot.kernel import journal_rows as journal
from bot.kernel import timekeeping
from bot.kernel.catalog.parameters import Upload
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, RefusalCode, Refused, Unavailable
from bot.kernel.rooms import Face
from bot.kernel.view import Attachment, Form, View
from tests.guarantee.sheets import tables
from tests.guarantee.sheets.making import tabled

C = CommunityId("c")
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Room:
    """A place with somebody watching, and a clock of its own."""

    def __init__(self, parley: Parley) -> None:
        self.parley = parley
        self.at = START
        self.seen: list[str] = []
        self.marks: list[str] = []
        self.away = False
        self.lost = False

    async def publish(self, place: PlaceId, view: View, mark: str) -> None:
        if self.away:
            raise Unavailable(KernelRefusal.ROOM_NOT_REACHED)
        if mark in self.marks:  # as every face: the same mark is shown once
            return
        self.marks.append(mark)
        self.seen.append(rendered(view, width=10_000))
        if self.lost:  # shown, but the answer that says so does not come
            raise Unavailable(KernelRefusal.ROOM_NOT_REACHED)

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        with self.parley.app.parts.rooms.served(C, Face(self.publish)):
            yield

    def by(self, name: str, community: str = "c") -> Caller:
        return Caller(
            community=CommunityId(community), place=PlaceId("p"), member=MemberId(name),
            name=name.title(), role=Role.CHAIR if name == "ana" else Role.MEMBER,
        )  # fmt: skip

    async def hears(self, name: str, line: str, community: str = "c") -> tuple[View, ...]:
        typed = parse_line(line, self.parley.app.catalog)
        by = self.by(name, community)
        command = typed.entry.build(typed.values, by=by, at=self.at, fresh=fresh_id())
        return await self.parley.app.respond(command)

    async def says(self, name: str, line: str, community: str = "c") -> str:
        views = await self.hears(name, line, community)
        return "\n".join(rendered(view, width=10_000) for view in views)

    async def waits(self, **time: float) -> None:
        self.at += timedelta(**time)
        for due in await journal.load_due_streams(self.parley.db, self.at):
            await timekeeping.tick(self.parley.app.parts, due, self.at)

    def all(self) -> str:
        return "\n".join(self.seen)


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_parley(tmp_path) as parley:
        yield Room(parley)


async def voting_on(room: Room, rule: str = "simple", more: str = "") -> None:
    """Sheet 1 with amendment 1, seconded and put to the vote, with two votes for it; ranked, it has
    a rival."""
    rival = (
        ("dana", "/guarantee amend trigger none"),
        ("chen", "/guarantee second 2"),
    )
    for name, line in (
        ("ana", f"/guarantee new title:Ours rule:{rule} hours:2 {more}"),
        ("bo", "/guarantee amend trigger automatic"),
        ("chen", "/guarantee second 1"),
        *(rival if rule == "ranked" else ()),
        ("bo", "/guarantee call 1"),
    ):
        await room.says(name, line)
    for name in ("bo", "chen"):
        says = "ranking:1>0" if rule == "ranked" else "for"
        await room.says(name, f"/guarantee vote 1 {says}")


async def test_a_vote_ends_by_the_clock_and_the_room_hears_it_once(room: Room) -> None:
    async with room.watched():
        await voting_on(room, more="basis:author_proposal")
        await room.waits(hours=1, minutes=59)
        assert "Carried" not in room.all()
        await room.waits(minutes=1)
        await room.waits(minutes=1)

    assert room.all().count("The vote on number 1 has closed.") == 1
    assert "Carried by simple majority: 2 for, 0 against." in room.all()
    assert "New tension: " in room.all()
    assert room.seen[-1].startswith("Ours (sheet 1)")
    assert "Trigger: A defined event" in room.seen[-1]
    assert await journal.find_next_deadline(room.parley.db) is None


async def test_what_ended_while_parley_was_away_is_closed_and_shown_after(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        await voting_on(Room(parley), "ranked")
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        room.at = START + timedelta(days=3)
        async with room.watched():
            await timekeeping.give_back_time(parley.app.parts, room.at)
            await timekeeping.catch_up(parley.app.parts)
            assert "Put to the vote until" in room.all()
            await room.waits(seconds=0)
            await timekeeping.catch_up(parley.app.parts)

        assert (
            room.all().count("Carried among 2 ballots, best first: number 1; as it is; number 2.")
            == 1
        )
        found = await adopted_or(room)
        assert found is GuaranteeRefusal.NOT_ADOPTED


async def adopted_or(room: Room) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        await adopted(room.parley.app.parts, room.by("bo"), "")
    return refused.value.code


async def test_a_room_that_is_away_sees_it_all_when_it_is_back(room: Room) -> None:
    async with room.watched():
        room.away = True
        await voting_on(room)
        assert room.seen == []
        room.away = False
        await timekeeping.catch_up(room.parley.app.parts)

    assert len(room.seen) == 2
    assert "Put to the vote until" in room.seen[0]
    assert "2 ballots cast, 2 needed." in room.seen[1]


async def test_two_close_a_vote_at_once_and_one_is_told_that_it_was_closed(room: Room) -> None:
    async with room.watched():
        await voting_on(room)
        said = await asyncio.gather(
            *(room.says("ana", "/guarantee close 1") for _ in range(2)), room.waits(hours=2)
        )
    told = [one for one in said if one and "decided already" in one]

    assert len(told) >= 1
    assert room.all().count("The vote on number 1 has closed.") == 1


async def test_fifty_vote_at_once_and_every_ballot_counts(room: Room) -> None:
    async with room.watched():
        await voting_on(room)
        await asyncio.gather(
            *(room.says(f"m{n}", f"/guarantee vote 1 {'for' if n % 2 else 'against'}")
              for n in range(50))
        )  # fmt: skip
        await room.says("ana", "/guarantee close 1")

    assert "Carried by simple majority: 27 for, 25 against." in room.all()


async def test_a_debate_is_opened_on_an_amendment_and_its_end_is_told_there(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours")
        said = await room.says("bo", "/guarantee amend trigger automatic debate:yes")
        assert "No debate was opened on it. Only a chair can open a debate on it." in said
        both = await asyncio.gather(*(room.says("ana", "/guarantee debate 1") for _ in range(2)))
        assert sum("That has a debate already" in said for said in both) == 1, both
        assert room.all().count("A debate is open on number 1.") == 1
        assert "This house would set the clause on the trigger to “A defined event”." in room.all()
        assert "The debate is on: sign-up." in await room.says("bo", "/guarantee amendment 1")
        assert "That has a debate already" in await room.says("ana", "/guarantee debate 1")
        for name, line in (
            ("bo", "/debate join for"), ("chen", "/debate join against"), ("ana", "/debate start"),
            ("bo", "/debate vote 3"), ("chen", "/debate vote undecided"),
            ("ana", "/chair close We have heard enough"),
        ):  # fmt: skip
            await room.says(name, line)

    told = "The debate is closed: first vote 1 for, 1 undecided, 0 against."
    assert f"On number 1, Trigger: A defined event. {told}" in room.all()
    assert told in await room.says("bo", "/guarantee amendment 1")
    assert told in room.seen[-1] or told in room.seen[-2]


async def test_rivals_are_ranked_by_a_form_and_the_winner_stands(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours rule:ranked")
        await room.says("bo", "/guarantee amend duties reform,transparency")
        await room.says("chen", '/guarantee amend duties "none of these"')
        await room.says("ana", "/guarantee second 1")
        await room.says("ana", "/guarantee second 2")
        await room.says("chen", "/guarantee call 2")
        (asked,) = await room.hears("bo", "/guarantee vote 1")
        (form,) = asked.blocks
        assert isinstance(form, Form)
        assert form.action == "/guarantee vote 1 sheet:1"
        assert "rank them" in await room.says("bo", "/guarantee vote 1 for")
        assert "“7” can’t be ranked here" in await room.says("bo", "/guarantee vote 1 ranking:7>0")
        for name, ranking in (("bo", "1>0>2"), ("chen", "2>0>1"), ("ana", "2>1")):
            await room.says(name, f"/guarantee vote 2 ranking:{ranking}")
        await room.says("dana", "/guarantee vote 2 abstain")
        await room.says("ana", "/guarantee close 1")

    assert "Carried among 4 ballots, best first: number 2;" in room.all()
    assert "Beneficiary’s duties: none of these" in room.seen[-1]


async def test_what_is_asked_from_elsewhere_is_answered_there(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours")
        assert await room.says("bo", "/guarantee amend term short sheet:1 reason:Why")
        assert "/guarantee list" in await room.says("bo", "/guarantee show sheet:7")
        assert "no sheet “2v”" in await room.says("bo", "/guarantee show sheet:2v")
        assert "has no version 3" in await room.says("bo", "/guarantee show sheet:1v3")
        assert "Ours (sheet 1)" in await room.says("bo", "/guarantee show sheet:ours")


async def test_no_command_reaches_another_community_s_sheet(room: Room) -> None:
    await voting_on(room)
    before = await sheet_tables.load(room.parley.db, C, await only(room))
    for line in (
        "show sheet:1", "amend trigger none sheet:1", "second 1 sheet:1", "vote 1 for sheet:1",
        "close 1 sheet:1", "withdraw 1 sheet:1", "history sheet:1", "export sheet:1", "use 1",
        "fork sheet:1", "diff 1 author_proposal", "adopt sheet:1", "set trigger none sheet:1",
        "call 1 sheet:1", "debate 1 sheet:1", "rules sheet:1 quorum:9", "detach 1 sheet:1",
        "amendment 1 sheet:1", "propose sheet:1", "check 1", 'new title:X basis:1',
    ):  # fmt: skip
        said = await room.says("ana", f"/guarantee {line}", "elsewhere")
        assert "There is no sheet “1”" in said, line

    assert await sheet_tables.load(room.parley.db, C, await only(room)) == before


async def only(room: Room) -> str:
    (row,) = await sheets.listed(room.parley.db, C, 9)
    return row.id


async def test_who_is_erased_leaves_no_word_on_a_sheet_and_open_votes_go_on(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours")
        await room.says("bo", '/guarantee amend term short words:"Xylophone years" reason:Xylo')
        await room.says("chen", "/guarantee second 1")
        await room.says("bo", "/guarantee call 1")
        for name in ("bo", "chen", "ana"):
            await room.says(name, "/guarantee vote 1 for")
        await room.says("ana", "/guarantee close 1")
        await room.says("bo", '/guarantee evidence term "a Xylophone is a promise of help"')
        await room.says("bo", "/guarantee amend scope open reason:Xylophones")
        await room.says("chen", "/guarantee amend trigger none")
        await room.says("bo", "/guarantee second 3")
        await room.says("chen", "/guarantee call 3")
        await room.says("bo", "/guarantee vote 3 for")
        assert "Votes on sheets: 2" in await room.says("bo", "/privacy show")
        await room.says("bo", "/privacy erase yes")
        await room.says("ana", "/guarantee propose")

    stood = await room.says("ana", "/guarantee show")
    history = await room.says("ana", "/guarantee history")
    assert "Xylo" not in stood + history + room.seen[-1]
    assert "Term: A few years" in stood
    assert "2. Scope: Left open on purpose (a former member) Withdrawn." in history
    assert "0 ballots cast, 2 needed." in room.seen[-1]
    for (table,) in await room.parley.db.read(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND (name LIKE 'sheet%' OR name = 'events')"
    ):
        rows = await room.parley.db.read(f"SELECT * FROM {table}")  # noqa: S608  # our own names
        assert "Xylo" not in str(rows), table


async def test_a_sheet_goes_out_as_a_file_and_comes_back(room: Room) -> None:
    await room.says("ana", "/guarantee new title:Ours own:yes basis:author_proposal")
    await room.says("ana", '/guarantee set term short words:"Five years" reason:"Why not"')
    await room.says("ana", '/guarantee evidence trigger article:brief "a promise of help"')
    said = await room.says("ana", "/guarantee adopt")
    assert "Kept as version 1v1" in said
    (view,) = await room.hears("ana", "/guarantee export sheet:1v1 kind:json")
    file = next(block for block in view.blocks if isinstance(block, Attachment))
    found = json.loads(file.content)
    assert found["version"] == 1
    by = room.by("bo", "elsewhere")
    given = {"file": Upload(name="s.json", content=file.content)}
    views = await room.parley.app.hear(by, "/guarantee import", given)
    assert "Sheet 1 is started." in rendered(views[0])
    there = await room.says("bo", "/guarantee show", "elsewhere")
    assert "Term: A few years" in there
    assert "Five years" in there
    assert "Evidence 1:" in there
    back = await room.parley.app.hear(
        by, "/guarantee import", {"file": Upload(name="s.json", content=b"[1, 2]")}
    )
    assert "That file is not a sheet" in rendered(back[0])


async def test_the_sheet_in_force_is_the_last_adopted_version_with_its_words(room: Room) -> None:
    await room.says("ana", "/guarantee new title:Ours own:yes basis:author_proposal")
    await room.says("ana", '/guarantee set deadline meet_24 words:"By noon"')
    await room.says("ana", "/guarantee adopt")
    await room.says("ana", "/guarantee set deadline days_3")
    found = await adopted(room.parley.app.parts, room.by("bo"), "")

    assert (found.address, found.title) == ("1v1", "Ours")
    assert found.choices["deadline"] == ("meet_24",)
    assert found.words == {"deadline": "By noon"}
    assert "convene" not in found.choices  # open, which is never none


async def test_news_whose_answer_was_lost_is_told_once_whatever_came_after_it(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new title:Ours hours:2")
        room.lost = True
        await room.says("bo", "/guarantee amend trigger automatic")
        await room.says("chen", "/guarantee amend scope open")
        room.lost = False
        await timekeeping.catch_up(room.parley.app.parts)

    assert room.all().count("proposes number 1") == 1
    assert room.all().count("proposes number 2") == 1
    assert room.all().index("proposes number 1") < room.all().index("proposes number 2")


async def test_the_board_of_an_undecided_sheet_comes_back_when_it_was_deleted(room: Room) -> None:
    parts = room.parley.app.parts
    async with room.watched():
        await room.says("ana", "/guarantee new title:Ours hours:2")
        stream = f"sheet:{await only(room)}"
        before = len(room.seen)
        await timekeeping.show_board(parts, C, stream)
        assert len(room.seen) == before  # nothing is undecided; whoever deleted it meant it
        await room.says("bo", "/guarantee amend trigger automatic")
        board = room.seen[-1]
        before = len(room.seen)
        await timekeeping.show_board(parts, C, stream)

    assert room.seen[before:] == [board]


async def test_a_sheet_from_before_its_changes_were_recorded_goes_on_and_tells_nothing_twice(
    room: Room,
) -> None:
    parts = room.parley.app.parts
    async with room.watched():
        await voting_on(room, "ranked")
        room.away = True
        await room.says("dana", "/guarantee amend term short reason:Whenever")
        room.away = False
        before, seen = await sheet_tables.load(room.parley.db, C, await only(room)), len(room.seen)
        await room.parley.db.write(*tables.unrecorded())
        SHEETS.forget(parts, C, await only(room))
        await timekeeping.catch_up(parts)
        found = await find_sheet(parts, C, await only(room))
        assert found is not None
        assert tabled(found) == before
        assert [told.count("proposes number 3") for told in room.seen[seen:]] == [1, 0]
        assert "Whenever" in room.seen[seen]
        await room.waits(hours=2)
        await timekeeping.catch_up(parts)

    assert room.all().count("proposes number 1") == 1
    assert (
        room.all().count("Carried among 2 ballots, best first: number 1; as it is; number 2.") == 1
    )
    assert len(set(room.marks)) == len(room.marks)


async def test_an_own_sheet_counts_as_shown(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new title:Ours own:yes")
        await room.says("ana", "/guarantee set term short")

    assert await journal.load_unshown_streams(room.parley.db) == []
    assert room.seen == []


async def test_an_amendment_names_a_tension_that_goes_only_where_the_sheet_has_it(
    room: Room,
) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new title:Ours")
        undecided = await room.says("bo", "/guarantee amend deadline days_3")
        await room.says("ana", "/guarantee new title:Others own:yes")
        await room.says("ana", "/guarantee set voting consensus")
        going = await room.says("ana", "/guarantee set voting qualified_majority")

    assert "Nothing says when a decision is due" not in undecided
    assert "Settles" not in undecided
    assert "No longer a tension: One guarantor can stop the reaction." in going
