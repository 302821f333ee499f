"""What may be asked about the language model."""

from bot.kernel.command import Command
from bot.kernel.permission import Role


class ShowUsage(Command, path="parley usage", title="What the model used", role=Role.ADMIN):
    """See how much the language model was used here."""


ModelCommands = ShowUsage
