"""What rooms see unasked: messages in channels and threads, boards changed in place."""

import asyncio
import itertools
import logging
from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from bot.adapters.slack import posting
from bot.adapters.slack.boards import TOP, Boards
from bot.adapters.slack.calls import CallRefused, Unanswered
from bot.adapters.slack.people import People
from bot.adapters.slack.places import community_of, where
from bot.adapters.slack.posts import Posts
from bot.adapters.slack.refusals import SlackRefusal
from bot.adapters.slack.render import SlackPost, messages
from bot.adapters.slack.spelling import reader
from bot.adapters.slack.uploaded import delete_files, note_files
from bot.adapters.slack.uploading import NO_FILES, may_upload, upload, without_files
from bot.adapters.slack.workspaces import Workspace, Workspaces, changing_old, said_no
from bot.community.rows import communities
from bot.kernel import account_rows as accounts
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.message import say
from bot.kernel.outbox import note_post
from bot.kernel.pieces import shorten
from bot.kernel.reaching import Reaching
from bot.kernel.reader import Reader
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.rooms import Room
from bot.kernel.view import Emphasis, View, text
from bot.store.database import Database

THREAD = "thread"
"""Marks a place that begins with a message that Parley posted for a debate."""

LONGEST_NAME = 80

Keeping = Callable[[CommunityId, PlaceId, str], Awaitable[tuple[View, ...]]]
"""What a command answers in a place, for what is left there at the end."""

log = logging.getLogger(__name__)


class SlackRooms:
    """Shows views in the channels of workspaces."""

    def __init__(
        self,
        workspaces: Workspaces,
        db: Database,
        keeping: Keeping,
        tasks: asyncio.TaskGroup,
        *,
        prefix: str = "",
    ) -> None:
        self._workspaces = workspaces
        self._db = db
        self._keeping = keeping
        self._people: dict[str, People] = {}
        self._posts = Posts(db)
        self._prefix = prefix
        self._boards = Boards(db, self._posts, tasks, self._reader)

    async def finish(self, seconds: float) -> None:
        """Show the boards that wait, so long at most."""
        await self._boards.finish(seconds)

    async def catch_up(self, space: Workspace) -> None:
        """Show the boards of a workspace that waited when the program was stopped."""
        await self._boards.catch_up(space)

    def people(self, space: Workspace) -> People:
        """Who is who in a workspace."""
        known = self._people.get(space.team)
        if known is None:
            known = self._people[space.team] = People(space)
        return known

    async def space(self, team: str) -> Workspace:
        """A workspace. Raises Unavailable (SLACK_NOT_INSTALLED)."""
        workspace = await self._workspaces.of(team)
        if workspace is None:
            raise Unavailable(SlackRefusal.SLACK_NOT_INSTALLED)
        return workspace

    async def _reader(self, community: CommunityId, place: PlaceId) -> Reader:
        """Who reads what is posted in a place."""
        settings = await communities.load_settings(self._db, community)
        return reader(settings.speaks(""), self._prefix, where(place).thread)

    async def read_by(self, space: Workspace, account: str) -> Reader:
        """A person as who reads what is written to them directly."""
        settings = await communities.load_settings(self._db, community_of(space.team))
        known = await self.people(space).somebody(account)
        return reader(settings.speaks(known.language), self._prefix, "")

    async def show(self, team: str, place: PlaceId, view: View, mark: str) -> None:
        """Show a view in a place, once for its mark. Raises Refused, Unavailable."""
        space = await self.space(team)
        try:
            if view.key is not None:
                await self._boards.show(space, place, view, mark)
                if view.ends:
                    await self._leave(space, place, view)
                return
            called = await self._called(space, view)
            read_by = await self._reader(community_of(team), place)
            pages = messages(view, where(place).thread, read_by)
            for number, message in enumerate(pages):
                last = called if number == len(pages) - 1 else ()
                await self._posts.once(space, place, message, f"{mark}/{number}", last)
        except CallRefused as no:
            raise await self._no(space, no) from no
        except Unanswered as away:
            if away.perhaps:
                self._posts.unsure(place)
            raise Unavailable(KernelRefusal.ROOM_NOT_REACHED) from away

    async def _no(self, space: Workspace, why: CallRefused) -> Refused:
        refusal = said_no(why)
        if refusal.code is SlackRefusal.SLACK_NOT_INSTALLED:
            log.error("workspace=%s took the token back: %s", space.team, why)
            await self._workspaces.forget(space.team)
        return refusal

    async def _called(self, space: Workspace, view: View) -> list[str]:
        community = community_of(space.team)
        accounts_called = [
            await accounts.find_account(self._db, community, member) for member in view.pings
        ]
        return [account for account in accounts_called if account]

    async def _leave(self, space: Workspace, place: PlaceId, view: View) -> None:
        """Leave in a place, once, what its end is to be remembered by."""
        community, key = community_of(space.team), f"{view.key} kept"
        self._posts.unsure(place)
        if (
            not view.leaves
            or await accounts.find_message(self._db, community, place, key) is not None
        ):
            return
        await self._db.change(accounts.insert_message(community, place, key, place))
        try:
            read_by = await self._reader(community, place)
            for left_view in await self._keeping(community, place, view.leaves):
                for message in () if left_view.trouble else messages(left_view, "", read_by):
                    posted = await posting.post(space, where(place), message)
                    await note_files(self._db, space, place, posted.stamp, posted.files)
                    whose = community, MemberId("")
                    await note_post(self._db, whose, place, left_view, [posted.stamp])
        except CallRefused as denied:
            log.warning("nothing is left in place=%s because of %s", place, denied)

    async def room_for(self, team: str, place: PlaceId, title: str) -> Room:
        """A thread under a message of its own, for a debate that is opened in a channel; a thread
        stays the room that it is. Raises Refused, Unavailable."""
        here = where(place)
        if here.thread or not here.channel:
            return Room(place=place)
        space = await self.space(team)
        begun = View(blocks=(text(say("Opening: {title}", title=Emphasis(title))),))
        (message, *_) = messages(begun, "", await self._reader(community_of(team), place))
        mark = f"room:{fresh_id()}"
        try:
            stamp = await posting.post_surely(space, here, message, mark)
        except CallRefused as no:
            raise await self._no(space, no) from no
        except Unanswered as away:
            raise Unavailable(KernelRefusal.ROOM_NOT_REACHED) from away
        room = replace(here, thread=stamp).place
        self._posts.sure(room)
        warning = "" if may_upload(space) else NO_FILES
        community = community_of(team)
        await self._db.change(
            accounts.insert_message(community, room, THREAD, stamp),
            accounts.insert_message(community, room, TOP, stamp),
        )
        name = shorten(title, LONGEST_NAME)
        return Room(place=room, within=place, name=name, made=True, warning=warning)

    async def restate(self, team: str, place: PlaceId, view: View, mark: str) -> None:
        """Change the messages that show a view; a shorter one needs fewer. What can't be changed
        for good is left. Raises Unavailable where it may be later."""
        community, reaching = community_of(team), Reaching()
        space = await self.space(team)
        if view.key is not None:
            with reaching.one(), changing_old(place):
                await self._boards.restate(space, place, view)
        pages = iter(messages(view, where(place).thread, await self._reader(community, place)))
        numbers = (f"{mark}/{number}" for number in itertools.count())
        for part in numbers if view.key is None else accounts.page_keys(view.key):
            known = await accounts.find_message(self._db, community, place, part)
            if not known:
                break
            with reaching.one(), changing_old(place):
                await self._restated(space, place, known, next(pages, None))
        reaching.finish()

    async def _restated(
        self, space: Workspace, place: PlaceId, known: str, message: SlackPost | None
    ) -> None:
        """Change a message, or take it away; the files that came with it are deleted, and those
        that it has now are sent after it. Raises CallRefused, Unanswered."""
        here, pictures = where(place), tuple[str, ...]()
        try:
            if "." not in known:
                pass  # a file stands for itself
            elif message is None:
                await posting.take_away(space, here.channel, known)
            elif message.blocks:
                pictures = await posting.change(space, here.channel, known, message)
        finally:  # what can't be changed for good had files, too
            await delete_files(self._db, space, place, known)
        files = [
            await upload(space, file.name, file.content, here)
            for file in (without_files(space, message).files if message else ())
        ]
        await note_files(self._db, space, place, known, (*pictures, *files))

    async def take_back(self, team: str, room: Room) -> None:
        """Delete the message that was posted for a debate."""
        here = where(room.place)
        await posting.delete(await self.space(team), here.channel, here.thread)
        community = community_of(team)
        await self._db.change(
            accounts.delete_message(community, room.place, THREAD),
            accounts.delete_message(community, room.place, TOP),
        )
