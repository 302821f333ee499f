"""Six people fill a sheet of twelve clauses over the real core, counted in messages; and what the
room of a package, of an absent clock and of contested rules hears."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.assembly import open_parley
from bot.guarantee.commands.packages import ProposePackage
from bot.guarantee.handlers.finding import find_sheet
from bot.guarantee.rows import sheets
from bot.guarantee.state import Sheet
from bot.kernel import timekeeping
from tests.guarantee.rooms.test_sheet_rooms import START, C, Room

PEOPLE = ("ana", "bo", "chen", "dana", "erik", "farah")

CLAUSES = ", ".join(
    (
        "guarantors=europe_and_america", "us_role=backstop", "bindingness=treaty",
        "obligation=aid_materially", "mechanism=emergency_mechanism", "convene=any_party",
        "deadline=meet_24_decide_72", "evidence=reasonable_grounds", "duties=reform",
        "duties=transparency", "term=open_ended", "trigger=mechanism_assessed", "scope=floor",
    )
)  # fmt: skip

MOST = 70
"""Messages of members and of Parley together; members alone sent 190 for as much before."""


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_parley(tmp_path) as parley:
        yield Room(parley)


async def found(room: Room) -> Sheet:
    (row,) = await sheets.listed(room.parley.db, C, 9)
    sheet = await find_sheet(room.parley.app.parts, C, row.id)
    assert sheet is not None
    return sheet


async def number_of(room: Room, clause: str) -> int:
    return next(one.number for one in (await found(room)).live if one.clause == clause)


async def all_vote(room: Room, number: int, *, against: str = "") -> int:
    """Everybody votes, a minute after the vote was opened; how many messages that takes."""
    await room.waits(minutes=1)
    for name in PEOPLE:
        choice = "against" if name == against else "for"
        await room.says(name, f"/guarantee vote {number} {choice}")
    return len(PEOPLE)


async def test_twelve_clauses_take_a_class_at_most_seventy_messages(room: Room) -> None:
    async with room.watched():
        sent = 0
        for name, line in (
            ("ana", "/guarantee new A guarantee that holds"),
            *((name, "/sheet here") for name in PEOPLE[1:]),
            ("ana", f'/sheet package minutes:10 changes:"{CLAUSES}"'),
        ):
            await room.says(name, line)
            sent += 1
        for asker, clause in (("bo", "trigger"), ("chen", "scope")):
            number = await number_of(room, clause)
            await room.says(asker, f"/sheet ask {number}")
            sent += 1 + await all_vote(room, number, against="bo")
        await room.waits(minutes=10)
        await room.says("dana", "/guarantee propose")
        whole = await number_of(room, "")
        await room.says("erik", f"/guarantee second {whole}")
        await room.says("dana", f"/sheet call {whole}")
        sent += 3 + await all_vote(room, whole)
    posted = [each for each in room.seen if not each.startswith("A guarantee that holds")]

    sheet = await found(room)
    assert len(sheet.versions[0].choices) == 12
    assert sent + len(posted) <= MOST, (sent, len(posted))
    assert (sent, len(posted)) == (30, 10)
    assert "10 clauses are adopted, as nobody asked for a vote." in room.all()
    assert "Carried by simple majority: 5 for, 1 against." in room.all()


async def test_what_lay_open_while_parley_was_killed_is_adopted_after(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            await room.says("ana", "/guarantee new Ours")
            await room.says("ana", "/sheet package minutes:10 term=short, trigger=none")
    async with open_parley(tmp_path) as parley:
        room = Room(parley)
        async with room.watched():
            await timekeeping.catch_up(parley.app.parts)
            await room.waits(minutes=9)
            assert (await found(room)).choices == {}
            await room.waits(hours=30)
            await timekeeping.catch_up(parley.app.parts)

        assert (await found(room)).choices == {"term": ("short",), "trigger": ("none",)}
        assert room.all().count("2 clauses are adopted, as nobody asked for a vote.") == 1


async def test_a_vote_closes_for_those_present_and_says_so_to_the_last(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours")
        for name in ("bo", "chen"):
            await room.says(name, "/sheet here")
        await room.says("bo", "/guarantee amend term short")
        await room.says("chen", "/guarantee second 1")
        await room.says("bo", "/sheet call 1")
        await room.waits(minutes=2)
        for name in ("ana", "bo"):
            told = await room.says(name, "/guarantee vote 1 for")
            assert told == "Your vote on “Term: A few years”: For"
        said = await room.says("chen", "/guarantee vote 1 against")

    assert "All who are here have voted, so the vote is closed." in said
    assert "Carried by simple majority: 2 for, 1 against." in room.all()


async def test_a_vote_is_open_for_a_minute_at_least_and_then_closed_by_the_clock(
    room: Room,
) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours")
        for name in ("bo", "chen"):
            await room.says(name, "/sheet here")
        await room.says("bo", "/guarantee amend term short")
        await room.says("chen", "/guarantee second 1")
        await room.says("bo", "/guarantee call 1")
        for name in ("ana", "bo", "chen"):
            await room.says(name, "/guarantee vote 1 for")
        assert "has closed" not in room.all()
        await room.waits(seconds=61)

    assert "Carried by simple majority: 3 for, 0 against." in room.all()


async def test_changed_rules_are_told_and_a_member_contests_them(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours quorum:2")
        await room.says("ana", "/sheet rules rule:two_thirds quorum:1")
        told = next(each for each in room.seen if "changed how votes are held" in each)
        assert "You made that change yourself." in await room.says("ana", "/sheet contest")
        await room.says("bo", "/sheet contest")
        assert (await found(room)).quorum == 2
        assert "No change of the voting rules" in await room.says("chen", "/sheet contest")
        for name in ("bo", "chen"):
            await room.says(name, "/guarantee vote 1 against")
        await room.says("ana", "/guarantee close 1")

    assert told.startswith(
        "Ana changed how votes are held: two-thirds majority, at least 1 ballot, open for 24 hours."
        " Before: simple majority, at least 2 ballots, open for 24 hours."
    )
    assert "Bo contests the new rules for votes. The old ones hold until this vote" in room.all()
    assert (await found(room)).rule.value == "simple"
    assert room.at == START


async def test_several_clauses_are_voted_on_together(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours")
        await room.says("bo", "/sheet package together:yes term=short, trigger=none")
        await room.says("chen", "/guarantee second 2")
        await room.says("bo", "/guarantee call 1")
        for name in ("bo", "chen"):
            await room.says(name, "/guarantee vote 2 for")
        await room.says("ana", "/guarantee close 2")

    assert "Bo proposes 2 clauses for one vote on all. They need a second." in room.all()
    assert "Chen seconds the 2 clauses of Bo." in room.all()
    assert (await found(room)).choices == {"term": ("short",), "trigger": ("none",)}


async def test_an_adopted_sheet_of_which_a_clause_lies_open_still_goes_on(room: Room) -> None:
    async with room.watched():
        for name, line in (
            ("ana", "/guarantee new Ours quorum:2"),
            ("ana", "/sheet package minutes:5 term=short"),
        ):
            await room.says(name, line)
        await room.waits(minutes=6)
        for name, line in (
            ("ana", "/guarantee propose"), ("bo", "/guarantee second 2"), ("ana", "/sheet call 2"),
            ("ana", "/guarantee vote 2 for"), ("bo", "/guarantee vote 2 for"),
            ("ana", "/guarantee close 2"),
        ):  # fmt: skip
            await room.says(name, line)
        sheet = await found(room)
        assert sheet.versions
        assert await sheets.load_going(room.parley.db, C, 9) == []
        await room.says("bo", "/sheet package trigger=none")

    assert await sheets.load_going(room.parley.db, C, 9) == [sheet.id]


async def test_what_is_typed_of_several_clauses_is_read_or_refused(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours")
        unsaid = await room.says("ana", "/sheet package short")
        wrong = await room.says("ana", "/sheet package term=shortish, colour=red, trigger=no one")
        assert "“shortish” is not an option" in wrong
        assert "There is no clause “colour”" in wrong
        assert "“no one” is not an option" in wrong
        twice = await room.says("ana", "/sheet package term=short, term=long_fixed")
        sooner = await room.says("bo", "/sheet package minutes:5 term=short")
        words = '/sheet package changes:"Term: A few years; duties: reform, transparency"'
        said = await room.says("ana", words)
        again = await room.says("bo", "/sheet package term=long_fixed")

    assert "Say which clause “short” belongs to" in unsaid
    assert "only one option" in twice
    assert "Only a chair, or the person who started the sheet" in sooner
    assert said == ""
    assert "2 clauses" in room.all()
    assert "changes one of these clauses already" in again


async def test_own_words_of_a_package_are_proposed_and_adopted_with_their_options(
    room: Room,
) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new Ours")
        await room.says("bo", "/guarantee amend term short")
        command = ProposePackage(
            by=room.by("bo"),
            at=room.at,
            id="package",
            changes="scope=floor, trigger=automatic",
            minutes=None,
            words="Scope: at least money and materiel",
        )
        await room.parley.app.respond(command)
        await room.waits(hours=25)
        sheet = await found(room)

    assert "at least money and materiel" in room.all()
    assert sheet.settings["scope"].words == "at least money and materiel"
    assert sheet.settings["trigger"].words == ""
    assert sheet.choices["scope"] == ("floor",)


async def test_who_votes_last_reads_when_the_vote_closes(room: Room) -> None:
    async with room.watched():
        await room.says("ana", "/guarantee new A guarantee that holds")
        for name in PEOPLE[1:4]:
            await room.says(name, "/sheet here")
        await room.says(PEOPLE[1], "/guarantee amend trigger automatic")
        await room.says(PEOPLE[2], "/guarantee second 1")
        await room.says("ana", "/guarantee call 1")
        first = await room.says(PEOPLE[1], "/guarantee vote 1 for")
        await room.says(PEOPLE[2], "/guarantee vote 1 for")
        last = await room.says(PEOPLE[3], "/guarantee vote 1 for")
        closes = f"{room.at + timedelta(minutes=1):%H:%M}"
        board = await room.says(PEOPLE[3], "/guarantee amendment 1")
        await room.waits(minutes=1)
    assert "The vote closes at" not in first
    assert "All who are here have voted. The vote closes at" in last
    assert closes in last
    assert closes in board, board
    assert "adopted" in room.all()
