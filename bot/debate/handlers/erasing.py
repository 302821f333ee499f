"""After somebody's words and name were erased: what the rooms show of debates is told anew."""

import logging

from msgspec.structs import replace

from bot.debate.handlers.acting import opened, stream_of
from bot.debate.handlers.pinning import pinned
from bot.debate.handlers.showing import RESULT, archived, news_of
from bot.debate.rows import debates
from bot.debate.views import board as views
from bot.kernel import journal_rows as journal
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.rooms import Face
from bot.kernel.view_json import dump

log = logging.getLogger(__name__)


async def tell_anew(parts: Parts, community: CommunityId, member: MemberId) -> None:
    """Show without a member's words and name what the rooms have seen of their debates, as far as
    the platform lets its old messages be changed."""
    face = parts.rooms.face(community)
    if face is None:
        return
    for stream in await journal.naming(parts.db, community, "debate", member):
        try:
            await _told_anew(parts, face, community, stream.partition(":")[2], member)
        except Refused as refused:
            log.warning("old messages were not changed: stream=%s: %s", stream, refused.code)


async def _told_anew(
    parts: Parts, face: Face, community: CommunityId, debate: str, member: MemberId
) -> None:
    stream = stream_of(debate)
    async with parts.rooms.showing(stream):
        row = await debates.one(parts.db, community, debate)
        shown = await journal.shown_until(parts.db, community, stream)
        if row is None or not shown:
            return
        found = await opened(parts, community, row)
        found = replace(found, events=found.events[:shown])
        archive = PlaceId((await parts.communities.settings(community)).archive)
        for mark, view in await news_of(parts, community, found, 0):
            # The tables of a result hold names as plain words.
            if member not in dump(view) and not mark.endswith(RESULT):
                continue
            await face.restate(row.place, view, f"{stream}:{mark}")
            if mark.endswith(RESULT) and archive:
                kept = archived(view, debate, found.state.motion)
                await face.restate(archive, kept, f"{stream}:{mark}:archive")
        names = await debates.names(parts.db, community)
        board = pinned(parts.catalog, views.board(debate, found.state, names), debate)
        await face.restate(row.place, board, "")
