"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.community.handlers import communities, helping, home, paging, privacy
from bot.community.handlers.offering import options_for
from bot.community.ports import OptionsSource
from bot.kernel.handlers import FeatureTable

TABLE = FeatureTable(
    handlers={
        **communities.HANDLERS,
        **helping.HANDLERS,
        **home.HANDLERS,
        **paging.HANDLERS,
        **privacy.HANDLERS,
    },
    fills=communities.FILLS,
    ports={OptionsSource: OptionsSource(options_for=options_for)},
)
