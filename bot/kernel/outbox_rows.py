"""What rooms are shown beside the journals: what waits for that, and what was shown and stands."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from bot.kernel.command import Command
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.view import View
from bot.kernel.view_json import dump, load
from bot.store.database import Database
from bot.store.statement import Statement, make_statement, to_ms

SENT_FILE = "file:"
"""Begins the mark of a file that was sent to a member alone. It is theirs: it stays when they have
their own data erased."""


class WaitingAnnouncement(Struct, frozen=True, kw_only=True):
    """A view that the room of a community is still to be shown, under a mark. None was written by
    another version of Parley, and can't be read."""

    community: CommunityId
    place: PlaceId
    mark: str
    view: View | None
    stored: str = ""
    """The view as JSON."""


class KeptAnnouncement(Struct, frozen=True, kw_only=True):
    """A view (JSON) that a room is shown or will be, its mark, its key if it has one, and who did
    what it tells."""

    mark: str
    member: str
    view: str
    key: str = ""


def insert_announcement(command: Command, place: PlaceId, mark: str, view: View) -> Statement:
    """Statement that keeps what a room is to be shown of a command."""
    return _insert(command.by.community, command.by.member, place, mark, view, command.at, shown=0)


def insert_shown(
    community: CommunityId, member: str, place: PlaceId, mark: str, view: View, at: datetime
) -> tuple[Statement, ...]:
    """Statements that keep what a room is shown, unless they do already; a view with a key takes
    the place of the one before it."""
    return (
        _insert(community, member, place, mark, view, at, shown=1),
        *_replace_keyed(community, place, mark, view.key),
    )


def _insert(
    community: CommunityId,
    member: str,
    place: PlaceId,
    mark: str,
    view: View,
    at: datetime,
    *,
    shown: int,
) -> Statement:
    return make_statement(
        'INSERT INTO outbox (community, mark, place, member, view, at, "key", shown)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (community, mark) DO NOTHING",
        community,
        mark,
        place,
        member,
        dump(view),
        to_ms(at),
        view.key or "",
        shown,
    )


def set_shown(
    community: CommunityId, place: PlaceId, mark: str, key: str | None
) -> tuple[Statement, ...]:
    """Statements that note that a room was shown something, or will never be."""
    return (
        make_statement(
            "UPDATE outbox SET shown = 1 WHERE community = ? AND mark = ?", community, mark
        ),
        *_replace_keyed(community, place, mark, key),
    )


def _replace_keyed(
    community: CommunityId, place: PlaceId, mark: str, key: str | None
) -> tuple[Statement, ...]:
    if not key:
        return ()
    return (
        make_statement(
            'DELETE FROM outbox WHERE community = ? AND place = ? AND "key" = ? AND "key" <> \'\''
            " AND mark <> ? AND shown = 1",
            community,
            place,
            key,
            mark,
        ),
    )


def set_view(community: CommunityId, mark: str, view: str) -> Statement:
    """Statement that keeps a view (JSON) in the place of one from which something was erased, for
    its room to be shown."""
    return make_statement(
        "UPDATE outbox SET view = ?, stale = 1 WHERE community = ? AND mark = ?",
        view,
        community,
        mark,
    )


def withdraw(community: CommunityId, member: MemberId, blank: str) -> tuple[Statement, ...]:
    """Statements that keep a blank view (JSON) in the place of what a member did: what waits is
    shown no more, and what stands in rooms is to be shown without it. What names them in passing is
    to be shown anew. A view with a key is of more people than one."""
    return (
        make_statement(
            "UPDATE outbox SET view = ?, shown = 1, stale = 1 WHERE community = ? AND member = ?"
            " AND (\"key\" = '' OR shown = 0) AND mark NOT LIKE ?",
            blank,
            community,
            member,
            f"{SENT_FILE}%",
        ),
        make_statement(
            "UPDATE outbox SET stale = 1 WHERE community = ? AND view LIKE ? AND mark NOT LIKE ?",
            community,
            f"%{member}%",
            f"{SENT_FILE}%",
        ),
    )


def set_restated(community: CommunityId, mark: str, view: str) -> Statement:
    """Statement that notes that a room was shown a view (JSON) without what was erased, unless
    more was meanwhile."""
    return make_statement(
        "UPDATE outbox SET stale = 0 WHERE community = ? AND mark = ? AND view = ?",
        community,
        mark,
        view,
    )


async def has_announcement(db: Database, community: CommunityId, mark: str) -> bool:
    """Is an announcement still to be shown?"""
    query = "SELECT 1 FROM outbox WHERE community = ? AND mark = ? AND shown = 0"
    return bool(await db.read(query, community, mark))


async def load_announcements(db: Database) -> list[WaitingAnnouncement]:
    """All that wait, in the order in which they were made."""
    return await _load(db, "shown = 0")


async def list_stale(db: Database) -> list[CommunityId]:
    """The communities with something that their rooms may still show, and that was erased."""
    rows = await db.read("SELECT DISTINCT community FROM outbox WHERE shown = 1 AND stale = 1")
    return [CommunityId(str(community)) for (community,) in rows]


async def load_stale(db: Database, community: CommunityId) -> list[WaitingAnnouncement]:
    """What the rooms of a community were shown, and is to be shown without what was erased."""
    return await _load(db, "stale = 1 AND shown = 1 AND community = ?", community)


async def _load(db: Database, which: str, *cells: str) -> list[WaitingAnnouncement]:
    rows = await db.read(
        f"SELECT community, place, mark, view FROM outbox WHERE {which} ORDER BY at, mark",  # noqa: S608  # our own words
        *cells,
    )
    return [
        WaitingAnnouncement(
            community=CommunityId(str(community)),
            place=PlaceId(str(place)),
            mark=str(mark),
            view=_load_view(str(view)),
            stored=str(view),
        )
        for community, place, mark, view in rows
    ]


PIECE = 300
"""Views that are gone through at a time."""


async def load_kept(db: Database, community: CommunityId, after: str) -> Sequence[KeptAnnouncement]:
    """What is kept of a community after a mark, a piece of it."""
    rows = await db.read(
        'SELECT mark, member, view, "key" FROM outbox WHERE community = ? AND mark > ?'
        " ORDER BY mark LIMIT ?",
        community,
        after,
        PIECE,
    )
    return [
        KeptAnnouncement(mark=str(mark), member=str(member), view=str(view), key=str(key))
        for mark, member, view, key in rows
    ]


def _load_view(words: str) -> View | None:
    try:
        return load(words)
    except ValueError:
        return None
