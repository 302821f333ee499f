"""Guarantee sheets on disk: what is written comes back, whatever was done, and nowhere else."""

import asyncio
import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.article.rules.quoting import QuotationMatch
from bot.community.rows import privacy
from bot.community.rows.exporting import TABLES
from bot.guarantee.events import SHEET_EVENTS
from bot.guarantee.evolve import begun as begun_by
from bot.guarantee.evolve import fold
from bot.guarantee.handlers.beginning_sheets import made_event
from bot.guarantee.journal import SHEETS
from bot.guarantee.rows import events as rows
from bot.guarantee.rows import sheet_tables, sheets
from bot.guarantee.rules import amending, contesting, editing, packaging, proposing, voting
from bot.guarantee.rules.decide import tick
from bot.guarantee.rules.presence import next_deadline
from bot.guarantee.rules.votes import Rule, Says
from bot.guarantee.rules.words import with_words, words_of
from bot.guarantee.state import Evidence, Setting, Sheet, Whose
from bot.kernel import journal_rows as journal
from bot.kernel import place_rows as places
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.journal_rows import by_kind, event_of, record_of
from bot.kernel.refusal import Refused
from bot.store.database import Database
from bot.store.statement import Conflict, Statement
from tests.guarantee.sheets import tables
from tests.guarantee.sheets.making import Step, step, tabled
from tests.postgres import ON_SQLITE

MEMBERS = [MemberId(name) for name in ("m1", "m2", "m3", "m4")]
CHOICES = {"trigger": ("none", "automatic"), "duties": ("reform", "transparency")}


def begun(by: Caller, at: datetime, rule: Rule = Rule.SIMPLE, sheet_id: str = "s1") -> Sheet:
    return Sheet(
        id=sheet_id,
        number=1,
        title="Ours",
        whose=Whose.GROUP,
        place=by.place,
        maker=by.member,
        made_at=at,
        rule=rule,
        settings={"term": Setting(options=("short",), words="Five years", member=by.member)},
    )


def made(community: CommunityId, sheet: Sheet) -> list[Statement]:
    opening = SHEETS.opening(community, sheet.id, [made_event(sheet)], sheet)
    return [*opening, *rows.made(community, sheet, words_of(sheet))]


def changed(community: CommunityId, before: Sheet, done: Step) -> list[Statement]:
    records = [record_of(event) for event in done.events]
    stream = SHEETS.stream(before.id)
    return [
        *journal.append_events(
            community, stream, before.revision, records, next_deadline(done.after)
        ),
        *rows.statements(community, before, done.events, done.words),
    ]


async def kept(db: Database, community: CommunityId, before: Sheet, done: Step) -> Sheet:
    await db.write(*changed(community, before, done))
    found = await sheet_tables.load(db, community, before.id)
    assert found is not None
    return found


async def replayed(db: Database, community: CommunityId, sheet: str) -> Sheet:
    kinds = by_kind(SHEET_EVENTS)
    records = await journal.load_events(db, community, SHEETS.stream(sheet))
    first, *rest = [event_of(record, kinds) for record in records]
    row = await sheets.one(db, community, sheet)
    assert row is not None
    again = fold(begun_by(row.id, row.title, first), rest)
    return with_words(again, await sheets.words(db, community, row))


def some_step(lot: random.Random, at: datetime) -> Callable[[Sheet], Step]:
    by, number = lot.choice(MEMBERS), lot.randint(1, 6)
    clause = lot.choice(list(CHOICES))
    options = lot.choice([None, (), CHOICES[clause][:1], CHOICES[clause]])
    words = lot.choice(["", "In words"])
    setting = Setting(options=options, words=words, reason=words, member=by)
    several = [(c, Setting(options=CHOICES[c][:1], member=by)) for c in CHOICES]
    until = lot.choice([None, at + timedelta(minutes=30)])
    piece = Evidence(
        number=0, clause=clause, member=by, words=f"Words {lot.random()}",
        mark=QuotationMatch.CLOSE, at=at,
        slug="brief", version=1, paragraph=3, difference="a little",
    )  # fmt: skip
    return lot.choice(
        [
            lambda s: step(proposing.amend, s, clause, setting, at),
            lambda s: step(amending.amend_amendment, s, number, setting, at),
            lambda s: step(proposing.propose, s, by, at),
            lambda s: step(proposing.second, s, number, by),
            lambda s: step(proposing.second, s, len(s.proposals), by),
            lambda s: step(proposing.call, s, number, by, at, chair=True),
            lambda s: step(proposing.withdraw, s, number, by, at, chair=lot.random() < 0.2),
            lambda s: step(proposing.discuss, s, number, f"d{number}"),
            lambda s: step(voting.cast, s, number, by, lot.choice(list(Says)), at),
            lambda s: step(voting.cast, s, len(s.proposals), by, Says.FOR, at),
            lambda s: step(voting.rank, s, number, by, ((str(number),), ("0",)), at),
            lambda s: step(voting.close, s, number, at, chair=True),
            lambda s: step(tick, s, at),
            lambda s: step(packaging.package, s, several, by, at, until),
            lambda s: step(packaging.ask_vote, s, number, by, at),
            lambda s: step(packaging.ask_vote, s, len(s.proposals), by, at),
            lambda s: step(packaging.say_here, s, by, at),
            lambda s: step(contesting.contest, s, by, at),
            lambda s: step(proposing.leave, s, by),
            lambda s: step(editing.attach, s, piece),
            lambda s: step(editing.detach, s, number, by, at, chair=True),
            lambda s: step(
                editing.set_rules,
                s,
                chair=True,
                rule=lot.choice(list(Rule)),
                quorum=lot.randint(1, 3),
                hours=5,
            ),
        ]
    )


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_is_done_to_a_sheet_it_comes_back_as_it_was_left(
    db: Database, ann: Caller, noon: datetime, seed: int
) -> None:
    lot = random.Random(seed)  # noqa: S311  # a story, not a secret
    sheet = begun(ann, noon, lot.choice(list(Rule)))
    await db.write(*made(ann.community, sheet))
    assert await sheet_tables.load(db, ann.community, "s1") == sheet
    again = await replayed(db, ann.community, "s1")
    assert tabled(again) == sheet
    sheet, done = again, 0
    for minutes in range(0, 250 * 20, 20):
        at = noon + timedelta(minutes=minutes)
        try:
            taken = some_step(lot, at)(sheet)
        except Refused:
            continue
        after = taken.after
        if after is sheet:
            continue
        done += 1
        assert await kept(db, ann.community, sheet, taken) == tabled(after)
        assert await replayed(db, ann.community, "s1") == after
        due = await journal.find_next_deadline(db)
        assert due == next_deadline(after)
        sheet = after

    assert done > 30
    if not db.is_shared:  # PostgreSQL never kept a sheet that had no journal
        untold = tabled(await replayed(db, ann.community, "s1"))
        assert untold == tabled(sheet)


async def test_an_own_sheet_comes_back_as_it_was_left(
    db: Database, ann: Caller, noon: datetime
) -> None:
    sheet = replace(begun(ann, noon), whose=Whose.OWN)
    await db.write(*made(ann.community, sheet))
    puts = [
        ("trigger", Setting(options=("none",), words="In words", member=ann.member)),
        ("term", Setting(options=("long_fixed",), reason="Why not", member=ann.member)),
        ("trigger", Setting(member=ann.member)),
        ("duties", Setting(words="Words alone", member=ann.member)),
    ]
    for clause, put in puts:
        for rule, asked in ((editing.set_clause, (clause, put, noon)), (editing.adopt, ())):
            done = step(rule, sheet, *asked, **({} if asked else {"by": ann.member}))
            assert await kept(db, ann.community, sheet, done) == done.after
            assert await replayed(db, ann.community, "s1") == done.after
            sheet = done.after

    assert [sorted(one.settings) for one in sheet.versions] == [
        ["term", "trigger"],
        ["term", "trigger"],
        ["term"],
        ["duties", "term"],
    ]
    assert await journal.load_unshown_streams(db) == []
    if not db.is_shared:  # PostgreSQL never kept a sheet that had no journal
        await db.write(*tables.unrecorded())
        assert await replayed(db, ann.community, "s1") == sheet


async def test_of_two_changes_on_one_revision_the_second_is_a_conflict(
    db: Database, ann: Caller, noon: datetime
) -> None:
    sheet = begun(ann, noon)
    await db.write(*made(ann.community, sheet))
    put = Setting(options=("none",), member=ann.member)
    moved = step(proposing.amend, sheet, "trigger", put, noon)
    ways = [changed(ann.community, sheet, moved) for _ in range(2)]
    done = await asyncio.gather(*(db.write(*way) for way in ways), return_exceptions=True)

    assert [isinstance(one, Conflict) for one in done] == [False, True]
    with pytest.raises(Conflict):
        await db.write(*made(ann.community, replace(sheet, id="s2")))


async def test_a_sheet_is_its_community_s_alone(
    db: Database, ann: Caller, bob: Caller, noon: datetime
) -> None:
    ours = begun(ann, noon)
    theirs = replace(begun(bob, noon), title="Theirs", settings={})
    for by, sheet in ((ann, ours), (bob, theirs)):
        await db.write(
            *made(by.community, sheet),
            sheets.used(by.community, by.place, "s1"),
        )
    put = Setting(options=("none",), member=ann.member)
    voted = ours
    for taken in (
        lambda s: step(proposing.amend, s, "trigger", put, noon),
        lambda s: step(proposing.second, s, 1, MemberId("m2"), noon),
        lambda s: step(proposing.call, s, 1, ann.member, noon, chair=False),
        lambda s: step(voting.cast, s, 1, ann.member, Says.FOR, noon),
    ):
        done = taken(voted)
        await db.write(*changed(ann.community, voted, done))
        voted = done.after

    assert await sheet_tables.load(db, bob.community, "s1") == theirs
    assert await sheet_tables.load(db, ann.community, "s1") == tabled(voted)
    assert [row.title for row in await sheets.listed(db, bob.community, 9)] == ["Theirs"]
    assert await sheets.undecided_of(db, bob.community, bob.member) == []
    assert await sheets.undecided_of(db, ann.community, ann.member) == ["s1"]
    await db.write(*privacy.erase_member(bob.community, bob.member))
    assert await sheet_tables.load(db, ann.community, "s1") == tabled(voted)
    found = await sheet_tables.load(db, bob.community, "s1")
    assert found is not None
    assert found.title == ""


async def test_a_place_means_its_own_sheet_or_that_of_its_channel(
    db: Database, ann: Caller, noon: datetime
) -> None:
    thread = replace(ann, place=PlaceId("thread"), within=ann.place)
    await db.write(*places.record_caller(thread, 0))
    assert await sheets.in_use(db, ann.community, thread.place) is None
    for number, sheet_id in enumerate(("s1", "s2"), 1):
        sheet = replace(begun(ann, noon, sheet_id=sheet_id), number=number)
        await db.write(*made(ann.community, sheet))
    await db.write(sheets.used(ann.community, ann.place, "s1"))

    assert await sheets.in_use(db, ann.community, thread.place) == "s1"
    await db.write(sheets.used(ann.community, thread.place, "s2"))
    assert await sheets.in_use(db, ann.community, thread.place) == "s2"
    assert await sheets.in_use(db, ann.community, ann.place) == "s1"
    assert await sheets.last_number(db, ann.community) == 2
    assert await sheets.numbered(db, ann.community, 2) == "s2"


@ON_SQLITE
async def test_an_export_holds_every_column_of_a_sheet(db: Database) -> None:
    for table in TABLES:
        if table.startswith("sheet") or table == "place_sheets":
            rows = await db.read(f"SELECT name FROM pragma_table_info('{table}')")  # noqa: S608
            assert [str(name) for (name,) in rows if name != "community"] == list(TABLES[table])
