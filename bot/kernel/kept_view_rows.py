"""Long answers, kept so that their pages can be turned after a restart, too."""

from datetime import datetime, timedelta

from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.view import View
from bot.kernel.view_json import dump, load
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms

KEPT = timedelta(days=180)
"""For how long pages can be turned."""

MOST, MOST_SHARED = 100, 2000
"""Views kept for one reader, and for everybody; where there are more, the oldest go."""


def put_view(
    community: CommunityId, id_: str, reader: MemberId | None, view: View, at: datetime
) -> tuple[Statement, ...]:
    """Statements that keep a view under an id, for one reader or for all, and let old ones go."""
    return (
        make_statement("DELETE FROM kept_views WHERE kept_at < ?", to_ms(at - KEPT)),
        make_statement(
            "INSERT INTO kept_views (community, id, reader, view, kept_at) VALUES (?, ?, ?, ?, ?)",
            community,
            id_,
            reader or "",
            dump(view),
            to_ms(at),
        ),
        make_statement(
            "DELETE FROM kept_views WHERE community = ? AND reader = ? AND kept_at < (SELECT"
            " min(kept_at) FROM (SELECT kept_at FROM kept_views WHERE community = ? AND reader = ?"
            " ORDER BY kept_at DESC LIMIT ?) newest)",
            community,
            reader or "",
            community,
            reader or "",
            MOST if reader else MOST_SHARED,
        ),
    )


async def find_view(
    db: Database, community: CommunityId, id_: str, reader: MemberId
) -> View | None:
    """A view that this reader may see; None if it is not kept (any more)."""
    rows = await db.read(
        "SELECT view FROM kept_views WHERE community = ? AND id = ? AND reader IN ('', ?)",
        community,
        id_,
        reader,
    )
    try:
        return load(str(rows[0][0])) if rows else None
    except ValueError:  # another version of Parley wrote it
        return None


def delete_views_of(community: CommunityId, member: MemberId) -> Statement:
    """Statement that forgets the answers that a member got, or that show them."""
    return make_statement(
        "DELETE FROM kept_views WHERE community = ? AND (reader = ? OR view LIKE ?)",
        community,
        member,
        f"%{member}%",
    )


async def load_views(db: Database, community: CommunityId) -> list[tuple[str, str]]:
    """The ids and the views (JSON) that are kept of a community."""
    rows = await db.read("SELECT id, view FROM kept_views WHERE community = ?", community)
    return [(str(id_), str(view)) for id_, view in rows]


def delete_view(community: CommunityId, id_: str) -> Statement:
    """Statement that forgets a view."""
    return make_statement("DELETE FROM kept_views WHERE community = ? AND id = ?", community, id_)
