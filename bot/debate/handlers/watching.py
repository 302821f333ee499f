"""What places elsewhere see of a debate that they watch: its board, and its result."""

import logging
from collections.abc import Awaitable, Callable

from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.resulting import result_view
from bot.debate.rows import audiences, debates
from bot.debate.rows.audiences import WatchingPlace
from bot.debate.state import DebatePhase
from bot.debate.views import audience as audience_views
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused, Unavailable, sentence
from bot.kernel.view import Strong, View, text

log = logging.getLogger(__name__)


async def show_audiences(
    parts: Parts,
    community: CommunityId,
    debate: LoadedDebate,
    again: Callable[[], Awaitable[None]],
) -> None:
    """Bring the boards of those who watch a debate up to date. A place that cannot be reached
    waits for the next time, or until `again` is called, and holds up neither the debate nor the
    other places."""
    for audience in await audiences.load_of_debate(parts.db, community, debate.row.id):
        async with parts.rooms.display_lock(_trouble_key(audience)):
            await _show_one(parts, audience, debate, again)


async def _show_one(
    parts: Parts,
    audience: WatchingPlace,
    debate: LoadedDebate,
    again: Callable[[], Awaitable[None]],
) -> None:
    face = parts.rooms.face(audience.home)
    row, state = debate.row, debate.state
    if face is None or audience.shown >= debate.version:
        return
    names = await debates.load_names(parts.db, audience.community)
    mark = f"{debate.stream}:{debate.version}:audience"
    try:
        await face.publish(audience.place, audience_views.board(row.id, state, names), mark)
        if state.phase is DebatePhase.CLOSED:
            result = await result_view(parts, audience.community, row, state)
            await face.publish(audience.place, result, f"{mark}:result")
    except Unavailable as away:
        log.warning("an audience waits to be shown: debate=%s because of %s", row.id, away.code)
        parts.rooms.retry_later(_trouble_key(audience), again)
        return
    except Refused as closed:
        log.warning("an audience cannot be shown: debate=%s because of %s", row.id, closed.code)
        if parts.rooms.note_first_trouble(_trouble_key(audience)):
            about = text(say("The debate: {motion}", motion=Strong(row.motion)))
            await face.tell(audience.linked_by, View(blocks=(text(sentence(closed)), about)))
        return
    parts.rooms.reached(_trouble_key(audience))
    await parts.db.change(audiences.set_shown_version(audience, debate.version))


def _trouble_key(audience: WatchingPlace) -> str:
    return f"debate:{audience.debate}@{audience.home}/{audience.place}"
