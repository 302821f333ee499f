"""Boards: messages changed in place, not faster than Slack takes it."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from hashlib import sha256

from bot.adapters.slack import posting
from bot.adapters.slack.calls import CallRefused, Unanswered
from bot.adapters.slack.places import community_of, where
from bot.adapters.slack.posts import Posts
from bot.adapters.slack.render import SlackPost, messages
from bot.adapters.slack.uploaded import delete_others, note_files
from bot.adapters.slack.workspaces import Workspace
from bot.kernel import account_rows as accounts
from bot.kernel.account_rows import LEFT
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.reader import Reader
from bot.kernel.refusal import Refused
from bot.kernel.view import View, render_left
from bot.kernel.view_json import dump, load
from bot.store.database import Database

PAUSE = 1.3
"""Seconds between two changes of a board: Slack takes some fifty a minute."""

AGAIN = 10.0
"""Seconds until a board that waited and could not be shown is tried again."""

TOP = "top"
"""Marks the message that a thread was begun with, until it shows a board."""

Readers = Callable[[CommunityId, PlaceId], Awaitable[Reader]]
"""Who reads what is posted in a place of a community."""

FIRST = " first"
"""Ends the key of the first board that was left, where a line leads to the newest."""

LATER = " later"
"""Ends the key under which a board is kept that waits, so that it is shown after a kill as well."""

NOT_CHANGED = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
"""Errors of a message that cannot be changed any more, so that another takes its place."""

Board = tuple[PlaceId, str]
"""A place and the key of what is shown there."""

log = logging.getLogger(__name__)


class Boards:
    """Shows what has a key."""

    def __init__(
        self, db: Database, posts: Posts, tasks: asyncio.TaskGroup, readers: Readers
    ) -> None:
        self._db = db
        self._posts = posts
        self._tasks = tasks
        self._readers = readers
        self._waiting: set[asyncio.Task[None]] = set()
        self._latest: dict[Board, tuple[View, str]] = {}
        self._changing: defaultdict[Board, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._changed: dict[Board, float] = {}
        self._looks: dict[Board, str] = {}
        self._kept: set[Board] = set()

    async def show(self, space: Workspace, place: PlaceId, view: View, mark: str) -> None:
        """Show a board as it is now; one that was changed just now or is being changed, after that
        and a pause, as it is then. What is announced does not wait for that. Raises CallRefused,
        Unanswered."""
        board = (place, view.key or "")
        loop = asyncio.get_running_loop()
        wait = self._changed.get(board, -PAUSE) + PAUSE - loop.time()
        is_busy = wait > 0 or self._changing[board].locked()
        if is_busy and not view.moves and not view.ends:
            if board not in self._latest:
                task = self._tasks.create_task(self._later(space, board, max(wait, 0.0)))
                self._waiting.add(task)
                task.add_done_callback(self._waiting.discard)
            self._latest[board] = view, mark
            self._kept.add(board)
            statement = accounts.insert_message(
                community_of(space.team), place, f"{board[1]}{LATER}", dump(view)
            )
            await self._db.change(statement)
            return
        self._latest.pop(board, None)
        async with self._changing[board]:
            await self._change(space, place, view, mark)
        if view.ends:
            for known in (self._changing, self._changed, self._looks):
                known.pop(board, None)

    async def catch_up(self, space: Workspace) -> None:
        """Show the boards that waited when the program was stopped."""
        community = community_of(space.team)
        for place, key, view_text in await accounts.load_messages_ending(
            self._db, community, LATER
        ):
            self._kept.add((place, key.removesuffix(LATER)))
            try:
                await self.show(space, place, load(view_text), "again")
            except ValueError:  # another version of Parley kept it
                await self._db.change(accounts.delete_message(community, place, key))
            except (CallRefused, Unanswered, Refused) as no:
                log.warning("a board was not shown: place=%s because of %r", place, no)

    async def finish(self, seconds: float) -> None:
        """Show the boards that wait, so long at most."""
        if self._waiting:
            await asyncio.wait(tuple(self._waiting), timeout=seconds)
        for task in tuple(self._waiting):
            task.cancel()

    async def _later(self, space: Workspace, board: Board, wait: float) -> None:
        """Show the latest state of a board after a pause, if nothing newer was shown meanwhile."""
        while True:
            await asyncio.sleep(wait)
            async with self._changing[board]:
                waiting = self._latest.pop(board, None)
                if waiting is None:
                    return
                try:
                    await self._change(space, board[0], *waiting)
                    return
                except CallRefused as no:
                    log.warning("a board was not shown: place=%s because of %s", board[0], no)
                    return
                except (Unanswered, Refused) as away:
                    log.warning("a board waits to be shown: place=%s: %r", board[0], away)
                    self._latest.setdefault(board, waiting)
                    wait = AGAIN

    async def _change(self, space: Workspace, place: PlaceId, view: View, mark: str) -> None:
        """Change the messages that show the key, or post them where they are not there."""
        key = view.key or ""
        self._changed[place, key] = asyncio.get_running_loop().time()
        read_by = await self._readers(community_of(space.team), place)
        pages = messages(view, where(place).thread, read_by)
        if view.moves:
            for part in await accounts.set_aside(self._db, community_of(space.team), place, key):
                self._looks.pop((place, part), None)
        for part, message in zip(accounts.page_keys(key), pages, strict=False):
            await self._part(space, place, part, message, mark)
        if (place, key) in self._kept and (place, key) not in self._latest:
            self._kept.discard((place, key))
            community = community_of(space.team)
            await self._db.change(accounts.delete_message(community, place, f"{key}{LATER}"))
        number = len(pages)
        while await self._taken_away(space, place, f"{key} {number}"):
            number += 1
        await self._leave_line(space, place, view)

    async def restate(self, space: Workspace, place: PlaceId, view: View) -> None:
        """Something was erased from a board: what waits shows it as it is now, and so does the line
        where it was first. Raises CallRefused, Unanswered."""
        board, community = (place, view.key or ""), community_of(space.team)
        if waiting := self._latest.get(board):
            self._latest[board] = view, waiting[1]
            later = accounts.insert_message(community, place, f"{board[1]}{LATER}", dump(view))
            await self._db.change(later)
        first = await accounts.find_message(self._db, community, place, f"{board[1]}{FIRST}")
        newest = await accounts.find_message(self._db, community, place, board[1])
        if view.left and first and newest and first != newest:
            async with self._changing[board]:
                await self._changed_there(
                    space, place, first, await self._make_line(space, place, view, newest)
                )

    async def _make_line(
        self, space: Workspace, place: PlaceId, view: View, newest: str
    ) -> SlackPost:
        line = render_left(view, link_to(space, place, newest))
        reader = await self._readers(community_of(space.team), place)
        return messages(line, where(place).thread, reader)[0]

    async def _leave_line(self, space: Workspace, place: PlaceId, view: View) -> None:
        """Shrink the board that was left first to one line with a link to the newest, and take the
        others away."""
        community, key = community_of(space.team), view.key or ""
        newest = await accounts.find_message(self._db, community, place, key)
        left = await accounts.find_message(self._db, community, place, f"{key}{LEFT}")
        if left is None or newest is None:
            return
        parts = accounts.page_keys(key)
        first = await accounts.find_message(self._db, community, place, f"{key}{FIRST}") or left
        if view.left:
            message = await self._make_line(space, place, view, newest)
            if await self._changed_there(space, place, first, message) and first == left:
                await self._db.change(
                    accounts.insert_message(community, place, f"{key}{FIRST}", first),
                    accounts.delete_message(community, place, f"{next(parts)}{LEFT}"),
                )
        for part in parts:
            if not await self._taken_away(space, place, f"{part}{LEFT}"):
                return

    async def _part(
        self, space: Workspace, place: PlaceId, key: str, message: SlackPost, mark: str
    ) -> None:
        community = community_of(space.team)
        there = await accounts.find_message(self._db, community, place, key)
        begun = "" if there else await accounts.find_message(self._db, community, place, TOP)
        looks = _digest(message)
        stamp = there or begun or ""
        if there and self._looks.get((place, key)) == looks:
            return  # a change that would change nothing is not sent
        if not stamp or not await self._changed_there(space, place, stamp, message):
            part = f"{mark}/{key}"
            stamp = await self._posts.post(space, place, message, part, not_this=stamp)
        if stamp != there:
            await self._db.change(
                accounts.insert_message(community, place, key, stamp),
                accounts.delete_message(community, place, TOP),
            )
        self._looks[place, key] = looks

    async def _changed_there(
        self, space: Workspace, place: PlaceId, stamp: str, message: SlackPost
    ) -> bool:
        """Put a message in the place of another; was that possible?"""
        try:
            files = await posting.change(space, where(place).channel, stamp, message)
        except CallRefused as gone:
            if gone.error not in NOT_CHANGED:
                raise
            return False
        await note_files(self._db, space, place, stamp, files)
        await delete_others(self._db, space, place, stamp, besides=files)
        return True

    async def _taken_away(self, space: Workspace, place: PlaceId, key: str) -> bool:
        """Take a message of a board away; was there one?"""
        community = community_of(space.team)
        known = await accounts.find_message(self._db, community, place, key)
        if known is None:
            return False
        await posting.delete(space, where(place).channel, known)
        await delete_others(self._db, space, place, known)
        await self._db.change(accounts.delete_message(community, place, key))
        self._looks.pop((place, key), None)
        return True


def link_to(space: Workspace, place: PlaceId, stamp: str) -> str:
    """The address of a message, as chat.getPermalink gives it."""
    here = where(place)
    address = f"{space.url.rstrip('/')}/archives/{here.channel}/p{stamp.replace('.', '')}"
    return f"{address}?thread_ts={here.thread}&cid={here.channel}" if here.thread else address


def _digest(message: SlackPost) -> str:
    pictures = b"".join(picture.png for picture in message.pictures.values())
    return sha256(repr((message.blocks, message.text)).encode() + pictures).hexdigest()
