"""Long answers in pages: kept whole, so that each platform cuts them to its own size."""

from msgspec.structs import replace

from bot.kernel import clock
from bot.kernel import kept_view_rows as kept_views
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.view import Audience, View
from bot.store.database import Database


async def keep_pages(db: Database, by: Caller, view: View) -> View:
    """The view as the first page of itself; `kept` names it from now on. One that was kept before
    comes back as it is. Raises Unavailable."""
    if view.kept:
        return view
    id_ = fresh_id()
    reader = by.member if view.audience is Audience.ASKER else None
    await db.change(*kept_views.put_view(by.community, id_, reader, view, clock.now()))
    return replace(view, kept=id_)
