"""What sheets do for the app. Declarations of features name these classes, so nothing heavy is
imported here."""

from datetime import datetime

from msgspec import Struct

from bot.kernel.bar_source import BarSource
from bot.kernel.ids import CommunityId, PlaceId


class SheetBar(BarSource, frozen=True, kw_only=True):
    """Knows how the sheet of a place stands."""


class SheetShown(Struct, frozen=True, kw_only=True):
    """News: something of a sheet was shown. `adopted_at` is when it was adopted last (UTC), None
    where it never was."""

    community: CommunityId
    place: PlaceId
    sheet: str
    adopted_at: datetime | None = None
