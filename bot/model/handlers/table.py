"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.kernel.handlers import FeatureTable
from bot.model.handlers import usage

TABLE = FeatureTable(
    handlers={
        **usage.HANDLERS,
    },
)
