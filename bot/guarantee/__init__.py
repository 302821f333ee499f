"""The design of security guarantees: clauses, designs, tensions and sheets."""

from bot.article.ports import DesignLibrary, SheetSource
from bot.debate.ports import DebateClosed
from bot.guarantee.commands.designs import GuaranteeCommands
from bot.guarantee.commands.sheets import SheetCommands
from bot.guarantee.refusals import GuaranteeRefusal
from bot.kernel.feature import Feature
from bot.opinion.ports import GuaranteeNames

FEATURE = Feature(
    name="guarantee",
    refusals=GuaranteeRefusal,
    commands={180: GuaranteeCommands, 190: SheetCommands},
    streams=("sheet",),
    ports=(DesignLibrary, GuaranteeNames, SheetSource),
    hears=(DebateClosed,),
)
