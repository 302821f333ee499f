"""Workspaces that took Parley out while it was away: nothing runs on there by the clock."""

import logging

from bot.adapters.slack.places import team_of
from bot.adapters.slack.workspaces import Workspaces
from bot.kernel import clock
from bot.kernel.journal_rows import load_streams_with_deadline
from bot.kernel.parts import Parts
from bot.kernel.refusal import Unavailable
from bot.kernel.timekeeping import halt

log = logging.getLogger(__name__)


async def halt_where_put_out(parts: Parts, workspaces: Workspaces) -> None:
    """Let what runs by the clock wait in workspaces whose token is gone, or does not hold. One that
    can't be asked now is left as it is."""
    timed = {due.community for due in await load_streams_with_deadline(parts.db)}
    for community in sorted(timed):
        team = team_of(community)
        if not team:
            continue
        try:
            here = await workspaces.of(team)
        except Unavailable as away:
            log.warning("a workspace is not reached: team=%s because of %s", team, away.code)
            continue
        if here is None:
            log.warning("Parley was taken out of community=%s while it was away", community)
            await halt(parts, community, clock.now())
