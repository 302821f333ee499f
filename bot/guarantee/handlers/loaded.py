"""A sheet in memory."""

from bot.guarantee.events import SheetEvent
from bot.guarantee.rows.sheets import SheetRow
from bot.guarantee.state import Sheet
from bot.kernel.declaration import JournalChange, LoadedJournal, UnheardNews

LoadedSheet = LoadedJournal[SheetRow, Sheet, SheetEvent]
"""A sheet with its row and its events."""

UnheardSheet = UnheardNews[SheetRow, Sheet, SheetEvent]
"""A sheet with what its room has not heard."""

SheetChange = JournalChange[SheetRow, Sheet, SheetEvent]
"""A sheet as it was, what happened, and as it then stands."""
