"""The console's rooms: who is a member, what was posted, and which lines still wait for an answer.

A post has a number in its place, from 1 without gaps. Editing it in place gives it a new number
and empties the old row, so that each post has one row that can be shown.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.permission import Role
from bot.store.database import Database, is_gone
from bot.store.statement import Row, Statement, from_ms, make_statement, to_ms


class Member(Struct, frozen=True, kw_only=True):
    """A member as a key opens them. `admitted` is the mark of the token that let them in."""

    id: MemberId
    name: str
    role: Role
    admitted: str = ""


class Post(Struct, frozen=True, kw_only=True):
    """A row of a place. `author` and `name` are empty for Parley; `reader` is the only member who
    may see it, if it is not for all; `view` is JSON, None once a newer number has its place."""

    number: int
    post: str
    position: int
    author: MemberId
    name: str
    reader: MemberId | None
    view: str | None
    at: datetime


class Stretch(Struct, frozen=True, kw_only=True):
    """Posts that a member may see, of a place whose last number is `newest`."""

    newest: int
    posts: tuple[Post, ...]


class Waiting(Struct, frozen=True):
    """A line that was stored and never answered."""

    post: str
    place: PlaceId
    member: MemberId
    words: str


# --- members and rooms ------------------------------------------------------------------------


async def member_by_key(db: Database, key: str) -> Member | None:
    """The member whose key has this SHA-256."""
    rows = await db.read_inline(
        "SELECT member, name, role, admitted FROM console_members WHERE key = ?", key
    )
    return _member(rows[0]) if rows else None


def _member(row: Row) -> Member:
    member, name, role, admitted = row
    return Member(
        id=MemberId(str(member)), name=str(name), role=Role(int(role or 0)), admitted=str(admitted)
    )


def join(member: Member, key: str, skeleton: str) -> Statement:
    """Statement that makes a member known by a key, or gives the key's member a new name and role.

    Writing it raises Conflict when the name belongs to another key.
    """
    return make_statement(
        "INSERT INTO console_members (member, key, name, skeleton, role, admitted) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
        " name = excluded.name, skeleton = excluded.skeleton, role = excluded.role,"
        " admitted = excluded.admitted RETURNING member",
        member.id,
        key,
        member.name,
        skeleton,
        int(member.role),
        member.admitted,
    )


async def anyone(db: Database) -> bool:
    """Has anybody ever joined?"""
    return bool(await db.read("SELECT 1 FROM console_members LIMIT 1"))


async def rooms(db: Database) -> list[PlaceId]:
    """All rooms, oldest first."""
    rows = await db.read("SELECT place FROM console_rooms ORDER BY opened_at, place")
    return [PlaceId(str(place)) for (place,) in rows]


def open_room(place: PlaceId, at: datetime) -> Statement:
    """Statement that opens a room, unless it is open."""
    return make_statement(
        "INSERT INTO console_rooms (place, opened_at) VALUES (?, ?) ON CONFLICT (place) DO NOTHING",
        place,
        to_ms(at),
    )


# --- posting ----------------------------------------------------------------------------------


def add(
    place: PlaceId,
    post: str,
    view: str,
    *,
    at: datetime,
    author: str = "",
    reader: MemberId | None = None,
    nonce: str | None = None,
) -> Statement:
    """Statement that posts a view (JSON) as a post of its own, and returns its number.

    It does nothing, and returns nothing, when the author's nonce is in the place already.
    """
    return make_statement(
        "INSERT INTO console_posts"
        " (place, number, post, position, author, reader, view, posted_at, nonce)"
        " SELECT ?, n.next, ?, n.next, ?, ?, ?, ?, ?"
        " FROM (SELECT coalesce(max(number), 0) + 1 AS next FROM console_posts WHERE place = ?) n"
        " WHERE true ON CONFLICT (place, author, nonce) DO NOTHING RETURNING number",
        place,
        post,
        author,
        reader,
        view,
        to_ms(at),
        nonce,
        place,
    )


def edit(
    place: PlaceId,
    post: str,
    view: str,
    *,
    at: datetime,
    author: str = "",
    reader: MemberId | None = None,
    moves: bool = False,
) -> tuple[Statement, ...]:
    """Statements that show a view in the place of a post, or post it if there is none.

    The post stays where it stands, with the time at which it came there, or goes to the end if it
    `moves`. The first statement returns the number.
    """
    return (
        make_statement(
            "INSERT INTO console_posts"
            " (place, number, post, position, author, reader, view, posted_at)"
            " SELECT ?, n.next, ?, coalesce(CASE WHEN ? = 1 THEN n.next END, (SELECT position"
            "  FROM console_posts WHERE place = ? AND post = ? ORDER BY number DESC LIMIT 1),"
            " n.next), ?, ?, ?, coalesce(CASE WHEN ? = 1 THEN CAST(? AS BIGINT) END,"
            " (SELECT posted_at FROM console_posts"
            "  WHERE place = ? AND post = ? ORDER BY number DESC LIMIT 1), ?) FROM"
            " (SELECT coalesce(max(number), 0) + 1 AS next FROM console_posts WHERE place = ?) n"
            " RETURNING number",
            place,
            post,
            int(moves),
            place,
            post,
            author,
            reader,
            view,
            int(moves),
            to_ms(at),
            place,
            post,
            to_ms(at),
            place,
        ),
        # Earlier numbers were emptied in their turn, so only the last one before this is left.
        make_statement(
            "UPDATE console_posts SET view = NULL WHERE place = ? AND number = (SELECT max(number)"
            " FROM console_posts WHERE place = ? AND post = ? AND number <"
            " (SELECT max(number) FROM console_posts WHERE place = ? AND post = ?))",
            place,
            place,
            post,
            place,
            post,
        ),
    )


def number_of(place: PlaceId, author: MemberId, nonce: str) -> Statement:
    """Statement that returns the number of the post with this nonce."""
    return make_statement(
        "SELECT number FROM console_posts WHERE place = ? AND author = ? AND nonce = ?",
        place,
        author,
        nonce,
    )


async def find_marked(db: Database, place: PlaceId, mark: str) -> str | None:
    """The post of Parley's with this mark, if it was ever shown."""
    rows = await db.read(
        "SELECT post FROM console_posts WHERE place = ? AND author = '' AND nonce = ?", place, mark
    )
    return str(rows[0][0]) if rows else None


async def has_post(db: Database, place: PlaceId, post: str) -> bool:
    """Was a post ever shown in a place?"""
    return bool(
        await db.read(
            "SELECT 1 FROM console_posts WHERE place = ? AND post = ? LIMIT 1", place, post
        )
    )


def await_answer(
    place: PlaceId, post: str, member: MemberId, words: str, process: str
) -> Statement:
    """Statement that notes a line as not yet answered, if it was stored under this post id.

    Empty words note a post that shows progress, and has no meaning once the work has stopped.
    """
    return make_statement(
        "INSERT INTO console_waiting (post, place, member, words, process) "
        "SELECT post, place, ?, ?, ? FROM console_posts"
        " WHERE place = ? AND post = ? LIMIT 1 ON CONFLICT (post) DO NOTHING",
        member,
        words,
        process,
        place,
        post,
    )


def answered(post: str) -> Statement:
    """Statement that notes a line as answered."""
    return make_statement("DELETE FROM console_waiting WHERE post = ?", post)


async def load_abandoned(db: Database) -> list[Waiting]:
    """Lines that wait for an answer of a process that has ended."""
    rows = await db.read(
        "SELECT post, place, member, words, process FROM console_waiting ORDER BY post"
    )
    gone = {process: await is_gone(db, str(process)) for process in {row[-1] for row in rows}}
    return [
        Waiting(str(post), PlaceId(str(place)), MemberId(str(member)), str(words))
        for post, place, member, words, process in rows
        if gone[process]
    ]


# --- reading ----------------------------------------------------------------------------------

_POST = (
    "SELECT p.number, p.post, p.position, p.author, coalesce(m.name, ''), p.reader, p.view,"
    " p.posted_at FROM console_posts p LEFT JOIN console_members m ON m.member = p.author"
)
_NEWEST = "SELECT coalesce(max(number), 0) FROM console_posts WHERE place = ?"
_SEEN = " p.view IS NOT NULL AND (p.reader IS NULL OR p.reader = ?)"


async def newest(db: Database, place: PlaceId) -> int:
    """The last number of a place; 0 if nothing was posted."""
    ((number,),) = await db.read_inline(_NEWEST, place)
    return int(number or 0)


async def after(db: Database, place: PlaceId, number: int, most: int) -> list[Post]:
    """The rows of a place after a number, for all readers, at most so many."""
    rows = await db.read(
        f"{_POST} WHERE p.place = ? AND p.number > ? ORDER BY p.number LIMIT ?", place, number, most
    )
    return list(_posts(rows))


async def unseen(db: Database, place: PlaceId, member: MemberId, number: int, most: int) -> Stretch:
    """What a member may see of a place after a number, in order of number, at most so many."""
    counted, rows = await db.read_together(
        (_NEWEST, (place,)),
        (
            f"{_POST} WHERE p.place = ? AND p.number > ? AND {_SEEN} ORDER BY p.number LIMIT ?",
            (place, number, member, most),
        ),
    )
    return Stretch(newest=int(counted[0][0] or 0), posts=tuple(_posts(rows)))


async def page(
    db: Database, place: PlaceId, member: MemberId, before: int | None, most: int
) -> Stretch:
    """The last posts that a member may see, or the last that stand before a position, at most so
    many, in the order in which they stand."""
    counted, rows = await db.read_together(
        (_NEWEST, (place,)),
        (
            f"{_POST} WHERE p.place = ? AND p.position < coalesce(?, 9223372036854775807)"
            f" AND {_SEEN} ORDER BY p.position DESC LIMIT ?",
            (place, before, member, most),
        ),
    )
    return Stretch(newest=int(counted[0][0] or 0), posts=tuple(_posts(reversed(rows))))


async def one(db: Database, place: PlaceId, number: int, member: MemberId) -> Post | None:
    """A post by its number, if the member may see it."""
    rows = await db.read(
        f"{_POST} WHERE p.place = ? AND p.number = ? AND {_SEEN}", place, number, member
    )
    return next(_posts(rows), None)


def _posts(rows: Iterable[Row]) -> Iterator[Post]:
    for number, post, position, author, name, reader, view, at in rows:
        yield Post(
            number=int(number or 0),
            post=str(post),
            position=int(position or 0),
            author=MemberId(str(author)),
            name=str(name),
            reader=None if reader is None else MemberId(str(reader)),
            view=None if view is None else str(view),
            at=from_ms(int(at or 0)),
        )
