"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.community.handlers import communities, helping, home, paging, privacy
from bot.community.handlers.lists import LISTS
from bot.kernel.handlers import FeatureTable

TABLE = FeatureTable(
    handlers={
        **communities.HANDLERS,
        **helping.HANDLERS,
        **home.HANDLERS,
        **paging.HANDLERS,
        **privacy.HANDLERS,
    },
    lists=LISTS,
    fills=communities.FILLS,
)
