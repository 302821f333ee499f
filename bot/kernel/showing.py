"""Showing a journal's room what happened: news in order, each once, and the board in place."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from msgspec.structs import replace

from bot.kernel import journal_rows as rows
from bot.kernel.declaration import C, E, LoadedJournal, R, RoomNews, S
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.parts import Parts
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.rooms import Face
from bot.kernel.stored_journal import StoredJournal
from bot.kernel.view import View

log = logging.getLogger(__name__)


async def show_journal(
    journal: StoredJournal[R, C, S, E],
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    id_: str,
    again: Callable[[], Awaitable[None]],
) -> None:
    """Show the room what has happened and was not shown yet, and the board as it stands.

    What cannot be shown now stays to be shown later, by `again`, and nothing is shown twice. After
    news the board moves to the end of the room, where people look, unless the room has a top.
    """
    async with parts.rooms.display_lock(journal.stream(id_)):
        row = await journal.find(parts.db, community, id_)
        if row is None:
            return
        loaded = await journal.load(parts, community, row)
        face = parts.rooms.face(community)
        if face is not None and not room.is_private(row):
            await _show_room(journal, room, parts, community, loaded, again, face)
    await room.afterwards(parts, community, loaded, again)


async def _show_room(
    journal: StoredJournal[R, C, S, E],
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    loaded: LoadedJournal[R, S, E],
    again: Callable[[], Awaitable[None]],
    face: Face,
) -> None:
    stream = loaded.stream
    revision = await rows.find_shown_version(parts.db, community, stream)
    if revision is None or revision >= loaded.version:
        return
    publish = partial(_publish, journal, room, parts, community, loaded, revision, face)
    unreachable = partial(room.unreachable, parts, community, loaded)
    if await publish_or_retry(parts, stream, publish, again, unreachable):
        await parts.db.change(rows.set_shown_version(community, stream, loaded.version))
        journal.in_use(parts, community, loaded.row.id).shown = loaded


async def _publish(
    journal: StoredJournal[R, C, S, E],
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    loaded: LoadedJournal[R, S, E],
    revision: int,
    face: Face,
) -> None:
    stream, place = loaded.stream, loaded.row.place
    untold = await journal.find_unheard(parts, community, loaded, revision)
    news = await room.news(parts, community, untold)
    board = await room.board(parts, community, loaded)
    board = replace(board, moves=bool(news) and not await face.has_top(place, stream))
    for mark, view in news:
        await face.publish(place, view, f"{stream}:{mark}")
        if mark.endswith(room.result):
            archived = room.build_archived(view, loaded)
            await archive_result(parts, community, place, archived, f"{stream}:{mark}:archive")
            await room.after_result(parts, community, loaded.row)
    await room.before_board(parts, community, untold, face)
    await face.publish(place, board, f"{stream}:{loaded.version}:board")
    await room.after_board(parts, community, loaded, face)


async def show_board(
    journal: StoredJournal[R, C, S, E],
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    id_: str,
) -> None:
    """Show the board of a journal that goes on once more, where it stood."""
    row = await journal.find(parts.db, community, id_)
    if row is None or room.is_private(row) or not room.has_board(row):
        return
    stream = journal.stream(id_)
    async with parts.rooms.display_lock(stream):
        loaded = await journal.load(parts, community, row)
        board = await room.board(parts, community, loaded)
        await show_board_again(parts, community, row.place, stream, board)


async def publish_or_retry(
    parts: Parts,
    stream: str,
    publish: Callable[[], Awaitable[None]],
    again: Callable[[], Awaitable[None]],
    unreachable: Callable[[Refused], Awaitable[None]] | None = None,
) -> bool:
    """Publish what a room has not seen; was it possible? Where it was not, `again` is called after
    a while, unless the room is gone; `unreachable` hears of a room that is gone or shut."""
    try:
        await publish()
    except Unavailable as away:
        log.warning("a room waits to be shown: stream=%s because of %s", stream, away.code)
        parts.rooms.retry_later(stream, again)
        return False
    except Refused as refused:
        log.warning("a room cannot be shown: stream=%s because of %s", stream, refused.code)
        if unreachable is not None:
            await unreachable(refused)
        if refused.code is not KernelRefusal.ROOM_GONE:
            parts.rooms.retry_later(stream, again)
        return False
    parts.rooms.reached(stream)
    return True


async def show_board_again(
    parts: Parts, community: CommunityId, place: PlaceId, stream: str, board: View
) -> None:
    """Show a board although nothing has happened: somebody deleted it, or words on it were
    erased."""
    face = parts.rooms.face(community)
    if face is None:
        return
    try:
        await face.publish(place, board, f"{stream}:board:{fresh_id()}")
    except Refused as closed:
        log.warning("a board was not shown again: stream=%s: %s", stream, closed.code)


async def archive_result(
    parts: Parts, community: CommunityId, place: PlaceId, result: View, mark: str
) -> None:
    """Show what a place came to in the place where the community keeps results, if it has one.
    Raises Unavailable."""
    archive_place = PlaceId((await parts.communities.settings(community)).archive)
    face = parts.rooms.face(community)
    if not archive_place or archive_place == place or face is None:
        return
    try:
        await face.publish(archive_place, result, mark)
    except Unavailable:
        raise
    except Refused as closed:
        log.warning("a result was not archived: mark=%s because of %s", mark, closed.code)
