"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.article.ports import DesignLibrary, SheetSource
from bot.debate.ports import DebateClosed, SheetClauses
from bot.guarantee.handlers import (
    amending,
    asked,
    bars,
    debating_sheets,
    following,
    guarantees,
    moved,
    names,
    own_sheets,
    packages,
    sheet_evidence,
    sheet_files,
    sheet_votes,
    sheets,
)
from bot.guarantee.handlers.explaining import explain
from bot.guarantee.handlers.finding import has_sheet
from bot.guarantee.handlers.lists import LISTS
from bot.guarantee.journal import SHEETS
from bot.guarantee.ports import SheetBar
from bot.kernel.handlers import FeatureTable
from bot.opinion.ports import GuaranteeNames, RoomSheet

TABLE = FeatureTable(
    handlers={
        **amending.HANDLERS,
        **debating_sheets.HANDLERS,
        **guarantees.HANDLERS,
        **moved.HANDLERS,
        **own_sheets.HANDLERS,
        **packages.HANDLERS,
        **sheet_evidence.HANDLERS,
        **sheet_files.HANDLERS,
        **sheet_votes.HANDLERS,
        **sheets.HANDLERS,
    },
    lists=LISTS,
    explain=explain,
    journals={"sheet": SHEETS},
    ports={
        DesignLibrary: asked.PORT,
        GuaranteeNames: names.PORT,
        RoomSheet: RoomSheet(load=sheets.load_for_room),
        SheetSource: SheetSource(has_sheet=has_sheet),
        SheetBar: SheetBar(load=bars.load_status),
        SheetClauses: SheetClauses(load=names.load_sheet_clauses),
    },
    listeners={DebateClosed: following.debate_closed},
)
