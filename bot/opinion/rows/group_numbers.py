"""How many opinion groups the people of a debate were shown, so that it changes for a reason."""

from datetime import datetime

from msgspec import Struct

from bot.kernel.ids import CommunityId
from bot.store.database import Database
from bot.store.statement import Statement, from_ms, make_statement, to_ms


class GroupNumber(Struct, frozen=True, kw_only=True):
    """The number of groups shown last, 0 for no clear groups; it was the `change`th, from 1.
    `shown_at` is when it was first shown (UTC), once it is kept."""

    change: int
    groups: int
    shown_at: datetime | None = None


def insert_group_number(
    community: CommunityId, debate: str, number: GroupNumber, at: datetime
) -> Statement:
    """Statement (of SQL) that keeps a number of groups. Conflict where that change is kept."""
    return make_statement(
        "INSERT INTO group_numbers (community, debate, change, groups, shown_at)"
        " VALUES (?, ?, ?, ?, ?)",
        community,
        debate,
        number.change,
        number.groups,
        to_ms(at),
    )


async def load_group_number(
    db: Database, community: CommunityId, debate: str
) -> GroupNumber | None:
    """The number of groups shown last; None where none was shown yet."""
    rows = await db.read(
        "SELECT change, groups, shown_at FROM group_numbers WHERE community = ? AND debate = ?"
        " ORDER BY change DESC LIMIT 1",
        community,
        debate,
    )
    if not rows:
        return None
    change, groups, shown = rows[0]
    return GroupNumber(
        change=int(change or 0), groups=int(groups or 0), shown_at=from_ms(int(shown or 0))
    )
