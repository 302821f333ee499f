"""Gives time that nobody could use back to all that runs by the clock."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.kernel import journal_rows as journal
from bot.kernel.ids import CommunityId
from bot.kernel.journal_rows import Stream
from bot.kernel.lost_time import LostTime
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.stream_kinds import StreamKind

BEAT = timedelta(seconds=2)
"""How often it is noted in the store that the clock runs."""

LATE = timedelta(seconds=1)
"""How much later than it should the clock may look before the time counts as lost."""

TOGETHER = 32
"""Journals that are looked at together, so that they share what a commit costs."""

log = logging.getLogger(__name__)


async def give_back_time(parts: Parts, at: datetime) -> bool:
    """After a start: what ran when Parley stopped gets its lost time back; was Parley away? A
    machine's clock that was set back meanwhile takes nothing and adds nothing."""
    beat = await journal.find_heartbeat(parts.db)
    if beat is None or (parts.db.is_shared and at - beat <= BEAT + LATE):
        return False  # nobody was away, or others kept time
    if beat != at:
        await give_back_all(parts, LostTime(stopped=beat, at=at, away=at > beat))
    return True


def _everybody(_: CommunityId) -> bool:
    return True


async def give_back_all(
    parts: Parts, lost: LostTime, gets_it: Callable[[CommunityId], bool] = _everybody
) -> None:
    """Give time that nobody could use back to all that runs by the clock, in the communities that
    get it. What was given back already is not given twice.

    Raises Unavailable where the store takes nothing still, so that nothing was given back.
    """
    timed = await journal.load_streams_with_deadline(parts.db)
    running = [stream for stream in timed if gets_it(stream.community)]
    refusals: list[Refused] = []
    for start in range(0, len(running), TOGETHER):
        group = running[start : start + TOGETHER]
        outcomes = await asyncio.gather(*(_give_back(parts, due, lost) for due in group))
        refusals += [refused for refused in outcomes if refused is not None]
    if running and len(refusals) == len(running):
        raise refusals[0]


async def _give_back(parts: Parts, due: Stream, lost: LostTime) -> Refused | None:
    """Give it back to one stream; what stood in the way, if anything did."""
    kind, id_ = await find_kind(parts, due.stream)
    if kind is None:
        return None
    try:
        await kind.give_back(parts, due.community, id_, lost)
    except Refused as refused:
        log.warning("no time was given back to stream=%s: %s", due.stream, refused.code)
        return refused
    return None


async def find_kind(parts: Parts, stream: str) -> tuple[StreamKind | None, str]:
    """What is done for a stream, and the id that it has among those of its kind."""
    name, _, id_ = stream.partition(":")
    return await parts.features.journal(name), id_
