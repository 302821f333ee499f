"""A server's calendar: an event for what is planned, kept as it stands, and closed with it."""

import logging
from hashlib import sha256
from typing import Any

import aiohttp
import discord

from bot.adapters.discord import planned_rows as planned
from bot.adapters.discord.refusals import DiscordRefusal
from bot.kernel import clock
from bot.kernel.ids import CommunityId
from bot.kernel.pieces import shorten
from bot.kernel.plan import Plan, PlanStage
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.store.database import Database

OUTSIDE, FOR_THE_SERVER = 3, 2
"""Of an event: it takes place in no voice channel; only the server's members see it."""

ACTIVE, COMPLETED = 2, 3
"""States of an event."""

LONGEST_NAME, LONGEST_DESCRIPTION = 100, 1000
"""Characters that Discord takes; it takes no empty ones."""

log = logging.getLogger(__name__)


class Calendar:
    """The events of one server that Parley made."""

    def __init__(self, client: discord.Client, db: Database, community: CommunityId) -> None:
        self._http = client.http
        self._db = db
        self._community = community
        self._guild = int(community.partition(":")[2])

    async def show(self, plan: Plan) -> None:
        """Make the event, or change it, where it does not show the plan already.

        Raises Refused (CALENDAR_FORBIDDEN) the first time that it is not allowed; Unavailable
        (ROOM_NOT_REACHED).
        """
        known = await planned.event_of(self._db, self._community, plan.key)
        digest = f"{plan.stage}:{sha256(repr(plan).encode()).hexdigest()[:20]}"
        event, before = known or ("", "")
        if before == digest:
            return
        try:
            event = await self._changed(event, plan, runs=before.startswith(PlanStage.RUNNING))
        except discord.Forbidden as denied:
            await self._note(plan, event, digest)
            if known is None:
                raise Refused(DiscordRefusal.CALENDAR_FORBIDDEN) from denied
            return
        except (discord.DiscordServerError, aiohttp.ClientError, TimeoutError) as away:
            raise Unavailable(KernelRefusal.ROOM_NOT_REACHED) from away
        except discord.HTTPException as refused:  # it was ended by hand, or its time is past
            log.warning("an event was not changed: key=%s because of %s", plan.key, refused)
        await self._note(plan, event, digest)

    async def _note(self, plan: Plan, event: str, digest: str) -> None:
        await self._db.change(planned.noted(self._community, plan.key, event, digest))

    async def _changed(self, event: str, plan: Plan, *, runs: bool) -> str:
        """The event after the change; "" where none stands any more. One that `runs` is not begun
        again, which Discord refuses."""
        try:
            match plan.stage:
                case PlanStage.PLANNED if not event:
                    return await self._made(plan)
                case PlanStage.PLANNED:
                    await self._edit(event, **_shown(plan))
                case PlanStage.RUNNING if event:
                    begun = {} if runs else {"status": ACTIVE}
                    await self._edit(event, **_words(plan), **begun)
                case PlanStage.OVER if event:
                    await self._ended(event, plan)
                case PlanStage.OFF if event:
                    await self._http.delete_scheduled_event(self._guild, int(event))
                    return ""
        except discord.NotFound:  # somebody took it out of the calendar
            return ""
        return event

    async def _made(self, plan: Plan) -> str:
        if plan.start <= clock.now():
            return ""
        event = await self._http.create_guild_scheduled_event(self._guild, **_shown(plan))
        return str(event["id"])

    async def _ended(self, event: str, plan: Plan) -> None:
        """An event that never ran cannot be completed; it runs for a moment then."""
        try:
            await self._edit(event, **_words(plan), status=COMPLETED)
        except (discord.Forbidden, discord.NotFound):
            raise
        except discord.HTTPException:
            await self._edit(event, **_words(plan), status=ACTIVE)
            await self._edit(event, status=COMPLETED)

    async def _edit(self, event: str, **changes: Any) -> None:
        await self._http.edit_scheduled_event(self._guild, int(event), **changes)


def _words(plan: Plan) -> dict[str, str]:
    """The name and description of an event, which Discord refuses where they are empty."""
    name = shorten(plan.title, LONGEST_NAME)
    return {"name": name, "description": shorten(plan.about, LONGEST_DESCRIPTION) or name}


def _shown(plan: Plan) -> dict[str, Any]:
    return {
        **_words(plan),
        "scheduled_start_time": plan.start.isoformat(),
        "scheduled_end_time": plan.until.isoformat(),
        "privacy_level": FOR_THE_SERVER,
        "entity_type": OUTSIDE,
        "entity_metadata": {"location": f"<#{plan.place}>"},
    }
