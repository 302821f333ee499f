"""What happens to a journal that nobody asked for: lost time is given back, a clock is halted."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.kernel import journal_rows as journal
from bot.kernel.deciding import key_of
from bot.kernel.event_json import Event, record_of
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.store.statement import Statement

LONG_AWAY = timedelta(minutes=30)
"""After a longer absence nobody is in the room any more, so that the clock waits for a chair."""


async def happened(
    parts: Parts,
    community: CommunityId,
    stream: str,
    after: int,
    events: Sequence[Event],
    deadline: datetime | None,
    *rows: Statement,
) -> None:
    """Write what happened after version `after`, with its rows and the next deadline (UTC).
    Raises Conflict, Unavailable."""
    records = [record_of(event) for event in events]
    moved = journal.append(community, stream, after, records, deadline)
    try:
        await parts.db.change(*moved, *rows)
    finally:
        parts.streams.forget(key_of(community, stream))
