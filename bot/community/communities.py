"""How communities are set up, kept at hand: every interaction asks."""

from collections import OrderedDict

from bot.community.rows import communities
from bot.kernel.community_settings import CommunitySettings
from bot.kernel.ids import CommunityId
from bot.store.database import Database

SET_UP = "set up"
"""The topic on which a process says which community it set up anew."""

MOST = 1000
"""Communities whose settings are kept at hand."""


class Communities:
    """Settings by community."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: OrderedDict[CommunityId, CommunitySettings] = OrderedDict()
        db.listen(SET_UP, lambda community: self._forget(CommunityId(community)))

    def _forget(self, community: CommunityId) -> None:
        self._known.pop(community, None)

    async def settings(self, community: CommunityId) -> CommunitySettings:
        """How a community is set up."""
        if community not in self._known:
            self._known[community] = await communities.load_settings(self._db, community)
            if len(self._known) > MOST:
                self._known.popitem(last=False)
        return self._known[community]

    async def set_up(self, community: CommunityId, settings: CommunitySettings) -> None:
        """Change how a community is set up. Raises Unavailable."""
        await self._db.change(communities.put_settings(community, settings))
        self._known[community] = settings
        self._db.tell_others(SET_UP, community)
