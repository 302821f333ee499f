"""Whoever follows a sheet hears that something of it was shown, and whether it is adopted."""

from collections.abc import Awaitable, Callable

from bot.guarantee.handlers.loaded import LoadedSheet
from bot.guarantee.ports import SheetShown
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts


async def tell_shown(
    parts: Parts, community: CommunityId, sheet: LoadedSheet, _: Callable[[], Awaitable[None]]
) -> None:
    """Pass on what a room was shown of its sheet."""
    row, versions = sheet.row, sheet.state.versions
    at = versions[-1].at if versions else None
    await parts.tell(SheetShown(community=community, place=row.place, sheet=row.id, adopted_at=at))
