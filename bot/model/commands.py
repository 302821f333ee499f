"""What may be asked about the language model."""

from bot.core.values import dataclass
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowUsage(Command):
    """See how much the language model was used here."""
