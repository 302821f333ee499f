"""Exercises that a member leaves for good."""

from datetime import datetime

from bot.exercise.commands.playing import LeaveRole
from bot.exercise.journal import EXERCISES
from bot.exercise.rows import exercises
from bot.kernel import journal_rows
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts


async def leave_exercises(parts: Parts, by: Caller, at: datetime) -> tuple[str, ...]:
    """Give back the roles that a member holds in exercises that go on; the ids of those exercises.
    Their rooms are not shown it yet."""
    left: list[str] = []
    for stream in await journal_rows.load_streams_naming(
        parts.db, by.community, EXERCISES.kind, by.member
    ):
        row = await exercises.load_exercise(parts.db, by.community, stream.partition(":")[2])
        if row is None or row.alone or row.closed_at is not None:
            continue
        leave = LeaveRole(by=by, at=at, id=fresh_id(), exercise=row.id)
        change = await EXERCISES.act(
            parts, row, leave, fits=lambda state: not state.over and bool(state.role_of(by.member))
        )
        left += [row.id] if change.events else []
    return tuple(left)


async def show_exercises(parts: Parts, community: CommunityId, left: tuple[str, ...]) -> None:
    """Let the rooms of exercises hear of it."""
    for exercise in left:
        await EXERCISES.show(parts, community, exercise)
