"""What rooms see unasked: messages in channels, boards edited in place."""

import asyncio
import itertools
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import suppress
from hashlib import sha256

import aiohttp
import discord

from bot.adapters.discord import venues
from bot.adapters.discord.posting import post
from bot.adapters.discord.render import DiscordPost, messages
from bot.adapters.discord.venues import LONGEST_NAME, THREAD, TOP
from bot.community.rows import communities
from bot.kernel import account_rows as accounts
from bot.kernel import languages
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.reader import Reader, put_into_words
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.view import View
from bot.store.database import Database

ARCHIVED = 50083
"""Discord's code for an edit in a thread that is archived."""

NO_MESSAGE = 10008
"""Discord's code for a message that is not there; other codes of 404 mean its whole room."""

MOST_NOTED = 1000
"""Boards of which it is remembered how they look."""

BOARD = "board"
"""Marks, in a thread that Parley made, the key of the view that stays at its top."""

NOT_A_PLACE_TO_WRITE = (50008, 50024)
"""Discord's codes for what cannot be done in a channel of such a kind."""

log = logging.getLogger(__name__)


class DiscordRooms:
    """Shows views in channels. What Discord has not taken after `patience` seconds is tried again
    later; the nonce of a message makes that safe."""

    def __init__(self, client: discord.Client, db: Database, patience: float) -> None:
        self._client = client
        self._db = db
        self._patience = patience
        self._as_shown: OrderedDict[str, str] = OrderedDict()

    async def show(self, community: CommunityId, place: PlaceId, view: View, mark: str) -> None:
        try:
            async with asyncio.timeout(self._patience):
                await self._shown(community, place, view, mark)
        except discord.Forbidden as closed:
            raise Refused(KernelRefusal.ROOM_FORBIDDEN) from closed
        except discord.NotFound as gone:
            raise Refused(KernelRefusal.ROOM_GONE) from gone
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as away:
            if isinstance(away, discord.HTTPException) and away.code in NOT_A_PLACE_TO_WRITE:
                raise Refused(KernelRefusal.ROOM_FORBIDDEN) from away
            raise Unavailable(KernelRefusal.ROOM_NOT_REACHED) from away

    async def _shown(self, community: CommunityId, place: PlaceId, view: View, mark: str) -> None:
        reader = await self._reader(community)
        view = put_into_words(view, reader)
        pages = messages(view)
        forum = self._client.get_channel(int(place))
        if isinstance(forum, discord.ForumChannel):
            place = await self._in_forum(community, forum, view, pages.pop(0), mark)
        elif view.key is not None:
            await self._board(community, place, view, pages, mark)
            if view.ends:
                await self._end(community, place, view)
            return
        channel = self._client.get_partial_messageable(int(place))
        called = [await self._account(community, member) for member in view.pings]
        people = [account for account in called if account]
        for number, message in enumerate(pages):
            part = f"{mark}/{number}"
            if await accounts.find_message(self._db, community, place, part) is not None:
                continue  # it was shown before the try that failed
            last = people if number == len(pages) - 1 else ()
            posted = await post(channel, message, f"{community}/{part}", reader, last)
            await self._db.change(accounts.insert_message(community, place, part, str(posted.id)))

    async def _reader(self, community: CommunityId) -> Reader:
        """Who reads what all of a community see."""
        return languages.reader((await communities.load_settings(self._db, community)).speaks(""))

    async def restate(self, community: CommunityId, place: PlaceId, view: View, mark: str) -> None:
        """Edit the messages that show a view, in archived threads, too; a shorter one needs fewer.
        What cannot be reached is left."""
        pages = iter(messages(view, await self._reader(community)))
        woken: set[PlaceId] = set()
        async for there, known in self._showing(community, place, view.key or "", mark):
            try:
                async with asyncio.timeout(self._patience):
                    if await self._restated(there, known, next(pages, None)):
                        woken.add(there)
            except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as lost:
                log.warning("an old message was not changed: place=%s because of %r", place, lost)
        for there in woken:
            with suppress(discord.HTTPException):
                await self._client.http.edit_channel(int(there), archived=True)

    async def _showing(
        self, community: CommunityId, place: PlaceId, key: str, mark: str
    ) -> AsyncIterator[tuple[PlaceId, str]]:
        """The messages that show a key or a mark, in order, each with its place."""
        if isinstance(self._client.get_channel(int(place)), discord.ForumChannel):
            post = await accounts.find_message(self._db, community, place, key or mark)
            if post is None:
                return
            place, key = PlaceId(post), ""
            yield place, post
        for number in itertools.count():
            part = (f"{key} {number}" if number else key) if key else f"{mark}/{number}"
            known = await accounts.find_message(self._db, community, place, part)
            if known is None:
                return
            yield place, known

    async def _restated(self, place: PlaceId, known: str, message: DiscordPost | None) -> bool:
        """Edit a message, or delete it; was its thread woken for that?"""
        channel = self._client.get_partial_messageable(int(place))
        before = channel.get_partial_message(int(known))
        if message is None:
            await before.delete()
            return False
        try:
            await before.edit(view=message.view, attachments=message.files)
        except discord.HTTPException as refused:
            if refused.code != ARCHIVED:
                raise
            await self._client.http.edit_channel(int(place), archived=False)
            await before.edit(view=message.view, attachments=message.files)
            return True
        return False

    async def _in_forum(
        self,
        community: CommunityId,
        forum: discord.ForumChannel,
        view: View,
        first: DiscordPost,
        mark: str,
    ) -> PlaceId:
        """A post of its own for a view, once for its key; where the rest of it goes."""
        place, key = PlaceId(str(forum.id)), view.key or mark
        known = await accounts.find_message(self._db, community, place, key)
        if known is None:
            post = await venues.post_in(forum, view.called, first.view, first.files)
            known = str(post.id)
            await self._db.change(accounts.insert_message(community, place, key, known))
        return PlaceId(known)

    async def _account(self, community: CommunityId, member: MemberId) -> str | None:
        return await accounts.find_account(self._db, community, member)

    async def _end(self, community: CommunityId, place: PlaceId, view: View) -> None:
        """Close the thread of what has ended, once, under its last name."""
        key = f"{view.key} ended"
        ours = await accounts.find_message(self._db, community, place, THREAD)
        if not await self.has_top(community, place, view.key or ""):
            return  # it was made for something else
        if ours is None or await accounts.find_message(self._db, community, place, key) is not None:
            return
        try:
            name = view.called[:LONGEST_NAME]
            await self._client.http.edit_channel(int(place), name=name, archived=True)
        except (discord.Forbidden, discord.NotFound) as denied:
            log.warning("a thread was not closed: place=%s because of %s", place, denied)
        await self._db.change(accounts.insert_message(community, place, key, place))

    async def _board(
        self,
        community: CommunityId,
        place: PlaceId,
        view: View,
        pages: list[DiscordPost],
        mark: str,
    ) -> None:
        """Edit the messages that show the key, or post them anew where it moves or they are gone.
        At the top of a thread that was made for it, the first is pinned."""
        key = view.key or ""
        for number, message in enumerate(pages):
            part = f"{key} {number}" if number else key
            posted = await self._keyed(community, place, part, message, mark, moves=view.moves)
            if posted and number == 0 and await self.has_top(community, place, key):
                await self._db.change(accounts.insert_message(community, place, BOARD, key))
                await self._pinned(place, posted)
        await self._shorter(community, place, key, len(pages))

    async def _shorter(self, community: CommunityId, place: PlaceId, key: str, number: int) -> None:
        """Take back the messages that a shorter board does not need any more."""
        channel = self._client.get_partial_messageable(int(place))
        while known := await accounts.find_message(self._db, community, place, f"{key} {number}"):
            with suppress(discord.NotFound):
                await channel.get_partial_message(int(known)).delete()
            await self._db.change(accounts.delete_message(community, place, f"{key} {number}"))
            number += 1

    async def has_top(self, community: CommunityId, place: PlaceId, key: str) -> bool:
        """Was a thread made for what the key shows?"""
        if await accounts.find_message(self._db, community, place, THREAD) is None:
            return False
        return await accounts.find_message(self._db, community, place, BOARD) in (None, key)

    async def _pinned(self, place: PlaceId, message: str) -> None:
        """Pin a board, where Parley may; it is at the top without that."""
        try:
            await self._client.http.pin_message(int(place), int(message))
        except discord.HTTPException as denied:
            log.info("a board is not pinned: place=%s because of %s", place, denied)

    async def _keyed(
        self,
        community: CommunityId,
        place: PlaceId,
        key: str,
        message: DiscordPost,
        mark: str,
        *,
        moves: bool,
    ) -> str | None:
        """Edit the message that shows a key, or post it anew; its id if it was not there before.
        The first message of a post becomes the first board."""
        channel = self._client.get_partial_messageable(int(place))
        known = await accounts.find_message(self._db, community, place, key)
        if not moves and known and not message.files and self._stands(known, message):
            return None
        begun = await accounts.find_message(self._db, community, place, TOP) if not known else None
        if there := known or begun:
            before = channel.get_partial_message(int(there))
            try:
                if not moves:
                    await before.edit(view=message.view, attachments=message.files)
                    self._note(there, message)
                    if begun:
                        await self._db.change(
                            accounts.insert_message(community, place, key, begun),
                            accounts.delete_message(community, place, TOP),
                        )
                    return begun
                await before.delete()
            except discord.NotFound as gone:
                if gone.code != NO_MESSAGE:
                    raise
            except discord.HTTPException as refused:
                if refused.code != ARCHIVED:
                    raise
                return None  # the thread is closed, and its board has said so
        reader = await self._reader(community)
        posted = await post(channel, message, f"{community}/{mark}/{key}", reader)
        self._note(str(posted.id), message)
        await self._db.change(accounts.insert_message(community, place, key, str(posted.id)))
        return str(posted.id)

    def _stands(self, known: str, message: DiscordPost) -> bool:
        """Does a message show just that already? An edit that changes nothing is not sent."""
        return self._as_shown.get(known) == _looks(message)

    def _note(self, known: str, message: DiscordPost) -> None:
        self._as_shown[known] = _looks(message)
        self._as_shown.move_to_end(known)
        if len(self._as_shown) > MOST_NOTED:
            self._as_shown.popitem(last=False)

    def forget(self, known: str = "") -> None:
        """A message was deleted; or, without one, who knows which were."""
        if known:
            self._as_shown.pop(known, None)
        else:
            self._as_shown.clear()


def _looks(message: DiscordPost) -> str:
    components: object = message.view.to_components()  # type: ignore[no-untyped-call]  # discord.py's
    return sha256(repr(components).encode()).hexdigest()[:20]
