"""What rooms see unasked: messages in channels and threads, boards changed in place."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from hashlib import sha256

from bot.adapters.slack import posting
from bot.adapters.slack.calls import CallRefused, Unanswered
from bot.adapters.slack.people import People
from bot.adapters.slack.places import community_of, where
from bot.adapters.slack.render import Message, messages
from bot.adapters.slack.workspaces import Workspace, Workspaces, said_no
from bot.core.ids import CommunityId, PlaceId
from bot.core.refusal import Code, Refused, Unavailable
from bot.core.view import Emphasis, View, text
from bot.identity import fresh_id
from bot.rooms import Room
from bot.store import accounts
from bot.store.database import Database

PAUSE = 1.3
"""Seconds between two changes of a board: Slack takes some fifty a minute."""

AGAIN = 10.0
"""Seconds until a board that waited and could not be shown is tried again."""

THREAD = "thread"
"""Marks a place that begins with a message that Parley posted for a debate."""

TOP = "top"
"""Marks that message, until it shows a board."""

NOT_CHANGED = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
"""Errors of a message that cannot be changed any more, so that another takes its place."""

LONGEST_NAME = 80

Board = tuple[PlaceId, str]
"""A place and the key of what is shown there."""

Keeping = Callable[[CommunityId, PlaceId, str], Awaitable[tuple[View, ...]]]
"""What a command answers in a place, for what is left there at the end."""

log = logging.getLogger(__name__)


class SlackRooms:
    """Shows views in the channels of workspaces."""

    def __init__(
        self, workspaces: Workspaces, db: Database, keeping: Keeping, tasks: asyncio.TaskGroup
    ) -> None:
        self._tasks = tasks
        self._waiting: set[asyncio.Task[None]] = set()
        self._latest: dict[Board, tuple[View, str]] = {}
        self._changing: defaultdict[Board, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._workspaces = workspaces
        self._db = db
        self._keeping = keeping
        self._people: dict[str, People] = {}
        self._sure: dict[PlaceId, bool] = {}
        self._posted: dict[PlaceId, dict[str, str]] = {}
        self._shown: dict[Board, str] = {}
        self._changed: dict[Board, float] = {}

    async def finish(self, seconds: float) -> None:
        """Show the boards that wait, so long at most."""
        if self._waiting:
            await asyncio.wait(tuple(self._waiting), timeout=seconds)
        for task in tuple(self._waiting):
            task.cancel()

    def people(self, space: Workspace) -> People:
        """Who is who in a workspace."""
        known = self._people.get(space.team)
        if known is None:
            known = self._people[space.team] = People(space)
        return known

    async def space(self, team: str) -> Workspace:
        """A workspace. Raises Unavailable (SLACK_WORKSPACE_UNKNOWN)."""
        found = await self._workspaces.of(team)
        if found is None:
            raise Unavailable(Code.SLACK_WORKSPACE_UNKNOWN)
        return found

    async def show(self, team: str, place: PlaceId, view: View, mark: str) -> None:
        """Show a view in a place, once for its mark. Raises Refused, Unavailable."""
        space = await self.space(team)
        try:
            if view.key is not None:
                await self._board(space, place, view, mark)
                return
            called = await self._called(space, view)
            made = messages(view, where(place).thread)
            for number, message in enumerate(made):
                last = called if number == len(made) - 1 else ()
                await self._once(space, place, message, f"{mark}/{number}", last)
        except CallRefused as no:
            raise await self._no(space, no) from no
        except Unanswered as away:
            if away.perhaps:
                self._sure.pop(place, None)
                self._posted.pop(place, None)
            raise Unavailable(Code.ROOM_NOT_REACHED) from away

    async def _no(self, space: Workspace, why: CallRefused) -> Refused:
        told = said_no(why)
        if told.code is Code.SLACK_TOKEN_WRONG:
            log.error("workspace=%s took the token back: %s", space.team, why)
            await self._workspaces.forget(space.team)
        return told

    async def _called(self, space: Workspace, view: View) -> list[str]:
        community = community_of(space.team)
        found = [await accounts.account_of(self._db, community, member) for member in view.pings]
        return [account for account in found if account]

    async def _once(
        self,
        space: Workspace,
        place: PlaceId,
        message: Message,
        mark: str,
        called: list[str] | tuple[()] = (),
    ) -> str:
        """Post a message that was not posted before; its timestamp. What became of a try that got
        no answer, or of one before a restart, is looked up where that is allowed."""
        community = community_of(space.team)
        if known := await accounts.message_of(self._db, community, place, mark):
            return known
        posted = (await self._looked(space, place)).get(mark)
        if posted is None:
            posted = await posting.post(space, where(place), message, mark=mark, called=called)
        await self._db.change(accounts.shown_in(community, place, mark, posted))
        return posted

    async def _looked(self, space: Workspace, place: PlaceId) -> dict[str, str]:
        """What stands in a place already, by mark, where that is not known for sure."""
        if place not in self._sure:
            found = await posting.find_marked(space, where(place))
            self._sure[place] = True
            self._posted[place] = dict(found or {})
        return self._posted.get(place, {})

    async def _board(self, space: Workspace, place: PlaceId, view: View, mark: str) -> None:
        """Show a board as it is now; one that was changed just now, after a pause, as it is then.
        What is announced does not wait for that."""
        board = (place, view.key or "")
        loop = asyncio.get_running_loop()
        wait = self._changed.get(board, -PAUSE) + PAUSE - loop.time()
        if wait > 0 and not view.moves and not view.ends:
            if board not in self._latest:
                task = self._tasks.create_task(self._later(space, board, wait))
                self._waiting.add(task)
                task.add_done_callback(self._waiting.discard)
            self._latest[board] = view, mark
            return
        self._latest.pop(board, None)
        async with self._changing[board]:
            await self._changed_now(space, place, view, mark)

    async def _later(self, space: Workspace, board: Board, wait: float) -> None:
        """Show the latest state of a board after a pause, if nothing newer was shown meanwhile."""
        while True:
            await asyncio.sleep(wait)
            async with self._changing[board]:
                waiting = self._latest.pop(board, None)
                if waiting is None:
                    return
                try:
                    await self._changed_now(space, board[0], *waiting)
                    return
                except CallRefused as no:
                    log.warning("a board was not shown: place=%s because of %s", board[0], no)
                    return
                except (Unanswered, Refused) as away:
                    log.warning("a board waits to be shown: place=%s: %r", board[0], away)
                    self._latest.setdefault(board, waiting)
                    wait = AGAIN

    async def _changed_now(self, space: Workspace, place: PlaceId, view: View, mark: str) -> None:
        """Change the messages that show the key, or post them where they are not there."""
        key = view.key or ""
        self._changed[place, key] = asyncio.get_running_loop().time()
        made = messages(view, where(place).thread)
        if view.moves:
            await self._taken_away(space, place, key)
        for number, message in enumerate(made):
            part = f"{key} {number}" if number else key
            await self._keyed(space, place, part, message, mark)
        await self._shorter(space, place, key, len(made))
        if view.ends and view.leaves:
            await self._keep(space, place, view)

    async def _keyed(
        self, space: Workspace, place: PlaceId, key: str, message: Message, mark: str
    ) -> None:
        community = community_of(space.team)
        there = await accounts.message_of(self._db, community, place, key)
        begun = "" if there else await accounts.message_of(self._db, community, place, TOP)
        looks = _digest(message)
        if stamp := there or begun:
            if self._shown.get((place, key)) == looks:
                return  # a change that would change nothing is not sent
            try:
                await posting.change(space, where(place).channel, stamp, message)
                self._shown[place, key] = looks
                if begun:
                    await self._db.change(
                        accounts.shown_in(community, place, key, begun),
                        accounts.not_shown(community, place, TOP),
                    )
                return
            except CallRefused as gone:
                if gone.error not in NOT_CHANGED:
                    raise
                await self._db.change(
                    accounts.not_shown(community, place, key),
                    accounts.not_shown(community, place, TOP),
                )
        part = f"{mark}/{key}"
        posted = (await self._looked(space, place)).get(part)
        if posted is None or posted == there:
            posted = await posting.post(space, where(place), message, mark=part)
        await self._db.change(accounts.shown_in(community, place, key, posted))
        self._shown[place, key] = looks

    async def _taken_away(self, space: Workspace, place: PlaceId, key: str) -> None:
        """Take a board away, so that it comes anew at the end."""
        community = community_of(space.team)
        if known := await accounts.message_of(self._db, community, place, key):
            await self._deleted(space, where(place).channel, known)
            await self._db.change(accounts.not_shown(community, place, key))

    async def _shorter(self, space: Workspace, place: PlaceId, key: str, number: int) -> None:
        """Take back the messages that a shorter board does not need any more."""
        community = community_of(space.team)
        while known := await accounts.message_of(self._db, community, place, f"{key} {number}"):
            await self._deleted(space, where(place).channel, known)
            await self._db.change(accounts.not_shown(community, place, f"{key} {number}"))
            number += 1

    async def _keep(self, space: Workspace, place: PlaceId, view: View) -> None:
        """Leave in a place, once, what its end is to be remembered by."""
        community, key = community_of(space.team), f"{view.key} kept"
        if await accounts.message_of(self._db, community, place, key) is not None:
            return
        await self._db.change(accounts.shown_in(community, place, key, place))
        try:
            for kept in await self._keeping(community, place, view.leaves):
                for message in () if kept.trouble else messages(kept):
                    await posting.post(space, where(place), message)
        except CallRefused as denied:
            log.warning("nothing is left in place=%s because of %s", place, denied)

    async def room_for(self, team: str, place: PlaceId, title: str) -> Room:
        """A thread under a message of its own, for a debate that is opened in a channel; a thread
        stays the room that it is. Raises Refused, Unavailable."""
        here = where(place)
        if here.thread or not here.channel:
            return Room(place=place)
        space = await self.space(team)
        begun = View(blocks=(text("A debate is being opened: ", Emphasis(title)),))
        (message, *_) = messages(begun)
        mark = f"room:{fresh_id()}"
        try:
            stamp = await posting.post_surely(space, here, message, mark)
        except CallRefused as no:
            raise await self._no(space, no) from no
        except Unanswered as away:
            raise Unavailable(Code.ROOM_NOT_REACHED) from away
        room = replace(here, thread=stamp).place
        self._sure[room] = True
        community = community_of(team)
        await self._db.change(
            accounts.shown_in(community, room, THREAD, stamp),
            accounts.shown_in(community, room, TOP, stamp),
        )
        return Room(place=room, within=place, name=title[:LONGEST_NAME], made=True)

    async def made(self, team: str, place: PlaceId) -> bool:
        """Was a thread begun for a debate, so that the board is above it all?"""
        community = community_of(team)
        return await accounts.message_of(self._db, community, place, THREAD) is not None

    async def take_back(self, team: str, room: Room) -> None:
        """Delete the message that was posted for a debate."""
        here = where(room.place)
        await self._deleted(await self.space(team), here.channel, here.thread)
        community = community_of(team)
        await self._db.change(
            accounts.not_shown(community, room.place, THREAD),
            accounts.not_shown(community, room.place, TOP),
        )

    async def _deleted(self, space: Workspace, channel: str, stamp: str) -> None:
        try:
            await space.calls.post("chat.delete", channel=channel, ts=stamp)
        except (CallRefused, Unanswered) as denied:
            log.info("a message was not deleted: %s", denied)


def _digest(message: Message) -> str:
    pictures = b"".join(picture.png for picture in message.pictures.values())
    return sha256(repr((message.blocks, message.text)).encode() + pictures).hexdigest()
