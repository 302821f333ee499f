"""What exercises do for the app. Declarations of features name these classes, so nothing heavy is
imported here."""

from msgspec import Struct

from bot.kernel.bar_source import BarSource
from bot.kernel.ids import CommunityId


class ExerciseBar(BarSource, frozen=True, kw_only=True):
    """Knows how the exercise of a place stands."""


class ExerciseOver(Struct, frozen=True, kw_only=True):
    """News: an exercise that belongs to a debate is over; it may be told more than once."""

    community: CommunityId
    exercise: str
    debate: str


class ExerciseShown(Struct, frozen=True, kw_only=True):
    """News: something was shown of an exercise that belongs to a debate and goes on."""

    community: CommunityId
    debate: str
