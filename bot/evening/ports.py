"""What evenings do for the app. Declarations of features name these classes, so nothing heavy is
imported here."""

from bot.kernel.bar_source import BarSource


class EveningBar(BarSource, frozen=True, kw_only=True):
    """Knows how the evening of a place stands."""
