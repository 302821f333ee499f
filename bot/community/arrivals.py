"""The first time a community, a place or a member is met: made known, and given the brief."""

import logging
from datetime import datetime

from bot.article.content import brief
from bot.article.rows import articles
from bot.article.rules.cleaning import fingerprint
from bot.kernel import place_rows as places
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.refusal import Unavailable
from bot.store.database import Database
from bot.store.statement import Conflict, Statement, to_ms

PARLEY = MemberId("parley")
"""Who brought what every community begins with."""

log = logging.getLogger(__name__)


class Arrivals:
    """Remembers whom the store knows already, so that meeting them again costs nothing."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._met: set[tuple[str, ...]] = set()

    async def meet(self, by: Caller, at: datetime) -> None:
        """Make a caller known. A new community gets the brief; an older one its new edition. While
        the store takes no writes, that waits for their next coming: there is reading to be done."""
        who = (by.community, by.place, by.member, by.name)
        if who in self._met:
            return
        try:
            await self._make_known(by, at, who)
        except Unavailable as unavailable:
            log.warning("a caller was not made known: %s", unavailable.code)

    async def _make_known(self, by: Caller, at: datetime, who: tuple[str, ...]) -> None:
        await self._db.change(*places.record_caller(by, to_ms(at)))
        if (by.community,) not in self._met:
            await self._bring_the_brief(by.community, at)
            self._met.add((by.community,))
        self._met.add(who)

    async def _bring_the_brief(self, community: CommunityId, at: datetime) -> None:
        slug, reading = brief.load()
        mark = fingerprint(reading)
        edition = await articles.edition(self._db, community, slug)
        if edition is not None and (edition.made_by != PARLEY or edition.fingerprint == mark):
            return  # theirs, removed by them, or up to date
        version = 1 if edition is None else edition.version + 1
        statements: tuple[Statement, ...] = articles.add(
            community, slug, version, reading, fingerprint=mark, by=PARLEY, at=at
        )
        try:
            await self._db.write(*statements)
        except Conflict:
            return  # another process brought it at the same moment
