"""Files that Parley uploaded: to which message each belongs, so that it goes with what it shows."""

import logging
from collections.abc import Sequence

from bot.adapters.slack.calls import CallRefused, Unanswered
from bot.adapters.slack.places import community_of
from bot.adapters.slack.workspaces import REVOKED, Workspace
from bot.kernel import account_rows as accounts
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.outbox import note_told
from bot.kernel.outbox_rows import SENT_FILE
from bot.kernel.view import Attachment, View
from bot.store.database import Database

GONE = frozenset({"file_not_found", "file_deleted"})
"""Errors of a file that is deleted already."""

log = logging.getLogger(__name__)


async def note_files(
    db: Database, space: Workspace, place: PlaceId, stamp: str, files: Sequence[str]
) -> None:
    """Keep which files (ids) belong to a message (its timestamp)."""
    community = community_of(space.team)
    if files:
        await db.change(
            *(accounts.insert_file(community, place, stamp, file) for file in dict.fromkeys(files))
        )


async def delete_others(
    db: Database, space: Workspace, place: PlaceId, stamp: str, besides: Sequence[str] = ()
) -> None:
    """Delete what a message showed before, if that can be done now; else it is done at its next
    change."""
    try:
        await delete_files(db, space, place, stamp, besides)
    except (CallRefused, Unanswered) as lost:
        log.warning("files were not deleted: place=%s because of %s", place, lost)


async def note_sent_file(
    db: Database, whose: tuple[CommunityId, MemberId], place: PlaceId, file: Attachment, id_: str
) -> None:
    """Keep what a file that was sent to a member directly holds, so that it can be deleted with
    what somebody else has erased."""
    mark, community = f"{SENT_FILE}{id_}", whose[0]
    noting = (
        accounts.insert_message(community, place, f"{mark}/0", id_),
        accounts.insert_file(community, place, id_, id_),
    )
    await note_told(db, whose, place, View(blocks=(file,)), mark, noting)


async def delete_files(
    db: Database, space: Workspace, place: PlaceId, stamp: str, besides: Sequence[str] = ()
) -> None:
    """Delete from Slack what belongs to a message, `besides` some. A file that Slack lets Parley
    not delete is left. Raises CallRefused where the token does not hold, Unanswered."""
    community = community_of(space.team)
    for file in await accounts.load_files(db, community, place, stamp):
        if file in besides:
            continue
        try:
            await space.calls.post("files.delete", file=file)
        except CallRefused as no:
            if no.error in REVOKED:
                raise
            if no.error not in GONE:
                log.warning("a file was not deleted: place=%s because of %s", place, no)
        await db.change(accounts.delete_file(community, place, stamp, file))
