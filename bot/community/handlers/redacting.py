"""Views that were kept of answers and posts, without what a member had erased."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from bot.community.rows import privacy
from bot.kernel import kept_view_rows as kept_views
from bot.kernel import outbox_rows as outbox
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.kernel.redaction import ErasedWords, redact_view
from bot.kernel.view_json import dump, load

ViewKey = TypeVar("ViewKey", str, int)
"""By which a kept view is found again."""


async def redact_kept_views(
    parts: Parts,
    community: CommunityId,
    erased: ErasedWords,
    keys: Sequence[str],
    blank: str,
    *,
    on_console: bool,
) -> None:
    """Go through all views that are kept of a community. `keys` pick out those to look at."""
    kept = await kept_views.load_views(parts.db, community)
    changed = await asyncio.to_thread(_redact_all, kept, erased, keys, blank)
    if changed:
        await parts.db.erase(*(kept_views.delete_view(community, id_) for id_, _ in changed))
    for room in await privacy.load_rooms(parts.db) if on_console else ():
        last = 0
        while posts := await privacy.load_posts(parts.db, room, last):
            last = posts[-1][0]
            redacted = await asyncio.to_thread(_redact_all, posts, erased, keys, blank)
            if redacted:
                await parts.db.erase(
                    *(privacy.set_post(room, number, view) for number, view in redacted)
                )


async def redact_announcements(
    parts: Parts,
    community: CommunityId,
    member: MemberId,
    erased: ErasedWords,
    keys: Sequence[str],
    blank: str,
) -> None:
    """Go through what rooms were shown beside the journals, or will be; what changes is to be shown
    to them anew. A blank view takes the place of one under the same key."""
    last = ""
    while kept := await outbox.load_kept(parts.db, community, last):
        last = kept[-1].mark
        key_by_mark = {one.mark: one.key for one in kept}
        views = [(one.mark, one.view) for one in kept if not _is_own_file(one, member)]
        redacted = await asyncio.to_thread(_redact_all, views, erased, keys, blank)
        if redacted:
            await parts.db.erase(
                *(
                    outbox.set_view(community, mark, _under(key_by_mark[mark], view))
                    for mark, view in redacted
                )
            )


def _is_own_file(kept: outbox.KeptAnnouncement, member: MemberId) -> bool:
    return kept.member == member and kept.mark.startswith(outbox.SENT_FILE)


def _under(key: str, view: str) -> str:
    return dump(replace(load(view), key=key)) if key else view


def _redact_all(
    views: Iterable[tuple[ViewKey, str]], erased: ErasedWords, keys: Sequence[str], blank: str
) -> list[tuple[ViewKey, str]]:
    """Keys of the views that held something erased, each with the view as it is without it."""
    changed: list[tuple[ViewKey, str]] = []
    for key, view in views:
        is_meant = erased.is_named_in(view) or any(part in view for part in keys)
        if '"content"' not in view and not is_meant:
            continue
        redacted = redact_view(view, erased, blank)
        if redacted is not None:
            changed.append((key, redacted))
    return changed
