"""All that is done for what the feature declares; loaded when it is first needed."""

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
from bot.debate.handlers.finding import has_floor
from bot.debate.journal import DEBATES
from bot.debate.ports import FloorSource
from bot.kernel.handlers import FeatureTable

TABLE = FeatureTable(
    handlers={
        **audiences.USES,
        **claim_list.USES,
        **debates.USES,
        **files.USES,
        **formats.USES,
        **opening.USES,
        **positions.USES,
        **suggesting.USES,
        **summing_up.USES,
        **unanswered.USES,
    },
    journals={"debate": DEBATES},
    ports={FloorSource: FloorSource(has_floor=has_floor)},
)
