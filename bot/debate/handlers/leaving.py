"""Debates that a member leaves for good."""

from datetime import datetime

from bot.debate.commands.base import LeaveDebate
from bot.debate.journal import DEBATES
from bot.debate.rows import debates
from bot.kernel import journal_rows
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts


async def leave_debates(parts: Parts, by: Caller, at: datetime) -> tuple[str, ...]:
    """Give back what a member holds in debates that go on; the ids of those debates. Their rooms
    are not shown it yet."""
    left: list[str] = []
    for stream in await journal_rows.load_streams_naming(
        parts.db, by.community, DEBATES.kind, by.member
    ):
        row = await debates.find_by_id(parts.db, by.community, stream.partition(":")[2])
        if row is None or row.closed_at is not None:
            continue
        leave = LeaveDebate(by=by, at=at, id=fresh_id(), debate=row.id)
        change = await DEBATES.act(parts, row, leave, fits=lambda state: not state.over)
        left += [row.id] if change.events else []
    return tuple(left)


async def show_debates(parts: Parts, community: CommunityId, left: tuple[str, ...]) -> None:
    """Let the rooms of debates hear of it."""
    for debate in left:
        await DEBATES.show(parts, community, debate)
