"""The optional language model: asked within budgets and time, and never trusted."""

from bot.kernel.feature import Feature
from bot.model.commands import ModelCommands

FEATURE = Feature(
    name="model",
    commands={220: ModelCommands},
)
