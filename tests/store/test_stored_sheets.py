"""Guarantee sheets on disk: what is written comes back, whatever was done, and nowhere else."""

import asyncio
import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.article.rules.quoting import Mark
from bot.community.rows import privacy
from bot.community.rows.exporting import TABLES
from bot.guarantee.rows import sheet_changes, sheets
from bot.guarantee.rules import editing, proposing, voting
from bot.guarantee.state import Evidence, Rule, Says, Setting, Sheet, Whose
from bot.kernel import journal_rows as journal
from bot.kernel import place_rows as places
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.refusal import Refused
from bot.store.database import Database
from bot.store.statement import Conflict

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


async def kept(db: Database, community: CommunityId, before: Sheet, after: Sheet) -> Sheet:
    await db.write(*sheet_changes.changed(community, before, after))
    found = await sheets.load(db, community, after.id)
    assert found is not None
    return found


def some_step(lot: random.Random, at: datetime) -> Callable[[Sheet], Sheet]:
    by, number = lot.choice(MEMBERS), lot.randint(1, 6)
    clause = lot.choice(list(CHOICES))
    options = lot.choice([None, (), CHOICES[clause][:1], CHOICES[clause]])
    words = lot.choice(["", "In words"])
    setting = Setting(options=options, words=words, reason=words, member=by)
    piece = Evidence(
        number=0, clause=clause, member=by, words=f"Words {lot.random()}", mark=Mark.CLOSE, at=at,
        slug="brief", version=1, paragraph=3, difference="a little",
    )  # fmt: skip
    return lot.choice(
        [
            lambda s: proposing.amend(s, clause, setting, at),
            lambda s: proposing.propose(s, by, "", at),
            lambda s: proposing.second(s, number, by),
            lambda s: proposing.second(s, len(s.proposals), by),
            lambda s: proposing.call(s, number, by, at, chair=True),
            lambda s: proposing.withdraw(s, number, by, at, chair=lot.random() < 0.2),
            lambda s: proposing.discuss(s, number, f"d{number}"),
            lambda s: voting.cast(s, number, by, lot.choice(list(Says)), at),
            lambda s: voting.cast(s, len(s.proposals), by, Says.FOR, at),
            lambda s: voting.rank(s, number, by, ((str(number),), ("0",)), at),
            lambda s: voting.close(s, number, at, chair=True),
            lambda s: voting.tick(s, at),
            lambda s: proposing.leave(s, by),
            lambda s: editing.attach(s, piece),
            lambda s: editing.detach(s, number, by, at, chair=True),
            lambda s: editing.set_rules(
                s, chair=True, rule=lot.choice(list(Rule)), quorum=lot.randint(1, 3), hours=5
            ),
        ]
    )


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_is_done_to_a_sheet_it_comes_back_as_it_was_left(
    db: Database, ann: Caller, noon: datetime, seed: int
) -> None:
    lot = random.Random(seed)  # noqa: S311  # a story, not a secret
    sheet = begun(ann, noon, lot.choice(list(Rule)))
    await db.write(*sheet_changes.made(ann.community, sheet))
    assert await sheets.load(db, ann.community, "s1") == sheet
    done = 0
    for step in range(250):
        at = noon + timedelta(minutes=20 * step)
        try:
            after = some_step(lot, at)(sheet)
        except Refused:
            continue
        if after is sheet:
            continue
        done += 1
        assert await kept(db, ann.community, sheet, after) == after
        due = await journal.next_deadline(db)
        assert due == after.deadline
        sheet = after

    assert done > 30


async def test_of_two_changes_on_one_revision_the_second_is_a_conflict(
    db: Database, ann: Caller, noon: datetime
) -> None:
    sheet = begun(ann, noon)
    await db.write(*sheet_changes.made(ann.community, sheet))
    moved = proposing.amend(sheet, "trigger", Setting(options=("none",), member=ann.member), noon)
    ways = [sheet_changes.changed(ann.community, sheet, moved) for _ in range(2)]
    done = await asyncio.gather(*(db.write(*way) for way in ways), return_exceptions=True)

    assert [isinstance(one, Conflict) for one in done] == [False, True]
    with pytest.raises(Conflict):
        await db.write(*sheet_changes.made(ann.community, replace(sheet, id="s2")))


async def test_a_sheet_is_its_community_s_alone(
    db: Database, ann: Caller, bob: Caller, noon: datetime
) -> None:
    ours = begun(ann, noon)
    theirs = replace(begun(bob, noon), title="Theirs", settings={})
    for by, sheet in ((ann, ours), (bob, theirs)):
        await db.write(
            *sheet_changes.made(by.community, sheet),
            sheet_changes.used(by.community, by.place, "s1"),
        )
    moved = proposing.amend(ours, "trigger", Setting(options=("none",), member=ann.member), noon)
    opened = proposing.call(
        proposing.second(moved, 1, MemberId("m2")), 1, ann.member, noon, chair=False
    )
    voted = voting.cast(opened, 1, ann.member, Says.FOR, noon)
    await db.write(*sheet_changes.changed(ann.community, ours, voted))

    assert await sheets.load(db, bob.community, "s1") == theirs
    assert await sheets.load(db, ann.community, "s1") == voted
    assert [row.title for row in await sheets.listed(db, bob.community, 9)] == ["Theirs"]
    assert await sheets.undecided_of(db, bob.community, bob.member) == []
    assert await sheets.undecided_of(db, ann.community, ann.member) == ["s1"]
    await db.write(*privacy.erased(bob.community, bob.member))
    assert await sheets.load(db, ann.community, "s1") == voted
    found = await sheets.load(db, bob.community, "s1")
    assert found is not None
    assert found.title == ""


async def test_a_place_means_its_own_sheet_or_that_of_its_channel(
    db: Database, ann: Caller, noon: datetime
) -> None:
    thread = replace(ann, place=PlaceId("thread"), within=ann.place)
    await db.write(*places.known(thread, 0))
    assert await sheets.in_use(db, ann.community, thread.place) is None
    for number, sheet_id in enumerate(("s1", "s2"), 1):
        sheet = replace(begun(ann, noon, sheet_id=sheet_id), number=number)
        await db.write(*sheet_changes.made(ann.community, sheet))
    await db.write(sheet_changes.used(ann.community, ann.place, "s1"))

    assert await sheets.in_use(db, ann.community, thread.place) == "s1"
    await db.write(sheet_changes.used(ann.community, thread.place, "s2"))
    assert await sheets.in_use(db, ann.community, thread.place) == "s2"
    assert await sheets.in_use(db, ann.community, ann.place) == "s1"
    assert await sheets.last_number(db, ann.community) == 2
    assert await sheets.numbered(db, ann.community, 2) == "s2"


async def test_an_export_holds_every_column_of_a_sheet(db: Database) -> None:
    for table in TABLES:
        if table.startswith("sheet") or table == "place_sheets":
            rows = await db.read(f"SELECT name FROM pragma_table_info('{table}')")  # noqa: S608
            assert [str(name) for (name,) in rows if name != "community"] == list(TABLES[table])
