"""What came from Slack: known again when it comes again, kept until it is dealt with."""

import asyncio
from collections import OrderedDict
from contextlib import suppress
from hashlib import sha256
from typing import Any

from bot.adapters.slack import inbox_rows as slack_inbox
from bot.adapters.slack.inbound import Payload
from bot.adapters.slack.places import community_of
from bot.kernel import clock
from bot.kernel.refusal import Refused
from bot.store.database import Database

MOST_SEEN = 5000

Answer = dict[str, Any]


class Inbox:
    """Remembers what came, by its meaning: all of it for a while, and on disk what is said."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._seen: OrderedDict[str, asyncio.Future[Answer]] = OrderedDict()

    def new(self, key: str) -> bool:
        """Does this come for the first time since the start?"""
        if key in self._seen:
            return False
        _ = self.remember(key)
        return True

    async def take(self, key: str, team: str) -> bool:
        """Does this come for the first time, to whichever process? Slack sends again what it
        thinks unheard, perhaps on a socket of another."""
        if not self.new(key):
            return False
        if not self._db.is_shared:
            return True
        with suppress(Refused):
            return await slack_inbox.note(self._db, community_of(team), key, clock.now())
        return True

    def seen(self, key: str) -> "asyncio.Future[Answer] | None":
        """What the same was answered with, or will be; None for what is new."""
        return self._seen.get(key)

    def remember(self, key: str) -> "asyncio.Future[Answer]":
        """Note that this came; what it is answered with is set in the future."""
        waiting = self._seen[key] = asyncio.get_running_loop().create_future()
        if len(self._seen) > MOST_SEEN:
            self._seen.popitem(last=False)
        return waiting

    def forget(self, key: str) -> None:
        """It was not taken, so that it may come again."""
        self._seen.pop(key, None)

    async def keep(self, key: str, team: str, body: Payload) -> bool:
        """Keep what came on disk; was it new there, too? Raises Unavailable."""
        return await slack_inbox.keep(self._db, community_of(team), key, body, clock.now())

    async def done(self, key: str, team: str) -> None:
        """Drop what was dealt with."""
        with suppress(Refused):  # it is done once more after a restart, which does no harm
            await self._db.change(slack_inbox.done(community_of(team), key))

    async def refuse(self, key: str, team: str) -> None:
        """It was not taken: the same may be sent again, and is looked at anew then."""
        self.forget(key)
        with suppress(Refused):
            await self._db.change(slack_inbox.dropped(community_of(team), key))


def id_of(key: str) -> str:
    """The id of what may be made of something, always the same for the same."""
    return sha256(key.encode()).hexdigest()[:12]
