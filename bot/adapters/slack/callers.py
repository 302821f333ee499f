"""Who acts, by name and role, ready to be answered."""

from bot.adapters.slack import inbound
from bot.adapters.slack.answering import SlackAnswering
from bot.adapters.slack.inbound import Sender
from bot.adapters.slack.people import Somebody
from bot.adapters.slack.places import community_of
from bot.adapters.slack.rooms import SlackRooms
from bot.app import App
from bot.kernel import account_rows as accounts
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import MemberId
from bot.kernel.naming_members import mention
from bot.kernel.permission import Role
from bot.kernel.picking import make_people_members
from bot.store.database import Database


class Callers:
    """Knows the people of all workspaces that Parley is in."""

    def __init__(self, app: App, db: Database, rooms: SlackRooms, *, prefix: str = "") -> None:
        self._app = app
        self._prefix = prefix
        self._db = db
        self._rooms = rooms

    async def answering(
        self, sender: Sender, fresh: str = "", *, again: bool = False
    ) -> SlackAnswering:
        """Somebody who did something: by name and by role, which the workspace and the settings
        decide. `fresh` and `again` are as in SlackAnswering."""
        space = await self._rooms.space(sender.team)
        community = community_of(space.team)
        member = await accounts.ensure_member(
            self._db, community, sender.user, MemberId(fresh_id())
        )
        people = self._rooms.people(space)
        known = await people.somebody(sender.user, sender.name)
        settings = await self._app.parts.communities.settings(community)
        asked = {group for group in (settings.chair_role, settings.admin_role) if group}
        held = [group for group in asked if await people.belongs(sender.user, group)]
        by = Caller(
            community=community,
            place=sender.here.place,
            member=member,
            name=known.name,
            role=settings.role_of(held, Role.ADMIN if known.admin else Role.MEMBER),
            within=sender.here.within,
            seen_by_all=sender.here.alone,
        )
        return SlackAnswering(
            app=self._app,
            space=space,
            sender=sender,
            by=by,
            fresh=fresh,
            again=again,
            language=settings.speaks(known.language),
            room_language=settings.speaks(""),
            prefix=self._prefix,
        )

    async def names(self, sender: Sender, words: str) -> inbound.Names:
        """The names of those whom words mention."""
        known = await self._find_people(sender, words)
        return lambda user: known[user].name if user in known else ""

    async def members(self, by: Caller, sender: Sender, *words: str) -> dict[str, MemberId]:
        """The members whom words mention, by their ids on Slack; no apps."""
        people = {
            user: person.name
            for user, person in (await self._find_people(sender, *words)).items()
            if not person.app
        }
        if people:
            await self._app.meet(by)
        return await make_people_members(self._db, by.community, people)

    async def read_words(self, by: Caller, sender: Sender, words: str) -> str:
        """Words as their author read them, with the members whom they mention put so that Parley
        knows them."""
        names = await self.names(sender, words)
        members = await self.members(by, sender, words)
        return inbound.said(words, names, {user: mention(m) for user, m in members.items()})

    async def _find_people(self, sender: Sender, *words: str) -> dict[str, Somebody]:
        people = self._rooms.people(await self._rooms.space(sender.team))
        users = [user for each in words for user in inbound.mentioned(each)]
        return {user: await people.somebody(user) for user in users}
