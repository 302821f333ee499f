"""What rooms were shown is kept for ever: what is looked for in it is found by an index."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.kernel import outbox_rows as outbox
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.view import View, text
from bot.store.database import Database
from bot.store.engines import open_database
from bot.store.statement import Row
from tests.postgres import ON_SQLITE


async def test_what_takes_the_place_of_another_is_kept_alone_and_only_in_its_room(
    db: Database, ann: Caller, bob: Caller, noon: datetime
) -> None:
    board, news = View(blocks=(text("It stands."),), key="k"), View(blocks=(text("It happened."),))
    for caller in (ann, bob):
        for mark, view in (("1", board), ("2", news), ("3", board), ("4", news)):
            await db.change(
                *outbox.insert_shown(caller.community, "", caller.place, mark, view, noon)
            )

    for caller in (ann, bob):
        kept = await outbox.load_kept(db, caller.community, "")
        assert [each.mark for each in kept] == ["2", "3", "4"]


async def test_what_is_to_be_shown_anew_is_listed_once_it_stands(
    db: Database, ann: Caller, bob: Caller, noon: datetime
) -> None:
    view = View(blocks=(text("It happened."),))
    await db.change(*outbox.insert_shown(ann.community, "", ann.place, "1", view, noon))
    await db.change(*outbox.insert_shown(bob.community, "", bob.place, "1", view, noon))
    assert await outbox.list_stale(db) == []
    await db.change(outbox.set_view(bob.community, "1", "{}"))

    assert await outbox.list_stale(db) == [bob.community]


@ON_SQLITE
async def test_nothing_goes_through_all_that_is_kept_for_a_look_at_it(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_database(tmp_path, 0, address) as db:
        read, asked = db.read, list[str]()

        async def note(sql: str, *cells: object) -> list[Row]:
            asked.append(sql)
            return []

        monkeypatch.setattr(db, "read", note)
        ours = CommunityId("ours")
        await outbox.list_stale(db)
        await outbox.load_stale(db, ours)
        await outbox.load_announcements(db)
        await outbox.has_announcement(db, ours, "1")
        replacing = outbox.set_shown(ours, PlaceId("hall"), "1", "k")
        asked += [statement.sql for statement in replacing]
        plans: list[str] = []
        for sql in asked:
            plan = await read(f"EXPLAIN QUERY PLAN {sql}", *[""] * sql.count("?"))
            plans.append(" ".join(str(row[3]) for row in plan))

    assert not [plan for plan in plans if "SCAN" in plan]
    assert "outbox_by_key" in plans[-1]
