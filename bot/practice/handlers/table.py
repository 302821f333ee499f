"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.kernel.handlers import FeatureTable
from bot.practice.handlers import coaching, practising, showing
from bot.practice.handlers.lists import LISTS
from bot.practice.journal import PRACTICES
from bot.practice.ports import PracticeMoved

TABLE = FeatureTable(
    handlers={
        **coaching.HANDLERS,
        **practising.HANDLERS,
    },
    lists=LISTS,
    journals={"practice": PRACTICES},
    listeners={PracticeMoved: showing.catch_up},
)
