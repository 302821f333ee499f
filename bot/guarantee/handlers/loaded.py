"""A sheet in memory."""

from bot.guarantee.events import SheetEvent
from bot.guarantee.rows.sheets import SheetRow
from bot.guarantee.state import Sheet
from bot.kernel.loaded import Acted, Loaded
from bot.kernel.room_news import Untold

LoadedSheet = Loaded[SheetRow, Sheet, SheetEvent]
"""A sheet with its row and its events."""

UntoldSheet = Untold[SheetRow, Sheet, SheetEvent]
"""A sheet with what its room has not heard."""

ActedOnSheet = Acted[SheetRow, Sheet, SheetEvent]
"""A sheet as it was, what happened, and as it then stands."""
