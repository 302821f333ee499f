"""After somebody's words and name were erased: what rooms have seen is told anew without them."""

import logging
from itertools import accumulate

from msgspec.structs import replace

from bot.kernel import journal_rows as rows
from bot.kernel.declaration import C, E, LoadedJournal, News, R, RoomNews, S, UnheardNews
from bot.kernel.growing import GrowingTuple
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.parts import Parts
from bot.kernel.reaching import Reaching, showing
from bot.kernel.refusal import Refused, Unavailable
from bot.kernel.rooms import Face
from bot.kernel.standing import add_tail, find_tail
from bot.kernel.stored_journal import StoredJournal

log = logging.getLogger(__name__)


async def redact_rooms(
    journal: StoredJournal[R, C, S, E],
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    member: MemberId,
) -> None:
    """Show without a member's words and name what rooms have seen of the journals that name them,
    as far as the platform lets its old messages be changed. Raises Unavailable where that is to be
    done once more."""
    face = parts.rooms.face(community)
    if face is None:
        return
    reaching = Reaching()
    for stream in await rows.load_streams_naming(parts.db, community, journal.kind, member):
        try:
            with reaching.one():
                async with showing(parts, stream):
                    await _restate(journal, room, parts, face, community, stream, member, reaching)
        except Unavailable:
            raise
        except Refused as refused:
            log.warning("old messages were not changed: stream=%s: %s", stream, refused.code)
    reaching.finish()


async def _restate(
    journal: StoredJournal[R, C, S, E],
    room: RoomNews[R, S, E],
    parts: Parts,
    face: Face,
    community: CommunityId,
    stream: str,
    member: MemberId,
    reaching: Reaching,
) -> None:
    row = await journal.find(parts.db, community, stream.partition(":")[2])
    shown_version = await rows.find_shown_version(parts.db, community, stream)
    if row is None or not shown_version:
        return
    loaded = await journal.load(parts, community, row)
    shown_part = replace(loaded, events=GrowingTuple(loaded.events[:shown_version]))
    archive = PlaceId((await parts.communities.settings(community)).archive)
    for mark, view in await _load_news(journal, room, parts, community, shown_part):
        is_result = mark.endswith(room.result)
        if not is_result and not room.names(view, member):
            continue
        tail = await find_tail(room, parts, community, loaded, view)
        with reaching.one():
            await face.restate(row.place, add_tail(view, tail), f"{stream}:{mark}")
        if is_result and archive:
            archived = room.build_archived(view, loaded)
            with reaching.one():
                await face.restate(archive, archived, f"{stream}:{mark}:archive")
    with reaching.one():
        await face.restate(row.place, await room.board(parts, community, shown_part), "")
    await room.after_board(parts, community, shown_part, face)


async def _load_news(
    journal: StoredJournal[R, C, S, E],
    room: RoomNews[R, S, E],
    parts: Parts,
    community: CommunityId,
    shown: LoadedJournal[R, S, E],
) -> News:
    """All that the room was told, with its marks."""
    if not room.by_steps:
        return await journal.news(parts, community, shown, 0)
    before = await journal.begin(shown.row, shown.events[0])
    news: News = []
    states = accumulate(shown.events[1:], journal.evolve, initial=before)
    for heard, state in enumerate(states):
        then = replace(
            shown,
            events=GrowingTuple(shown.events[: heard + 1]),
            state=await journal.add_stored_words(parts, community, shown.row, state),
        )
        untold = UnheardNews(journal=then, since=heard, before=before)
        news += await room.news(parts, community, untold)
        before = state
    return news
