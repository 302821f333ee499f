"""An evening in memory."""

from bot.evening.events import EveningEvent
from bot.evening.rows.evenings import EveningRow
from bot.evening.state import Evening
from bot.kernel.declaration import JournalChange, LoadedJournal, UnheardNews

LoadedEvening = LoadedJournal[EveningRow, Evening, EveningEvent]
"""An evening with its row and its events."""

UnheardEvening = UnheardNews[EveningRow, Evening, EveningEvent]
"""An evening with what its room has not heard."""

EveningChange = JournalChange[EveningRow, Evening, EveningEvent]
"""An evening as it was, what happened, and as it then stands."""
