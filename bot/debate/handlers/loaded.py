"""A debate in memory, and the names that it goes by."""

from bot.debate.events import DebateEvent
from bot.debate.rows.debates import ListedDebate
from bot.debate.rules.format import Format
from bot.debate.rules.reading_formats import read_format
from bot.debate.state import Debate
from bot.kernel.declaration import JournalChange, LoadedJournal, UnheardNews

LoadedDebate = LoadedJournal[ListedDebate, Debate, DebateEvent]
"""A debate with its row and its events."""

UnheardDebate = UnheardNews[ListedDebate, Debate, DebateEvent]
"""A debate with what its room has not heard."""

DebateChange = JournalChange[ListedDebate, Debate, DebateEvent]
"""A debate as it was, what happened, and as it then stands."""


def rules_of(row: ListedDebate) -> Format:
    """The format under which a debate was opened."""
    return read_format(row.rules, row.format)
