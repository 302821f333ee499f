"""States of installations: good once, for a while, and never more than so many."""

from datetime import datetime, timedelta

from bot.adapters.slack import installation_rows as rows
from bot.store.database import Database


async def test_of_many_states_the_newest_hold(db: Database, noon: datetime) -> None:
    for number in range(rows.MOST_STATES + 5):
        at = noon + timedelta(milliseconds=number)
        await db.change(*rows.issued(f"s{number}", at))
    assert await db.read("SELECT count(*) FROM slack_states") == [(rows.MOST_STATES,)]
    for state, holds in (("s0", False), (f"s{rows.MOST_STATES + 4}", True)):
        (taken,) = await db.change(rows.consumed(state, noon + timedelta(seconds=2)))
        assert bool(taken) is holds
