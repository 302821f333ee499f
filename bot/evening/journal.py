"""The journal of evenings, as they are decided, written, timed and shown.

The times of its steps are a plan and end nothing, so that no time is given back, and nothing is
halted while its room is away.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.evening.commands.base import EveningTick
from bot.evening.commands.evenings import EveningActs
from bot.evening.events import EveningEvent
from bot.evening.evolve import begun, evolve
from bot.evening.handlers import telling
from bot.evening.handlers.carried import find_carried_step
from bot.evening.handlers.joint_statement import show_end
from bot.evening.rows import evenings
from bot.evening.rows.evenings import EveningRow
from bot.evening.rules.decide import decide
from bot.evening.state import Evening
from bot.kernel.command import Caller
from bot.kernel.declaration import RoomNews
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.journal import Journal
from bot.store.statement import Statement


async def _start_state(_: EveningRow, first: EveningEvent) -> Evening:
    return begun(first)


def _deadline(state: Evening) -> datetime | None:
    return None if state.over or state.time_up else state.until


def _make_tick(by: Caller, at: datetime, row: EveningRow) -> EveningActs:
    return EveningTick(by=by, at=at, id=fresh_id(), evening=row.id)


def _phase_rows(
    community: CommunityId, row: EveningRow, before: Evening, after: Evening
) -> Sequence[Statement]:
    if before.over or not after.over:
        return ()
    return [evenings.set_closed(community, row.id, after.seen_at)]


EVENINGS: Journal[EveningRow, EveningActs, Evening, EveningEvent] = Journal(
    kind="evening",
    events=EveningEvent,
    find=evenings.load_evening,
    begin=_start_state,
    evolve=evolve,
    decide=decide,
    deadline=_deadline,
    tick=_make_tick,
    phase_rows=_phase_rows,
    room=RoomNews(
        news=telling.news_of,
        board=telling.board_of,
        step=telling.step_of,
        carried_step=find_carried_step,
        tail=telling.tail_of,
        before_board=show_end,
        result=telling.NO_RESULT,
        build_archived=telling.build_archived,
        has_board=lambda row: row.closed_at is None,
    ),
)
