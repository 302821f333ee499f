"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.article.handlers import articles, asking, rating, recorded
from bot.article.handlers.lists import LISTS
from bot.kernel.handlers import FeatureTable

TABLE = FeatureTable(
    handlers={
        **articles.HANDLERS,
        **asking.HANDLERS,
        **recorded.HANDLERS,
        **rating.HANDLERS,
    },
    lists=LISTS,
)
