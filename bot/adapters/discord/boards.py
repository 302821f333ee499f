"""Boards: messages edited in place, and posted anew where they move, are gone or grew too old."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from hashlib import sha256

import discord

from bot.adapters.discord.denials import ARCHIVED, TOO_OLD, changing_old
from bot.adapters.discord.drafting import DiscordPost
from bot.adapters.discord.posting import post
from bot.adapters.discord.render import messages
from bot.adapters.discord.venues import LONGEST_NAME, THREAD, TOP
from bot.kernel import account_rows as accounts
from bot.kernel.account_rows import LEFT
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.pieces import shorten
from bot.kernel.reaching import Reaching
from bot.kernel.reader import Reader
from bot.kernel.view import View, render_left
from bot.store.database import Database

NO_MESSAGE = 10008
"""Discord's code for a message that is not there; other codes of 404 mean its whole room."""

NO_EDIT = (NO_MESSAGE, TOO_OLD, ARCHIVED)
"""Codes after which a board is posted anew. A message that is posted wakes an archived thread."""

EDIT_PATIENCE = 8.0
"""Seconds that an edit may take, its turn waited for, until it counts as refused."""

PINNED = " pinned"
"""Ends the key of the board that was pinned."""

MESSAGE = "https://discord.com/channels/{guild}/{place}/{message}"
"""Where a message is."""

MOST_NOTED = 1000
"""Boards of which it is remembered how they look."""

BOARD = "board"
"""Marks, in a thread that Parley made, the key of the view that stays at its top."""

Readers = Callable[[CommunityId], Awaitable[Reader]]
"""Who reads what all of a community see."""

log = logging.getLogger(__name__)


class DiscordBoards:
    """Shows what has a key. An edit that has waited for `patience` seconds counts as refused."""

    def __init__(
        self, client: discord.Client, db: Database, readers: Readers, patience: float
    ) -> None:
        self._client = client
        self._db = db
        self._readers = readers
        self._patience = patience
        self._as_shown: OrderedDict[str, str] = OrderedDict()

    async def _end(self, community: CommunityId, place: PlaceId, view: View) -> None:
        """Close the thread of what has ended, once, under its last name."""
        key = f"{view.key} ended"
        ours = await accounts.find_message(self._db, community, place, THREAD)
        if not await self.has_top(community, place, view.key or ""):
            return  # it was made for something else
        if ours is None or await accounts.find_message(self._db, community, place, key) is not None:
            return
        try:
            name = shorten(view.called, LONGEST_NAME)
            await self._client.http.edit_channel(int(place), name=name, archived=True)
        except (discord.Forbidden, discord.NotFound) as denied:
            log.warning("a thread was not closed: place=%s because of %s", place, denied)
        await self._db.change(accounts.insert_message(community, place, key, place))

    async def show(
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
        if view.moves:
            await accounts.set_aside(self._db, community, place, key)
        for part, message in zip(accounts.page_keys(key), pages, strict=False):
            posted = await self._keyed(community, place, part, message, mark, ends=view.ends)
            if posted and part == key and await self._has_no_pin(community, place, key):
                await self._db.change(accounts.insert_message(community, place, BOARD, key))
                await self._pinned(community, place, key, posted)
        await self._shorter(community, place, key, len(pages))
        await self._leave_lines(community, place, view)
        if view.ends:
            await self._end(community, place, view)

    async def _leave_lines(self, community: CommunityId, place: PlaceId, view: View) -> None:
        """Shrink the board that was left to one line with a link, or take it away. The pinned one,
        or else the first that left a line, is the only line, and it leads to the newest."""
        key = view.key or ""
        newest = await accounts.find_message(self._db, community, place, key)
        left = await accounts.find_message(self._db, community, place, f"{key}{LEFT}")
        pinned = await accounts.find_message(self._db, community, place, f"{key}{PINNED}")
        if left is None or newest is None:
            return
        lines = await accounts.load_lines(self._db, community, place, key)
        line = pinned or (min(lines, key=int) if lines and view.left else left)
        if line != left:  # one line is enough, at the top
            await self._take_away(place, left)
        await self._leave_line(community, place, line, view, newest)
        await self._db.change(
            accounts.delete_message(community, place, f"{key}{LEFT}"),
            *([accounts.insert_line(community, place, key, line)] if view.left else []),
        )
        await self._shorter(community, place, key, 1, end=LEFT)

    async def restate_lines(
        self, community: CommunityId, place: PlaceId, view: View, reaching: Reaching
    ) -> None:
        """Change the lines that a board has left wherever it moved, into what it leaves now."""
        key = view.key or ""
        newest = await accounts.find_message(self._db, community, place, key)
        pinned = await accounts.find_message(self._db, community, place, f"{key}{PINNED}")
        lines = {*await accounts.load_lines(self._db, community, place, key), pinned}
        for line in sorted(line for line in lines if line and line != newest):
            if newest is not None:
                with reaching.one(), changing_old(place):
                    await self._change_line(community, place, line, view, newest)

    async def _take_away(self, place: PlaceId, known: str) -> None:
        channel = self._client.get_partial_messageable(int(place))
        try:
            await channel.get_partial_message(int(known)).delete()
        except discord.HTTPException as kept:
            log.info("a board that moved still stands: place=%s because of %r", place, kept)

    async def _leave_line(
        self, community: CommunityId, place: PlaceId, known: str, view: View, newest: str
    ) -> None:
        try:
            await self._change_line(community, place, known, view, newest)
        except (discord.HTTPException, TimeoutError) as kept:
            log.info("a board that moved still stands: place=%s because of %r", place, kept)

    async def _change_line(
        self, community: CommunityId, place: PlaceId, known: str, view: View, newest: str
    ) -> None:
        before = self._client.get_partial_messageable(int(place)).get_partial_message(int(known))
        async with asyncio.timeout(self._patience):
            if not view.left:
                await before.delete()
                return
            address = MESSAGE.format(guild=community.partition(":")[2], place=place, message=newest)
            reader = await self._readers(community)
            (message, *_) = messages(render_left(view, address), reader)
            await before.edit(view=message.view, attachments=[])

    async def _shorter(
        self, community: CommunityId, place: PlaceId, key: str, number: int, end: str = ""
    ) -> None:
        """Take back the messages that a shorter board does not need any more."""
        channel = self._client.get_partial_messageable(int(place))
        while known := await accounts.find_message(
            self._db, community, place, part := f"{key} {number}{end}"
        ):
            with suppress(discord.NotFound):
                await channel.get_partial_message(int(known)).delete()
            await self._db.change(accounts.delete_message(community, place, part))
            number += 1

    async def has_top(self, community: CommunityId, place: PlaceId, key: str) -> bool:
        """Was a thread made for what the key shows?"""
        if await accounts.find_message(self._db, community, place, THREAD) is None:
            return False
        return await accounts.find_message(self._db, community, place, BOARD) in (None, key)

    async def _pinned(self, community: CommunityId, place: PlaceId, key: str, message: str) -> None:
        """Pin a board, where Parley may; it is at the top without that."""
        await self._db.change(accounts.insert_message(community, place, f"{key}{PINNED}", message))
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
        ends: bool,
    ) -> str | None:
        """Edit the message that shows a key, or post it anew where that is refused for good; its id
        if it was not there before. The first message of a post becomes the first board."""
        channel = self._client.get_partial_messageable(int(place))
        known = await accounts.find_message(self._db, community, place, key)
        if known and not message.files and self._stands(known, message):
            return None
        begun = await accounts.find_message(self._db, community, place, TOP) if not known else None
        if (there := known or begun) and await self._edited(channel, there, message, ends=ends):
            self._note(there, message)
            if begun:
                await self._db.change(
                    accounts.insert_message(community, place, key, begun),
                    accounts.delete_message(community, place, TOP),
                )
            return begun
        if known:
            with suppress(discord.HTTPException):
                await channel.get_partial_message(int(known)).delete()
        posted = await post(channel, message, f"{community}/{mark}/{key}")
        self._note(str(posted.id), message)
        await self._db.change(accounts.insert_message(community, place, key, str(posted.id)))
        return str(posted.id)

    async def _edited(
        self,
        channel: discord.PartialMessageable,
        known: str,
        message: DiscordPost,
        *,
        ends: bool,
    ) -> bool:
        """Edit a board; False where it is gone, or Discord takes no edit of it any more. One that
        ended in a thread that is closed has said so."""
        try:
            async with asyncio.timeout(self._patience):
                await channel.get_partial_message(int(known)).edit(
                    view=message.view, attachments=message.files
                )
        except TimeoutError:  # discord.py waits for as long as Discord says, which may be minutes
            return False
        except discord.HTTPException as refused:
            if refused.code not in NO_EDIT:
                raise
            return ends and refused.code == ARCHIVED
        return True

    async def _has_no_pin(self, community: CommunityId, place: PlaceId, key: str) -> bool:
        """May a board be pinned, and is none of it yet? Each pin is a message of its own."""
        if not await self.has_top(community, place, key):
            return False
        return await accounts.find_message(self._db, community, place, f"{key}{PINNED}") is None

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
