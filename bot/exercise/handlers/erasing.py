"""After somebody's words and name were erased: what the rooms show of exercises is told anew."""

import logging

from msgspec.structs import replace

from bot.exercise.handlers.acting import opened, stream_of
from bot.exercise.handlers.showing import DEBRIEF, archived, board_of, news_of
from bot.exercise.rows import exercises
from bot.kernel import journal_rows as journal
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.rooms import Face

log = logging.getLogger(__name__)


async def tell_anew(parts: Parts, community: CommunityId, member: MemberId) -> None:
    """Show without a member's words and name what the rooms have seen of their exercises, as far
    as the platform lets its old messages be changed."""
    face = parts.rooms.face(community)
    if face is None:
        return
    for stream in await journal.naming(parts.db, community, "exercise", member):
        try:
            await _told_anew(parts, face, community, stream.partition(":")[2])
        except Refused as refused:
            log.warning("old messages were not changed: stream=%s: %s", stream, refused.code)


async def _told_anew(parts: Parts, face: Face, community: CommunityId, exercise: str) -> None:
    stream = stream_of(exercise)
    async with parts.rooms.showing(stream):
        row = await exercises.one(parts.db, community, exercise)
        shown = await journal.shown_until(parts.db, community, stream)
        if row is None or not shown:
            return
        found = await opened(parts, community, row)
        found = replace(found, events=found.events[:shown])
        archive = PlaceId((await parts.communities.settings(community)).archive)
        # Words stand in the room without the name of whoever said them, so that all is told anew.
        for mark, view in await news_of(parts, community, found, 0):
            await face.restate(row.place, view, f"{stream}:{mark}")
            if mark.endswith(DEBRIEF) and archive:
                kept = archived(view, found)
                await face.restate(archive, kept, f"{stream}:{mark}:archive")
        await face.restate(row.place, await board_of(parts, community, found), "")
