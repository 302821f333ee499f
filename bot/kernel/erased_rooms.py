"""After somebody's words and name were erased: all that rooms have seen is shown without them, also
after a restart."""

import logging

from bot.kernel.erasure_rows import Erasure, delete_erasure, load_erasures
from bot.kernel.outbox import restate_announcements
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.rooms import Face

log = logging.getLogger(__name__)


async def redact_rooms(parts: Parts, erasure: Erasure) -> None:
    """Show without a member's words and name what rooms have seen, as far as the platform lets its
    old messages be changed. Where nobody serves the rooms here, or something stands in the way, it
    stays to be done."""
    if (face := parts.rooms.face(erasure.community)) is None:
        return
    try:
        await _redact(parts, face, erasure)
    except Refused as refused:
        log.warning("rooms are redacted later: %s", refused.code)
    except Exception:  # nothing else may end with it
        log.exception("rooms were not redacted")


async def _redact(parts: Parts, face: Face, erasure: Erasure) -> None:
    await face.forget(erasure.member)
    await restate_announcements(parts)
    for name in parts.features.kinds:
        kind = await parts.features.journal(name)
        if kind is not None:
            await kind.redact_rooms(parts, erasure.community, erasure.member)
    for place, title in erasure.rooms:
        await face.retitle(place, title)
    await parts.db.change(delete_erasure(erasure))


async def finish_erasures(parts: Parts) -> None:
    """Do what is still to be done in the rooms that are served here."""
    await restate_announcements(parts)
    for erasure in await load_erasures(parts.db):
        await redact_rooms(parts, erasure)
