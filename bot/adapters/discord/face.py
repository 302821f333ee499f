"""What a server offers: its channels, its roles, its calendar, and its members one by one."""

import logging
from contextlib import suppress

import aiohttp
import discord
from msgspec.structs import replace

from bot.adapters.discord import venues
from bot.adapters.discord.calendar import Calendar
from bot.adapters.discord.denials import find_channel
from bot.adapters.discord.rooms import DiscordRooms
from bot.kernel import account_rows as accounts
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.message import say
from bot.kernel.outbox import note_told
from bot.kernel.plan import Plan
from bot.kernel.refusal import Refused
from bot.kernel.rooms import Face, Room
from bot.kernel.view import View
from bot.store.database import Database

log = logging.getLogger(__name__)


class DiscordFace(Face):
    """A server: its channels, its roles, and its members one by one."""

    def __init__(
        self, rooms: DiscordRooms, client: discord.Client, db: Database, community: CommunityId
    ) -> None:
        async def publish(place: PlaceId, view: View, mark: str) -> None:
            await rooms.show(community, place, view, mark)

        super().__init__(publish, reads_messages=client.intents.message_content)
        self._rooms = rooms
        self._calendar = Calendar(client, db, community)
        self._client = client
        self._db = db
        self._community = community

    @property
    def _guild(self) -> discord.Guild | None:
        return self._client.get_guild(int(self._community.partition(":")[2]))

    async def tell(self, member: MemberId, view: View) -> bool:
        """A direct message; members may have closed those."""
        return await self._told(member, view, fresh_id())

    async def whisper(self, place: PlaceId, member: MemberId, view: View, mark: str) -> bool:
        """The same, once for each mark."""
        del place
        return await self._told(member, view, mark)

    async def call(
        self, place: PlaceId, member: MemberId, view: View, mark: str, *, over: bool
    ) -> None:
        """One direct message for each key."""
        del place
        account = await accounts.find_account(self._db, self._community, member)
        if account is None or view.key is None:
            return
        try:
            here = await self._direct_to(account)
            known = await accounts.find_message(self._db, self._community, here, view.key)
            if known is not None or not over:
                await self._rooms.show(self._community, here, view, f"{mark}@{here}")
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, Refused) as closed:
            log.warning("a member cannot be called: %r", closed)

    async def _direct_to(self, account: str) -> PlaceId:
        person = await self._client.fetch_user(int(account))
        return PlaceId(str((person.dm_channel or await person.create_dm()).id))

    async def _told(self, member: MemberId, view: View, mark: str) -> bool:
        """Write to a member alone. The message is noted, so that its buttons know their server."""
        account = await accounts.find_account(self._db, self._community, member)
        if account is None:
            return False
        try:
            here = await self._direct_to(account)
            direct, mark = replace(view, key=None, pings=()), f"{mark}@{here}"
            await self._rooms.show(self._community, here, direct, mark)
            await note_told(self._db, (self._community, member), here, direct, mark)
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, Refused) as closed:
            log.warning("a member cannot be told: %r", closed)
            return False
        return True

    async def room_for(self, place: PlaceId, title: str) -> Room:
        """A thread in a channel, a post in a forum; elsewhere the place itself."""
        guild, user = self._guild, self._client.user
        me = guild.get_member(user.id) if guild and user else None
        return await venues.room_for(guild, me, self._db, self._community, place, title)

    async def check_place(self, place: PlaceId) -> str:
        """By the rights that Parley holds there."""
        channel, me = find_channel(self._client, place)
        return venues.check_place(channel, me) if channel is not None else ""

    async def take_back(self, room: Room) -> None:
        """Delete the thread that was made."""
        with suppress(discord.HTTPException):
            await self._client.http.delete_channel(int(room.place))

    async def restate(self, place: PlaceId, view: View, mark: str) -> None:
        """Edit old messages."""
        await self._rooms.restate(self._community, place, view, mark)

    async def retitle(self, place: PlaceId, title: str) -> None:
        """The name of a thread or post."""
        await venues.retitle(self._client, self._db, self._community, place, title)

    async def plan(self, plan: Plan) -> None:
        """An event of the server."""
        await self._calendar.show(plan)

    async def find_place(self, words: str) -> str | None:
        """A channel by its id, its mention or its name."""
        guild, sought = self._guild, _bare(words)
        channels = guild.channels if guild else ()
        matches = (c for c in channels if sought in (str(c.id), c.name.casefold()))
        return next((str(channel.id) for channel in matches), None)

    async def find_group(self, words: str) -> str | None:
        """A role by its id, its mention or its name; not the one that everybody has."""
        guild, sought = self._guild, _bare(words)
        roles = guild.roles if guild else ()
        matches = (r for r in roles if sought in (str(r.id), r.name.casefold()))
        return next((str(role.id) for role in matches if not role.is_default()), None)

    async def name_of(self, one: str) -> str:
        """A channel or a role by name; one that was deleted is said to be gone."""
        guild = self._guild
        if guild is None or not one.isdigit():
            return one
        if channel := guild.get_channel(int(one)):
            return f"#{channel.name}"
        role = guild.get_role(int(one))
        return role.name if role else say("deleted since; choose another")


def _bare(words: str) -> str:
    return words.strip().strip("<#@&>").casefold()
