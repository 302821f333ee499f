"""Messages that are posted once, though the post got no answer or the program was stopped."""

import asyncio
from collections.abc import Sequence

from bot.adapters.slack import posting
from bot.adapters.slack.calls import CallRefused, Unanswered
from bot.adapters.slack.places import community_of, where
from bot.adapters.slack.render import SlackPost
from bot.adapters.slack.uploaded import note_files
from bot.adapters.slack.workspaces import Workspace
from bot.kernel import account_rows as accounts
from bot.kernel.ids import PlaceId
from bot.store.database import Database

SETTLING = 0.5
"""Seconds after a try that got no answer in which what it posted would come to be seen."""


class Posts:
    """Knows what stands in a place by its marks: from the store, and where a try got no answer or
    the program was started since, from Slack, if that may be looked at."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._found: dict[PlaceId, dict[str, str]] = {}

    def sure(self, place: PlaceId) -> None:
        """Nothing stands in a place but what the store knows of."""
        self._found[place] = {}

    def unsure(self, place: PlaceId) -> None:
        """A try got no answer, or the place is done with."""
        self._found.pop(place, None)

    async def once(
        self,
        space: Workspace,
        place: PlaceId,
        message: SlackPost,
        mark: str,
        called: Sequence[str] = (),
    ) -> None:
        """Post a message, if that was not done before. Where a try may have posted it already, it
        calls nobody again. Raises CallRefused, Unanswered."""
        community, tried = community_of(space.team), f"{mark} tried"
        if await accounts.find_message(self._db, community, place, mark) is not None:
            return
        if called and await accounts.find_message(self._db, community, place, tried) is not None:
            called = ()
        if called:
            await self._db.change(accounts.insert_message(community, place, tried, mark))
        untried = accounts.delete_message(community, place, tried)
        try:
            posted = await self.post(space, place, message, mark, called)
        except CallRefused:
            await self._db.change(untried)
            raise
        except Unanswered as away:
            if called and not away.perhaps:
                await self._db.change(untried)
            raise
        await self._db.change(accounts.insert_message(community, place, mark, posted), untried)

    async def post(
        self,
        space: Workspace,
        place: PlaceId,
        message: SlackPost,
        mark: str,
        called: Sequence[str] = (),
        not_this: str = "",
    ) -> str:
        """The timestamp of the message that bears a mark, posted now if there is none but
        `not_this`. Where that got no answer, it is looked up, if it may, and tried once more.
        Raises CallRefused, Unanswered."""
        if place not in self._found:
            self._found[place] = dict(await posting.find_marked(space, where(place)) or {})
        posted = self._found[place].get(mark)
        if posted is not None and posted != not_this:
            return posted
        here = where(place)
        try:
            return await self._posted(space, place, message, mark, called)
        except Unanswered as away:
            if not away.perhaps:
                raise
        await asyncio.sleep(SETTLING)
        times_by_mark = await posting.find_marked(space, here)
        if times_by_mark is None:
            raise Unanswered("chat.postMessage", perhaps=True)
        self._found[place] = dict(times_by_mark)
        posted = times_by_mark.get(mark)
        if posted is not None and posted != not_this:
            return posted
        return await self._posted(space, place, message, mark, called)

    async def _posted(
        self,
        space: Workspace,
        place: PlaceId,
        message: SlackPost,
        mark: str,
        called: Sequence[str],
    ) -> str:
        sent = await posting.post(space, where(place), message, mark=mark, called=called)
        await note_files(self._db, space, place, sent.stamp, sent.files)
        return sent.stamp
