"""The design of security guarantees: clauses, designs, tensions and sheets."""

from bot.article.ports import DesignLibrary, SheetSource
from bot.debate.ports import DebateClosed, SheetClauses
from bot.guarantee.commands.designs import GuaranteeCommands
from bot.guarantee.commands.sheet_acts import PackageCommands
from bot.guarantee.commands.sheets import SheetCommands
from bot.guarantee.ports import SheetBar
from bot.guarantee.refusals import GuaranteeRefusal
from bot.kernel.feature import Feature
from bot.kernel.message import say
from bot.opinion.ports import GuaranteeNames, RoomSheet

FEATURE = Feature(
    name="guarantee",
    refusals=GuaranteeRefusal,
    groups={
        "guarantee": say("Design a security guarantee clause by clause, and check it."),
        "sheet": say("Decide on a sheet together: several clauses, votes, debates and rules."),
    },
    commands={180: GuaranteeCommands, 190: SheetCommands, 195: PackageCommands},
    lists=(
        "clauses",
        "options",
        "clause_options",
        "settings",
        "terms",
        "shipped_designs",
        "designs",
        "adopted_designs",
        "sheets",
        "amendments",
        "evidence",
        "rivals",
    ),
    streams=("sheet",),
    ports=(DesignLibrary, GuaranteeNames, RoomSheet, SheetSource, SheetBar, SheetClauses),
    hears=(DebateClosed,),
)
