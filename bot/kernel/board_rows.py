"""What stands in a room: when its board was posted, and which news still has its buttons."""

from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Statement, from_ms, make_statement, to_ms


class ShownBoard(Struct, frozen=True, kw_only=True):
    """A board as it was shown last: after how many events, at which step, and posted when (UTC).
    One that is still to be shown for the first time has no step."""

    shown: int
    step: str
    posted_at: datetime


class OpenNews(Struct, frozen=True, kw_only=True):
    """News that asked for an act: the number of the event that did, the mark of the news, the
    events that it told (after `since`, up to `until`), and how what stands under it looked."""

    version: int
    mark: str
    since: int
    until: int
    looks: str


async def find_board(db: Database, community: CommunityId, stream: str) -> ShownBoard | None:
    """A stream's board; None if none was shown."""
    rows = await db.read_inline(
        "SELECT shown, step, posted_at FROM boards WHERE community = ? AND stream = ?",
        community,
        stream,
    )
    return next(
        (
            ShownBoard(shown=int(shown or 0), step=str(step), posted_at=from_ms(int(at or 0)))
            for shown, step, at in rows
        ),
        None,
    )


def await_board(community: CommunityId, stream: str, at: datetime) -> Statement:
    """Statement that notes that a board is to be shown, where none was; so that it is not forgotten
    if the program ends before."""
    return make_statement(
        "INSERT INTO boards (community, stream, shown, step, posted_at) VALUES (?, ?, 0, '', ?)"
        " ON CONFLICT (community, stream) DO NOTHING",
        community,
        stream,
        to_ms(at),
    )


def set_board(community: CommunityId, stream: str, board: ShownBoard) -> Statement:
    """Statement that notes how a stream's board was shown."""
    return make_statement(
        "INSERT INTO boards (community, stream, shown, step, posted_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (community, stream) DO UPDATE SET"
        " shown = excluded.shown, step = excluded.step, posted_at = excluded.posted_at",
        community,
        stream,
        board.shown,
        board.step,
        to_ms(board.posted_at),
    )


async def load_open_news(db: Database, community: CommunityId, stream: str) -> list[OpenNews]:
    """The news of a stream that has buttons, oldest first."""
    rows = await db.read_inline(
        "SELECT version, mark, since, until, looks FROM open_news"
        " WHERE community = ? AND stream = ? ORDER BY version",
        community,
        stream,
    )
    return [
        OpenNews(
            version=int(version or 0),
            mark=str(mark),
            since=int(since or 0),
            until=int(until or 0),
            looks=str(looks),
        )
        for version, mark, since, until, looks in rows
    ]


def set_open_news(community: CommunityId, stream: str, news: OpenNews) -> Statement:
    """Statement that notes news that has buttons, or how they look now."""
    return make_statement(
        "INSERT INTO open_news (community, stream, version, mark, since, until, looks)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (community, stream, version) DO UPDATE SET"
        " looks = excluded.looks",
        community,
        stream,
        news.version,
        news.mark,
        news.since,
        news.until,
        news.looks,
    )


def delete_open_news(community: CommunityId, stream: str, version: int) -> Statement:
    """Statement that forgets news that has no buttons any more."""
    return make_statement(
        "DELETE FROM open_news WHERE community = ? AND stream = ? AND version = ?",
        community,
        stream,
        version,
    )
