"""A workspace as the rest of Parley needs it: its rooms, its channels, its groups, its people."""

import logging
import re

from bot.adapters.slack import posting
from bot.adapters.slack.calls import CallRefused, Unanswered
from bot.adapters.slack.people import Named, People
from bot.adapters.slack.places import community_of, where
from bot.adapters.slack.refusals import SlackRefusal
from bot.adapters.slack.render import messages
from bot.adapters.slack.rooms import SlackRooms
from bot.adapters.slack.uploaded import note_files
from bot.adapters.slack.uploading import NO_FILES, may_upload
from bot.adapters.slack.workspaces import NO_ENTRY, said_no
from bot.kernel import account_rows as accounts
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.message import row_of, say
from bot.kernel.outbox import note_post
from bot.kernel.refusal import Refused
from bot.kernel.rooms import Face, Room
from bot.kernel.view import View
from bot.store.database import Database

_CHANNEL = re.compile(r"[CG][A-Z0-9]{5,}")
_USER = re.compile(r"[UW][A-Z0-9]{5,}")
_GROUP = re.compile(r"S[A-Z0-9]{5,}")

log = logging.getLogger(__name__)


class SlackFace(Face):
    """A workspace: its channels, its user groups, and its people one by one."""

    def __init__(self, rooms: SlackRooms, team: str, db: Database, *, reading: bool) -> None:
        async def publish(place: PlaceId, view: View, mark: str) -> None:
            await rooms.show(team, place, view, mark)

        super().__init__(publish, reads_messages=reading)
        self._rooms = rooms
        self._team = team
        self._db = db

    async def tell(self, member: MemberId, view: View) -> bool:
        """A direct message."""
        account = await accounts.find_account(self._db, community_of(self._team), member)
        if account is None:
            return False
        try:
            space = await self._rooms.space(self._team)
            direct = await posting.direct_to(space, account)
            read_by = await self._rooms.read_by(space, account)
            pages = messages(view, reader=read_by)
            posted = [await posting.post(space, direct, message) for message in pages]
            for each in posted:
                await note_files(self._db, space, direct.place, each.stamp, each.files)
            whose = community_of(self._team), member
            await note_post(self._db, whose, direct.place, view, [each.stamp for each in posted])
        except (CallRefused, Unanswered, Refused) as closed:
            log.warning("a member cannot be told: %s", closed)
            return False
        return True

    async def call(
        self, place: PlaceId, member: MemberId, view: View, mark: str, *, over: bool
    ) -> None:
        """One direct message for each key."""
        del place
        community = community_of(self._team)
        account = await accounts.find_account(self._db, community, member)
        if account is None or view.key is None:
            return
        try:
            here = (await posting.direct_to(await self._rooms.space(self._team), account)).place
            known = await accounts.find_message(self._db, community, here, view.key)
            if known is not None or not over:
                await self._rooms.show(self._team, here, view, mark)
        except (CallRefused, Unanswered, Refused) as closed:
            log.warning("a member cannot be called: %s", closed)

    async def room_for(self, place: PlaceId, title: str) -> Room:
        """A thread of its own in a channel."""
        return await self._rooms.room_for(self._team, place, title)

    def shows_alike(self, place: PlaceId, other: PlaceId) -> bool:
        """A thread goes by the name of its channel."""
        return where(place).channel == where(other).channel

    async def check_place(self, place: PlaceId) -> str:
        """By what Slack tells of the channel, and by what the token allows."""
        space = await self._rooms.space(self._team)
        channel = where(place).channel
        try:
            answer = await space.calls.get("conversations.info", channel=channel)
        except CallRefused as no:
            if no.error in NO_ENTRY:
                raise said_no(no) from no
            return ""  # it cannot be looked at; trying tells
        except Unanswered:
            return ""
        about = answer["channel"]
        if about.get("is_archived"):
            raise Refused(SlackRefusal.ROOM_ARCHIVED)
        if not (about.get("is_member") or about.get("is_im")):
            raise Refused(SlackRefusal.ROOM_NOT_JOINED)
        return "" if may_upload(space) else NO_FILES

    async def take_back(self, room: Room) -> None:
        """Delete the message under which the thread was to be."""
        await self._rooms.take_back(self._team, room)

    async def restate(self, place: PlaceId, view: View, mark: str) -> None:
        """Change messages where they stand."""
        await self._rooms.restate(self._team, place, view, mark)

    async def find_place(self, words: str) -> str | None:
        """A channel by its id, its mention or its name."""
        sought = words.strip().strip("<#>").partition("|")[0]
        if _CHANNEL.fullmatch(sought):
            return sought if await (await self._known()).channel(sought) else None
        return _found(await (await self._known()).channels(), sought.casefold())

    async def find_group(self, words: str) -> str | None:
        """User groups by id or handle, and people by name or id, with commas between."""
        ids: list[str] = []
        known = await self._known()
        for part in re.split(r",|\s+(?=@)", words):
            sought = part.strip().lstrip("@").strip()
            if not sought:
                continue
            if _GROUP.fullmatch(sought) or _USER.fullmatch(sought):
                ids.append(sought)
            elif group := _found(await known.groups(), sought.casefold()):
                ids.append(group)
            elif account := await self._account(sought):
                ids.append(account)
            else:
                return None
        return ",".join(dict.fromkeys(ids)) or None

    async def name_of(self, one: str) -> str:
        """A channel, a user group or people by name."""
        known = await self._known()
        channel = where(PlaceId(one)).channel
        if _CHANNEL.fullmatch(channel):
            name = await known.channel(channel)
            return f"#{name}" if name else say("a channel that Parley cannot see")
        names = [await self._named(part, known) for part in one.split(",")]
        return row_of(names) if all(names) else say("a conversation with Parley")

    async def _named(self, id_: str, known: People) -> str:
        if _GROUP.fullmatch(id_):
            named = (f"@{group.name}" for group in await known.groups() if group.id == id_)
            return next(named, say("a group that is gone"))
        return (await known.somebody(id_)).name if _USER.fullmatch(id_) else ""

    async def _known(self) -> People:
        return self._rooms.people(await self._rooms.space(self._team))

    async def _account(self, name: str) -> str | None:
        return await accounts.find_named_account(self._db, community_of(self._team), name)


def _found(among: tuple[Named, ...], sought: str) -> str | None:
    bare = sought.lstrip("#@")
    return next(
        (
            candidate.id
            for candidate in among
            if bare in (candidate.id.casefold(), candidate.name.casefold())
        ),
        None,
    )
