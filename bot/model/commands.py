"""What may be asked about the language model."""

from bot.kernel.command import Command


class ShowUsage(Command, frozen=True, kw_only=True):
    """See how much the language model was used here."""
