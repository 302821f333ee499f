"""Servers that put Parley out while it was away: nothing runs on there by the clock."""

import logging
from collections.abc import Collection

from bot.adapters.discord.inbound import PREFIX, community_of
from bot.kernel import clock
from bot.kernel.ids import CommunityId
from bot.kernel.journal_rows import load_streams_with_deadline
from bot.kernel.parts import Parts
from bot.kernel.timekeeping import halt

log = logging.getLogger(__name__)


async def halt_where_put_out(
    parts: Parts, guilds: Collection[int], shards: Collection[int], count: int
) -> None:
    """Let what runs by the clock wait in servers that Parley is no longer in. It is in `guilds`,
    which are all of these `shards`, of so many; those of other shards are not asked about."""
    here = {community_of(guild) for guild in guilds}
    timed = {due.community for due in await load_streams_with_deadline(parts.db)}
    for community in sorted(timed - here):
        guild = _guild_of(community)
        if guild is not None and (guild >> 22) % count in shards:
            log.warning("Parley was put out of community=%s while it was away", community)
            await halt(parts, community, clock.now())


def _guild_of(community: CommunityId) -> int | None:
    """The server that a community is; None where it is none."""
    id_ = community.removeprefix(PREFIX)
    return int(id_) if community.startswith(PREFIX) and id_.isdigit() else None
