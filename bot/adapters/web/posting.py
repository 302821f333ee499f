"""Views as rows of a room: who may read them, and which post they take the place of."""

from datetime import datetime
from hashlib import sha256

from msgspec import Struct

from bot.adapters.web import rows as console
from bot.kernel.identity import fresh_id
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.view import Audience, View
from bot.kernel.view_json import dump
from bot.store.database import Database
from bot.store.statement import Statement

EMPTY = View(blocks=())
"""Takes a post out of sight."""

_SHARED = "room-"


class Posted(Struct, frozen=True):
    """A post's id and the statements that write it."""

    post: str
    statements: tuple[Statement, ...]


def as_post(
    view: View, place: PlaceId, member: MemberId, at: datetime, *, moves: bool = False
) -> Posted:
    """Parley's view, shown in a place to all or to one member as its audience says.

    A view with a key takes the place of the one before it, and goes to the end if it `moves`.
    """
    reader = member if view.audience is Audience.ASKER else None
    if view.key is None:
        post = fresh_id()
        return Posted(post, (console.add(place, post, dump(view), at=at, reader=reader),))
    post = _keyed(place, view.key, reader)
    statements = console.edit(place, post, dump(view), at=at, reader=reader, moves=moves)
    return Posted(post, statements)


def announced(view: View, place: PlaceId, mark: str, at: datetime) -> tuple[Statement, ...]:
    """Statements that show everybody in a place a view that nobody asked for, once for each mark.

    A view with a key takes the place of the one before it, where that stands, unless it moves.
    """
    if view.key is None:
        return (console.add(place, fresh_id(), dump(view), at=at, nonce=mark),)
    post = _keyed(place, view.key, None)
    return console.edit(place, post, dump(view), at=at, moves=view.moves)


async def find_shown(db: Database, place: PlaceId, view: View, mark: str) -> str | None:
    """The post that shows everybody in a place a view, by its key or its mark; None where it was
    never shown."""
    if view.key is None:
        return await console.find_marked(db, place, mark)
    post = _keyed(place, view.key, None)
    return post if await console.has_post(db, place, post) else None


def whispered(
    view: View, place: PlaceId, member: MemberId, mark: str, at: datetime
) -> tuple[Statement, ...]:
    """Statements that show one member in a place a view that nobody asked for, once for each
    mark."""
    return (console.add(place, fresh_id(), dump(view), at=at, reader=member, nonce=mark),)


def withdrawn(place: PlaceId, post: str, member: MemberId, at: datetime) -> tuple[Statement, ...]:
    """Statements that take a post with a key out of sight of those who saw it."""
    reader = None if post.startswith(_SHARED) else member
    return console.edit(place, post, dump(EMPTY), at=at, reader=reader)


def _keyed(place: PlaceId, key: str, reader: MemberId | None) -> str:
    """The same for the same key, place and audience; it is safe as an id in a page."""
    mark = sha256("\0".join((place, key, reader or "")).encode()).hexdigest()[:20]
    return f"{_SHARED if reader is None else 'mine-'}{mark}"
