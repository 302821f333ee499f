"""The debate in which all positions of an evening are taken."""

from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.journal import DEBATES
from bot.debate.rows import debates
from bot.evening.handlers.loaded import LoadedEvening
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts


async def load_debate(
    parts: Parts, community: CommunityId, evening: LoadedEvening
) -> LoadedDebate | None:
    """An evening's debate as it stands; None where it is gone."""
    row = await debates.find_by_id(parts.db, community, evening.row.debate)
    return None if row is None else await DEBATES.load(parts, community, row)
