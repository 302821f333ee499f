"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.article.ports import DebateSource
from bot.debate.handlers import (
    audiences,
    claim_list,
    debates,
    files,
    formats,
    opening,
    positions,
    suggesting,
    summing_up,
    unanswered,
)
from bot.debate.handlers.finding import has_debate, has_floor
from bot.debate.journal import DEBATES
from bot.debate.ports import FloorSource
from bot.kernel.handlers import FeatureTable

TABLE = FeatureTable(
    handlers={
        **audiences.HANDLERS,
        **claim_list.HANDLERS,
        **debates.HANDLERS,
        **files.HANDLERS,
        **formats.HANDLERS,
        **opening.HANDLERS,
        **positions.HANDLERS,
        **suggesting.HANDLERS,
        **summing_up.HANDLERS,
        **unanswered.HANDLERS,
    },
    journals={"debate": DEBATES},
    ports={
        FloorSource: FloorSource(has_floor=has_floor),
        DebateSource: DebateSource(has_debate=has_debate),
    },
)
