"""What rooms were shown long ago: no view of it is kept any more, only whom it names."""

import json
import re
from base64 import b64decode
from collections.abc import Sequence

from bot.kernel.ids import CommunityId, MemberId
from bot.store.database import Database
from bot.store.statement import Statement, make_statement

WHOLE = 10_000
"""Views of a community that are kept whole: the newest."""

MOST = 200_000
"""Posts of a community of which anything is kept: the newest."""

PIECE = 300
"""Views that are shortened at a time."""

BEGIN = '{"named":'
"""Begins what is kept in the place of a view."""

_NAMED = re.compile(r'"member":"([^"]+)"|(?<![0-9a-z])([0-9a-hjkmnp-tv-z]{12})(?![0-9a-z])')
"""Whoever a view (JSON) names; an id in a button counts, too."""

_FILE = re.compile(r'"content":"([^"]*)"')

_OLD = (
    "community = ? AND shown = 1 AND stale = 0 AND \"key\" = '' AND at <"
    " (SELECT min(at) FROM (SELECT at FROM outbox WHERE community = ? ORDER BY at DESC LIMIT ?) n)"
)
"""What is older than so many, and was shown; what has a key stays, for it is one for each board."""


def shorten_view(view: str) -> str:
    """What is kept in the place of a view (JSON): the ids of those whom it names."""
    files = (b64decode(content).decode(errors="replace") for content in _FILE.findall(view))
    ids = {one or other for words in (view, *files) for one, other in _NAMED.findall(words)}
    return f"{BEGIN}{json.dumps(sorted(ids), separators=(',', ':'))}}}"


async def list_communities(db: Database) -> list[CommunityId]:
    """The communities whose rooms were shown anything."""
    rows = await db.read("SELECT DISTINCT community FROM outbox")
    return [CommunityId(str(community)) for (community,) in rows]


async def load_too_long(
    db: Database, community: CommunityId, whole: int
) -> Sequence[tuple[str, str]]:
    """Marks and views (JSON) of a piece of what is kept whole, though older than the newest."""
    rows = await db.read(
        f"SELECT mark, view FROM outbox WHERE {_OLD} AND view NOT LIKE ? ORDER BY at LIMIT ?",  # noqa: S608  # our own words
        community,
        community,
        whole,
        f"{BEGIN}%",
        PIECE,
    )
    return [(str(mark), str(view)) for mark, view in rows]


def set_short(community: CommunityId, mark: str, view: str) -> Statement:
    """Statement that keeps whom a view names alone, unless something of it was erased meanwhile."""
    return make_statement(
        "UPDATE outbox SET view = ? WHERE community = ? AND mark = ? AND view = ? AND stale = 0",
        shorten_view(view),
        community,
        mark,
        view,
    )


def delete_oldest(community: CommunityId, most: int) -> Statement:
    """Statement that forgets what is older than the newest `most`."""
    return make_statement(
        f"DELETE FROM outbox WHERE {_OLD}",  # noqa: S608  # our own words
        community,
        community,
        most,
    )


def withdraw_short(community: CommunityId, member: MemberId, blank: str) -> Statement:
    """Statement that keeps a blank view (JSON) for what named a member long ago: nobody knows what
    else stood there, so its room is to be shown nothing of it."""
    return make_statement(
        "UPDATE outbox SET view = ?, stale = 1 WHERE community = ? AND view LIKE ? AND view LIKE ?",
        blank,
        community,
        f"{BEGIN}%",
        f'%"{member}"%',
    )
