"""Communities, members and places become known, and a place chooses what it reads."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.article.rows import articles
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind
from bot.kernel import place_rows as places
from bot.kernel.command import Caller
from bot.kernel.ids import PlaceId
from bot.store.database import Database
from bot.store.statement import Conflict

DOORS = ArticleReading(title="On doors", blocks=(ArticleBlock(BlockKind.PARAGRAPH, "They open."),))


async def add(db: Database, by: Caller, at: datetime) -> None:
    await db.write(
        *articles.add(by.community, "doors", 1, DOORS, fingerprint="f", by=by.member, at=at)
    )


async def test_meeting_somebody_again_keeps_the_first_time_and_the_last_name(
    db: Database, ann: Caller
):
    await db.write(*places.record_caller(replace(ann, name="Anna"), 99))

    members = "SELECT id, name, first_seen FROM members WHERE community = ?"
    assert await db.read(members, ann.community) == [("m1", "Anna", 0)]
    assert await db.read("SELECT count(*) FROM communities") == [(2,)]


async def test_a_place_reads_what_was_chosen_for_it(db: Database, ann: Caller, noon: datetime):
    await add(db, ann, noon)
    assert await places.find_current_article(db, ann.community, ann.place) is None

    await db.write(places.set_current_article(ann.community, ann.place, "doors"))

    assert await places.find_current_article(db, ann.community, ann.place) == "doors"
    assert await places.find_current_article(db, ann.community, PlaceId("yard")) is None


async def test_meeting_somebody_in_a_place_keeps_what_it_reads(
    db: Database, ann: Caller, noon: datetime
):
    await add(db, ann, noon)
    await db.write(places.set_current_article(ann.community, ann.place, "doors"))
    await db.write(*places.record_caller(ann, 1))

    assert await places.find_current_article(db, ann.community, ann.place) == "doors"


async def test_a_place_of_the_same_name_elsewhere_reads_its_own(
    db: Database, ann: Caller, bob: Caller, noon: datetime
):
    await add(db, ann, noon)
    await db.write(places.set_current_article(ann.community, ann.place, "doors"))

    assert await places.find_current_article(db, bob.community, bob.place) is None


async def test_a_place_that_nobody_met_cannot_choose(db: Database, ann: Caller):
    with pytest.raises(Conflict):
        await db.write(places.set_current_article(ann.community, PlaceId("yard"), "doors"))
