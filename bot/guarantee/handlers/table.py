"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.article.ports import DesignLibrary, SheetSource
from bot.debate.ports import DebateClosed
from bot.guarantee.handlers import (
    amending,
    asked,
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
from bot.guarantee.handlers.finding import has_sheet
from bot.guarantee.journal import SHEETS
from bot.kernel.handlers import FeatureTable
from bot.opinion.ports import GuaranteeNames

TABLE = FeatureTable(
    handlers={
        **amending.HANDLERS,
        **debating_sheets.HANDLERS,
        **guarantees.HANDLERS,
        **own_sheets.HANDLERS,
        **sheet_evidence.HANDLERS,
        **sheet_files.HANDLERS,
        **sheet_votes.HANDLERS,
        **sheets.HANDLERS,
    },
    journals={"sheet": SHEETS},
    ports={
        DesignLibrary: asked.PORT,
        GuaranteeNames: names.PORT,
        SheetSource: SheetSource(has_sheet=has_sheet),
    },
    listeners={DebateClosed: following.debate_closed},
)
