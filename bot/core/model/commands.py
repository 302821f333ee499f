"""What may be asked about the language model."""

from dataclasses import dataclass

from bot.core.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowUsage(Command):
    """See how much the language model was used here."""
