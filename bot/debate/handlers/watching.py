"""What places elsewhere see of a debate that they watch: its board, and its result."""

import logging
from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.resulting import result_view
from bot.debate.rows import audiences, debates
from bot.debate.rows.audiences import WatchingPlace
from bot.debate.state import DebatePhase
from bot.debate.views import audience as audience_views
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.outbox import publish_kept
from bot.kernel.parts import Parts
from bot.kernel.reaching import showing
from bot.kernel.refusal import Refused, Unavailable, sentence
from bot.kernel.showing import TO_WATCH
from bot.kernel.streams import key_of
from bot.kernel.view import Buttons, Strong, View, text

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
        async with showing(parts, _trouble_key(audience)):
            # Another process may have shown it, or what came after it, before this one's turn.
            if now := await audiences.find_audience(parts.db, audience):
                await _show_one(parts, now, debate, again)


async def _show_one(
    parts: Parts,
    audience: WatchingPlace,
    debate: LoadedDebate,
    again: Callable[[], Awaitable[None]],
) -> None:
    face = parts.rooms.face(audience.home)
    row, state = debate.row, debate.state
    if audience.shown >= debate.version:
        return
    if face is None:
        _hand_over(parts, audience, debate)
        return
    names = await debates.load_names(parts.db, audience.community)
    mark = f"{debate.stream}:{debate.version}:audience"
    try:
        board = audience_views.board(row.id, state, names)
        await publish_kept(parts, face, audience.home, audience.place, board, mark)
        if state.phase is DebatePhase.CLOSED:
            result = _without_buttons(
                await result_view(parts, audience.community, row, state, later=False)
            )
            place, mark = audience.place, f"{mark}:result"
            await publish_kept(parts, face, audience.home, place, result, mark)
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


def _hand_over(parts: Parts, audience: WatchingPlace, debate: LoadedDebate) -> None:
    """Leave a version of the board, once, to whichever other process serves the place."""
    if parts.rooms.handed.get(_trouble_key(audience), 0) < debate.version:
        parts.rooms.handed[_trouble_key(audience)] = debate.version
        watched = key_of(audience.community, debate.stream)
        parts.db.tell_others(TO_WATCH, f"{audience.home}\n{watched}")


def _without_buttons(view: View) -> View:
    """A view as a place of another community can use it: what its buttons send is known only where
    the debate is."""
    blocks = (block for block in view.blocks if not isinstance(block, Buttons))
    return replace(view, blocks=tuple(blocks))


def _trouble_key(audience: WatchingPlace) -> str:
    return f"debate:{audience.debate}@{audience.home}/{audience.place}"
