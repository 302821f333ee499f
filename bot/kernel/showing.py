"""Showing a journal's room what happened: news in order, each once."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from bot.kernel import journal_rows as rows
from bot.kernel import standing
from bot.kernel.board_rows import OpenNews, await_board, find_board, set_open_news
from bot.kernel.declaration import C, E, LoadedJournal, R, RoomNews, S
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.parts import Parts
from bot.kernel.reaching import publish_or_retry, showing
from bot.kernel.refusal import Refused, Unavailable
from bot.kernel.rooms import PAUSE, Face
from bot.kernel.stored_journal import StoredJournal
from bot.kernel.streams import key_of
from bot.kernel.view import View
from bot.store.statement import Statement

TO_SHOW = "to show"
"""The topic on which a process that does not serve a community's rooms says which stream has news
for them."""

TO_WATCH = "to watch"
"""The topic on which a process says which stream a community watches whose rooms it does not
serve; both, with a line break between them."""

log = logging.getLogger(__name__)


async def show_journal(
    journal: StoredJournal[R, C, S, E],
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    id_: str,
    again: Callable[[], Awaitable[None]],
) -> None:
    """Show the room what has happened and was not shown yet; the board follows, in its own queue.

    What cannot be shown now stays to be shown later, by `again`, and nothing is shown twice.
    """
    async with showing(parts, journal.stream(id_)):
        row = await journal.find(parts.db, community, id_)
        if row is None:
            return
        loaded = await journal.load(parts, community, row)
        face = parts.rooms.face(community)
        if face is not None and not room.is_private(row):
            await _show_room(journal, room, parts, community, loaded, again, face)
        elif face is None:
            parts.db.tell_others(TO_SHOW, key_of(community, loaded.stream))
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
    if revision is None:
        return
    if revision < loaded.version:
        asking: list[Statement] = []
        publish = partial(
            _publish_news, journal, room, parts, community, loaded, revision, face, asking
        )
        unreachable = partial(room.unreachable, parts, community, loaded)
        if not await publish_or_retry(parts, stream, publish, again, unreachable):
            return
        shown = rows.set_shown_version(community, stream, loaded.version)
        await parts.db.change(shown, await_board(community, stream, loaded.events[-1].at), *asking)
        journal.in_use(parts, community, loaded.row.id).shown = loaded
    board = await find_board(parts.db, community, stream)
    if board is None or board.shown < loaded.version:
        work = partial(standing.show_standing, journal, room, parts, community, loaded.row.id)
        await parts.rooms.show_beside(standing.key_of_board(stream), work, PAUSE)


async def _publish_news(
    journal: StoredJournal[R, C, S, E],
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    loaded: LoadedJournal[R, S, E],
    revision: int,
    face: Face,
    asking: list[Statement],
) -> None:
    """Show the news in order, with what may be pressed under it; `asking` gets the statements that
    note which of it has buttons."""
    stream, place = loaded.stream, loaded.row.place
    untold = await journal.find_unheard(parts, community, loaded, revision)
    asking.clear()
    for mark, view in await room.news(parts, community, untold):
        tail = await standing.find_tail(room, parts, community, loaded, view)
        await face.publish(place, standing.add_tail(view, tail), f"{stream}:{mark}")
        if tail:
            news = OpenNews(
                version=view.asks,
                mark=mark,
                since=revision,
                until=loaded.version,
                looks=standing.digest(tail),
            )
            asking.append(set_open_news(community, stream, news))
            journal.asked(parts, community, loaded.row.id)[view.asks] = untold
        if mark.endswith(room.result):
            archived = room.build_archived(view, loaded)
            await archive_result(parts, community, place, archived, f"{stream}:{mark}:archive")
            await room.after_result(parts, community, loaded.row)
    await room.before_board(parts, community, untold, face)


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
