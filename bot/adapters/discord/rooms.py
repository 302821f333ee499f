"""What rooms see unasked: messages in channels, boards edited in place."""

import logging
from hashlib import sha256

import aiohttp
import discord

from bot.adapters.discord.render import Message, messages
from bot.core.ids import CommunityId, PlaceId
from bot.core.refusal import Code, Unavailable
from bot.core.view import View
from bot.rooms import Publish
from bot.store import accounts
from bot.store.database import Database

NONCE = 25
"""Characters of a nonce, by which Discord shows the same message once."""

log = logging.getLogger(__name__)


class DiscordRooms:
    """Shows views in channels."""

    def __init__(self, client: discord.Client, db: Database) -> None:
        self._client = client
        self._db = db

    def publisher(self, community: CommunityId) -> Publish:
        """How to reach the channels of a server."""

        async def publish(place: PlaceId, view: View, mark: str) -> None:
            await self._show(community, place, view, mark)

        return publish

    async def _show(self, community: CommunityId, place: PlaceId, view: View, mark: str) -> None:
        channel = self._client.get_partial_messageable(int(place))
        made = messages(view)
        try:
            if view.key is None:
                for number, message in enumerate(made):
                    await _post(channel, message, f"{community}/{mark}/{number}")
                return
            fresh = await self._keyed(community, place, view, made[0], mark)
            for number, message in enumerate(made[1:] if fresh else (), 1):
                await _post(channel, message, f"{community}/{mark}/{number}")
        except (discord.Forbidden, discord.NotFound) as gone:
            log.warning("a room cannot be shown: place=%s because of %s", place, gone)
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as away:
            raise Unavailable(Code.ROOM_NOT_REACHED) from away

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
        posted = await _post(channel, message, f"{community}/{mark}")
        await self._db.change(accounts.shown_in(community, place, key, str(posted.id)))
        return True


async def _post(
    channel: discord.PartialMessageable, message: Message, mark: str
) -> discord.Message:
    nonce = sha256(mark.encode()).hexdigest()[:NONCE]
    posted = await channel.send(view=message.view, files=message.files, nonce=nonce)
    message.view.stop()
    return posted
