"""After somebody's words and name were erased: all that rooms have seen is shown without them, also
after a restart."""

import logging
from functools import partial

from bot.kernel.erasure_rows import Erasure, delete_erasure, has_erasure, load_erasures
from bot.kernel.outbox import restate_announcements
from bot.kernel.parts import Parts
from bot.kernel.reaching import Reaching
from bot.kernel.refusal import Refused
from bot.kernel.rooms import Face

log = logging.getLogger(__name__)


async def redact_rooms(parts: Parts, erasure: Erasure) -> None:
    """Show without a member's words and name what rooms have seen, as far as the platform lets its
    old messages be changed. Where nobody serves the rooms here it stays to be done; where something
    stands in the way, it is tried again with growing pauses, also after a restart."""
    if (face := parts.rooms.face(erasure.community)) is None:
        return
    queue = _queue_of(erasure)
    try:
        if await has_erasure(parts.db, erasure):
            await _redact(parts, face, erasure)
    except Refused as refused:
        log.warning("rooms are redacted later: %s", refused.code)
    except Exception:  # nothing else may end with it
        log.exception("rooms were not redacted")
    else:
        parts.rooms.reached(queue)
        return
    parts.rooms.retry_later(queue, partial(redact_rooms, parts, erasure))


async def _redact(parts: Parts, face: Face, erasure: Erasure) -> None:
    await face.forget(erasure.member)
    await restate_announcements(parts)
    reaching = Reaching()
    for name in parts.features.kinds:
        kind = await parts.features.journal(name)
        if kind is not None:
            with reaching.one():
                await kind.redact_rooms(parts, erasure.community, erasure.member)
    for place, title in erasure.rooms:
        with reaching.one():
            await face.retitle(place, title)
    reaching.finish()
    await parts.db.change(delete_erasure(erasure))


async def finish_erasures(parts: Parts, *, at_once: bool = False) -> None:
    """Do what is still to be done in the rooms that are served here; `at_once` also what waits for
    its next try."""
    await restate_announcements(parts, at_once=at_once)
    for erasure in await load_erasures(parts.db):
        if at_once or not parts.rooms.is_put_off(_queue_of(erasure)):
            await redact_rooms(parts, erasure)


def _queue_of(erasure: Erasure) -> str:
    return f"rooms without {erasure.member} of {erasure.community}"
