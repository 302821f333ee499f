"""The optional language model: asked within budgets and time, and never trusted."""

from bot.kernel.feature import Feature
from bot.model.commands import ModelCommands
from bot.model.refusals import ModelRefusal

FEATURE = Feature(
    name="model",
    refusals=ModelRefusal,
    commands={220: ModelCommands},
)
