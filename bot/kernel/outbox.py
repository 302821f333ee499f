"""What a room hears beside the journals: written with what was done, shown once, and kept, so that
it can be shown anew without what somebody has erased."""

import logging
from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from bot.kernel import account_rows as accounts
from bot.kernel import clock
from bot.kernel import outbox_rows as rows
from bot.kernel.command import Command
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.parts import Parts
from bot.kernel.reaching import Reaching, publish_or_retry, showing
from bot.kernel.refusal import Refused, Unavailable
from bot.kernel.rooms import Face
from bot.kernel.view import Audience, View
from bot.store.database import Database
from bot.store.statement import Statement

log = logging.getLogger(__name__)


class Announcement:
    """What the room is told of a command. Write its `statements` with what was done; then `show`
    it. What a kill leaves unshown is shown after the next start."""

    def __init__(
        self, parts: Parts, command: Command, view: View, place: PlaceId | None = None
    ) -> None:
        """The room is where the command comes from, unless a `place` is named."""
        self._parts, self._community = parts, command.by.community
        self._place, self._view = place or command.by.place, view
        self._mark = f"said:{command.id}"
        self._face = parts.rooms.face(self._community) if view.audience is Audience.ROOM else None
        self.statements: Sequence[Statement] = ()
        """Keeps it until it is shown; nothing where nobody serves the room, for then the answer
        shows it."""
        if self._face is not None:
            keeping = rows.insert_announcement(command, self._place, self._mark, view)
            self.statements = (keeping,)

    async def show(self) -> tuple[View, ...]:
        """Show the room what was written. What is left to answer: nothing, or the view where only
        an answer can show it."""
        if self._face is None:
            return (self._view,)
        waiting = rows.WaitingAnnouncement(
            community=self._community, place=self._place, mark=self._mark, view=self._view
        )
        trouble = await _show_or_retry(self._parts, self._face, waiting)
        if trouble is None:
            return ()
        if isinstance(trouble, Unavailable):
            return (replace(self._view, audience=Audience.ASKER, key=None),)
        return (self._view,)


async def show_announcements(parts: Parts, only: CommunityId | None = None) -> None:
    """Show the rooms that are served here what they were not shown yet: after a start, or when a
    platform is back."""
    for waiting in await rows.load_announcements(parts.db):
        face = parts.rooms.face(waiting.community)
        if face is not None and only in (None, waiting.community):
            await _show_or_retry(parts, face, waiting)


async def _show_or_retry(
    parts: Parts, face: Face, waiting: rows.WaitingAnnouncement
) -> Refused | None:
    """Show it; what stood in the way, if anything did. A room that is away is tried again, and one
    that takes nothing is not."""
    community, mark = waiting.community, waiting.mark
    try:
        async with showing(parts, _queue_of(community)):
            await _show_once(parts, face, waiting)
    except Unavailable as away:
        log.warning("an announcement waits: %s because of %s", mark, away.code)
        again = partial(show_announcements, parts, community)
        parts.rooms.retry_later(_queue_of(community), again)
        return away
    except Refused as closed:
        log.warning("an announcement is given up: %s because of %s", mark, closed.code)
        await _note_shown(parts, waiting)
        return closed
    return None


async def _show_once(parts: Parts, face: Face, waiting: rows.WaitingAnnouncement) -> None:
    """Show it, unless somebody has meanwhile, or its words were erased. Raises Refused."""
    if not await rows.has_announcement(parts.db, waiting.community, waiting.mark):
        return
    if waiting.view is not None:
        await face.publish(waiting.place, waiting.view, waiting.mark)
    parts.rooms.reached(_queue_of(waiting.community))
    await _note_shown(parts, waiting)


async def _note_shown(parts: Parts, waiting: rows.WaitingAnnouncement) -> None:
    """Where the store takes nothing just now it is shown again, under the same mark: once."""
    key = waiting.view.key if waiting.view else None
    try:
        await parts.db.change(*rows.set_shown(waiting.community, waiting.place, waiting.mark, key))
    except Unavailable as away:
        log.warning("an announcement was not noted: %s because of %s", waiting.mark, away.code)


async def publish_kept(
    parts: Parts, face: Face, community: CommunityId, place: PlaceId, view: View, mark: str
) -> None:
    """Show a room something that no command and no journal tells it, and keep it. Raises Refused,
    Unavailable."""
    async with showing(parts, _queue_of(community)):
        keeping = rows.insert_shown(community, "", place, mark, view, clock.now())
        await parts.db.change(*keeping)
        await face.publish(place, view, mark)


async def note_post(
    db: Database,
    whose: tuple[CommunityId, MemberId],
    place: PlaceId,
    view: View,
    messages: Sequence[str],
) -> None:
    """Keep what messages of a platform show that somebody caused, or reads alone, so that it can be
    taken back like what rooms are told."""
    mark = f"post:{messages[0]}"
    noting = [
        accounts.insert_message(whose[0], place, f"{mark}/{number}", message)
        for number, message in enumerate(messages)
    ]
    await note_told(db, whose, place, view, mark, noting)


async def note_told(
    db: Database,
    whose: tuple[CommunityId, MemberId],
    place: PlaceId,
    view: View,
    mark: str,
    noting: Sequence[Statement] = (),
) -> None:
    """The same of messages that are found by a mark, or will be once statements are written."""
    keeping = rows.insert_shown(*whose, place, mark, replace(view, key=None), clock.now())
    try:
        await db.change(*keeping, *noting)
    except Unavailable as away:
        log.warning("a message was not noted: %s because of %s", mark, away.code)


async def restate_announcements(parts: Parts, *, at_once: bool = True) -> None:
    """Show the rooms that are served here, without what was erased, what they were shown. What
    can't be changed now is tried again with growing pauses, `at_once` also before its next try."""
    for community in await rows.list_stale(parts.db):
        if at_once or not parts.rooms.is_put_off(_erased_queue_of(community)):
            await _restate_or_retry(parts, community)


async def _restate_or_retry(parts: Parts, community: CommunityId) -> None:
    face = parts.rooms.face(community)
    if face is None:
        return

    async def restate() -> None:
        async with showing(parts, _queue_of(community)):
            await _restate_all(parts, face, community)

    again = partial(_restate_or_retry, parts, community)
    await publish_or_retry(parts, _erased_queue_of(community), restate, again)


async def _restate_all(parts: Parts, face: Face, community: CommunityId) -> None:
    reaching = Reaching()
    for stale in await rows.load_stale(parts.db, community):
        with reaching.one():
            if stale.view is not None:
                await face.restate(stale.place, stale.view, stale.mark)
            await parts.db.change(rows.set_restated(community, stale.mark, stale.stored))
    reaching.finish()


def _erased_queue_of(community: CommunityId) -> str:
    return f"erased announcements of {community}"


def _queue_of(community: CommunityId) -> str:
    return f"announcements of {community}"
