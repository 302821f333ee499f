"""Long answers are kept for their reader, and only so many."""

from datetime import datetime, timedelta

from bot.kernel import kept_view_rows as kept_views
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.view import View, text
from bot.store.database import Database


async def test_of_many_long_answers_the_newest_are_kept(
    db: Database, ann: Caller, noon: datetime
) -> None:
    view = View(blocks=(text("Long."),))
    for number in range(kept_views.MOST + 20):
        at = noon + timedelta(seconds=number)
        await db.change(*kept_views.put_view(ann.community, f"v{number}", ann.member, view, at))
    other = MemberId("other")
    await db.change(*kept_views.put_view(ann.community, "theirs", other, view, noon))

    assert await db.read("SELECT count(*) FROM kept_views") == [(kept_views.MOST + 1,)]
    for kept, reader, there in (("v0", ann.member, False), ("v119", ann.member, True)):
        found = await kept_views.find_view(db, ann.community, kept, reader)
        assert (found is not None) is there
    assert await kept_views.find_view(db, ann.community, "theirs", other) == view
    assert await kept_views.find_view(db, ann.community, "theirs", ann.member) is None
    assert await kept_views.find_view(db, CommunityId("elsewhere"), "theirs", other) is None
