"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.debate.ports import DebateClosed
from bot.guarantee.handlers import (
    amending,
    debating_sheets,
    following,
    guarantees,
    names,
    own_sheets,
    sheet_evidence,
    sheet_files,
    sheet_votes,
    sheets,
)
from bot.guarantee.journal import SHEETS
from bot.kernel.handlers import FeatureTable
from bot.opinion.ports import GuaranteeNames

TABLE = FeatureTable(
    handlers={
        **amending.USES,
        **debating_sheets.USES,
        **guarantees.USES,
        **own_sheets.USES,
        **sheet_evidence.USES,
        **sheet_files.USES,
        **sheet_votes.USES,
        **sheets.USES,
    },
    journals={"sheet": SHEETS},
    ports={GuaranteeNames: names.PORT},
    listeners={DebateClosed: following.debate_closed},
)
