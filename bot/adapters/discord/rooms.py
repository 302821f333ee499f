"""What rooms see unasked: messages in channels, boards edited in place."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import suppress

import aiohttp
import discord

from bot.adapters.discord import venues
from bot.adapters.discord.boards import EDIT_PATIENCE, DiscordBoards
from bot.adapters.discord.denials import (
    ARCHIVED,
    FOR_GOOD,
    build_denial,
    changing_old,
    find_channel,
    show_or_leave_out_files,
)
from bot.adapters.discord.drafting import DiscordPost
from bot.adapters.discord.posting import post
from bot.adapters.discord.render import messages
from bot.adapters.discord.spelling import room_reader
from bot.kernel import account_rows as accounts
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.parts import Parts
from bot.kernel.reaching import Reaching
from bot.kernel.reader import Reader, put_into_words
from bot.kernel.refusal import KernelRefusal, Unavailable
from bot.kernel.view import View


class DiscordRooms:
    """Shows views in channels. What Discord has not taken after `patience` seconds is tried again
    later; the nonce of a message makes that safe."""

    def __init__(self, client: discord.Client, parts: Parts, patience: float) -> None:
        self._client = client
        self._parts = parts
        self._db = parts.db
        self._patience = patience
        self._boards = DiscordBoards(
            client, parts.db, self._reader, min(EDIT_PATIENCE, patience / 2)
        )

    async def show(self, community: CommunityId, place: PlaceId, view: View, mark: str) -> None:
        there = find_channel(self._client, place)
        try:
            async with asyncio.timeout(self._patience):
                await show_or_leave_out_files(
                    lambda some: self._shown(community, place, some, mark), view, there
                )
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as away:
            for_good = isinstance(away, discord.Forbidden | discord.NotFound)
            if isinstance(away, discord.HTTPException) and (for_good or away.code in FOR_GOOD):
                raise build_denial(away, *there) from away
            raise Unavailable(KernelRefusal.ROOM_NOT_REACHED) from away

    async def _shown(self, community: CommunityId, place: PlaceId, view: View, mark: str) -> None:
        reader = await self._reader(community)
        view = put_into_words(view, reader)
        pages = messages(view)
        forum = self._client.get_channel(int(place))
        if isinstance(forum, discord.ForumChannel):
            place = await self._in_forum(community, forum, view, pages.pop(0), mark)
        elif view.key is not None:
            await self._boards.show(community, place, view, pages, mark)
            return
        channel = self._client.get_partial_messageable(int(place))
        called = [await self._account(community, member) for member in view.pings]
        people = [account for account in called if account]
        for number, message in enumerate(pages):
            part = f"{mark}/{number}"
            if await accounts.find_message(self._db, community, place, part) is not None:
                continue  # it was shown before the try that failed
            last = people if number == len(pages) - 1 else ()
            posted = await post(channel, message, f"{community}/{part}", last)
            await self._db.change(accounts.insert_message(community, place, part, str(posted.id)))

    async def _reader(self, community: CommunityId) -> Reader:
        """Who reads what all of a community see."""
        return await room_reader(self._parts, community)

    async def restate(self, community: CommunityId, place: PlaceId, view: View, mark: str) -> None:
        """Edit the messages that show a view, in archived threads, too; a shorter one needs fewer.
        What can't be changed for good is left. Raises Unavailable where it may be later."""
        pages = iter(messages(view, await self._reader(community)))
        woken: set[PlaceId] = set()
        reaching = Reaching()
        async for there, known in self._showing(community, place, view.key or "", mark):
            with reaching.one(), changing_old(place):
                async with asyncio.timeout(self._patience):
                    if await self._restated(there, known, next(pages, None)):
                        woken.add(there)
        if view.key is not None:
            await self._boards.restate_lines(community, place, view, reaching)
        for there in woken:
            with suppress(discord.HTTPException, aiohttp.ClientError, TimeoutError):
                await self._client.http.edit_channel(int(there), archived=True)
        reaching.finish()

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
        numbers = (f"{mark}/{number}" for number in itertools.count())
        for part in accounts.page_keys(key) if key else numbers:
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

    def forget(self, known: str = "") -> None:
        """A message was deleted; or, without one, who knows which were."""
        self._boards.forget(known)
