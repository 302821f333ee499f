"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.debate.files.appendix import AppendixPort
from bot.debate.ports import DeskMatters, MotionSource
from bot.kernel.handlers import FeatureTable
from bot.opinion.handlers import (
    consensus,
    drafting,
    files,
    importing,
    motions,
    opening_motions,
    proposals,
    statements,
    stating,
)
from bot.opinion.handlers.lists import LISTS

TABLE = FeatureTable(
    handlers={
        **consensus.HANDLERS,
        **drafting.HANDLERS,
        **importing.HANDLERS,
        **motions.HANDLERS,
        **proposals.HANDLERS,
        **statements.HANDLERS,
        **stating.HANDLERS,
    },
    lists=LISTS,
    ports={
        AppendixPort: files.PORT,
        DeskMatters: stating.PORT,
        MotionSource: opening_motions.PORT,
    },
)
