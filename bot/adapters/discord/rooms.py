"""What rooms see unasked: messages in channels, boards edited in place."""

import logging
from collections.abc import Sequence
from hashlib import sha256

import aiohttp
import discord

from bot.adapters.discord.render import Message, messages
from bot.core.ids import CommunityId, MemberId, PlaceId
from bot.core.refusal import Code, Refused, Unavailable
from bot.core.view import View
from bot.rooms import Face
from bot.store import accounts
from bot.store.database import Database

NONCE = 25
"""Characters of a nonce, by which Discord shows the same message once."""

LONGEST_NAME = 100
"""Characters of a thread's name."""

THREAD = "thread"
"""Marks the threads that Parley made: no other is renamed or closed."""

ARCHIVED = 50083
"""Discord's code for an edit in a thread that is archived."""

log = logging.getLogger(__name__)


class DiscordRooms:
    """Shows views in channels."""

    def __init__(self, client: discord.Client, db: Database) -> None:
        self._client = client
        self._db = db

    def face(self, community: CommunityId) -> "DiscordFace":
        """What reaches a server."""
        return DiscordFace(self, self._client, self._db, community)

    async def show(self, community: CommunityId, place: PlaceId, view: View, mark: str) -> None:
        channel = self._client.get_partial_messageable(int(place))
        made = messages(view)
        try:
            if view.key is None:
                called = [await self._account(community, member) for member in view.pings]
                people = [account for account in called if account]
                for number, message in enumerate(made):
                    last = people if number == len(made) - 1 else ()
                    await _post(channel, message, f"{community}/{mark}/{number}", last)
                return
            fresh = await self._keyed(community, place, view, made[0], mark)
            for number, message in enumerate(made[1:] if fresh else (), 1):
                await _post(channel, message, f"{community}/{mark}/{number}")
            if view.ends:
                await self._end(community, place, view)
        except discord.Forbidden as closed:
            raise Refused(Code.ROOM_FORBIDDEN) from closed
        except discord.NotFound as gone:
            raise Refused(Code.ROOM_GONE) from gone
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as away:
            raise Unavailable(Code.ROOM_NOT_REACHED) from away

    async def _account(self, community: CommunityId, member: MemberId) -> str | None:
        return await accounts.account_of(self._db, community, member)

    async def _end(self, community: CommunityId, place: PlaceId, view: View) -> None:
        """Close the thread of what has ended, once, under its last name."""
        key = f"{view.key} ended"
        ours = await accounts.message_of(self._db, community, place, THREAD)
        if ours is None or await accounts.message_of(self._db, community, place, key) is not None:
            return
        try:
            await self._client.http.edit_channel(
                int(place), name=view.called[:LONGEST_NAME], archived=True
            )
        except (discord.Forbidden, discord.NotFound) as denied:
            log.warning("a thread was not closed: place=%s because of %s", place, denied)
        await self._db.change(accounts.shown_in(community, place, key, place))

    async def _keyed(
        self, community: CommunityId, place: PlaceId, view: View, message: Message, mark: str
    ) -> bool:
        """Edit the message that shows the key, or post it anew where it moves or is gone; tells
        whether it was posted."""
        channel = self._client.get_partial_messageable(int(place))
        key = view.key or ""
        known = await accounts.message_of(self._db, community, place, key)
        if known is not None:
            before = channel.get_partial_message(int(known))
            try:
                if not view.moves:
                    await before.edit(view=message.view, attachments=message.files)
                    message.view.stop()
                    return False
                await before.delete()
            except discord.NotFound:
                pass
            except discord.HTTPException as refused:
                if refused.code != ARCHIVED:
                    raise
                return False  # the thread is closed, and its board has said so
        posted = await _post(channel, message, f"{community}/{mark}")
        await self._db.change(accounts.shown_in(community, place, key, str(posted.id)))
        return True


async def _post(
    channel: discord.PartialMessageable, message: Message, mark: str, people: Sequence[str] = ()
) -> discord.Message:
    """Post a message, and call the people whose turn it is."""
    nonce = sha256(mark.encode()).hexdigest()[:NONCE]
    called = discord.AllowedMentions.none()
    if people:
        words = ", ".join(f"<@{account}>" for account in people)
        message.view.add_item(discord.ui.TextDisplay(f"{words}: it is your turn."))
        called.users = [discord.Object(account) for account in people]
    posted = await channel.send(
        view=message.view, files=message.files, nonce=nonce, allowed_mentions=called
    )
    message.view.stop()
    return posted


class DiscordFace(Face):
    """A server: its channels, its roles, and its members one by one."""

    def __init__(
        self, rooms: DiscordRooms, client: discord.Client, db: Database, community: CommunityId
    ) -> None:
        async def publish(place: PlaceId, view: View, mark: str) -> None:
            await rooms.show(community, place, view, mark)

        super().__init__(publish)
        self._client = client
        self._db = db
        self._community = community

    @property
    def _guild(self) -> discord.Guild | None:
        return self._client.get_guild(int(self._community.partition(":")[2]))

    async def tell(self, member: MemberId, view: View) -> bool:
        """A direct message; members may have closed those."""
        account = await accounts.account_of(self._db, self._community, member)
        if account is None:
            return False
        try:
            person = await self._client.fetch_user(int(account))
            for made in messages(view):
                await person.send(view=made.view, files=made.files)
                made.view.stop()
        except discord.HTTPException as closed:
            log.warning("a member cannot be told: %s", closed)
            return False
        return True

    async def find_place(self, words: str) -> str | None:
        """A channel by its id, its mention or its name."""
        guild, sought = self._guild, _bare(words)
        channels = guild.channels if guild else ()
        found = (c for c in channels if sought in (str(c.id), c.name.casefold()))
        return next((str(channel.id) for channel in found), None)

    async def find_group(self, words: str) -> str | None:
        """A role by its id, its mention or its name; not the one that everybody has."""
        guild, sought = self._guild, _bare(words)
        roles = guild.roles if guild else ()
        found = (r for r in roles if sought in (str(r.id), r.name.casefold()))
        return next((str(role.id) for role in found if not role.is_default()), None)

    async def name_of(self, one: str) -> str:
        """A channel or a role by name; one that was deleted is said to be gone."""
        guild = self._guild
        if guild is None or not one.isdigit():
            return one
        if channel := guild.get_channel(int(one)):
            return f"#{channel.name}"
        role = guild.get_role(int(one))
        return role.name if role else "deleted since; choose another"


def _bare(words: str) -> str:
    return words.strip().strip("<#@&>").casefold()
