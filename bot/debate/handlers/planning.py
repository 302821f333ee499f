"""What a platform's calendar shows of a debate."""

from collections.abc import Sequence

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.rules.scheduling import expected_length
from bot.debate.state import Debate, DebatePhase
from bot.kernel.ids import PlaceId
from bot.kernel.rooms import Plan, PlanStage

_STAGES = {
    DebatePhase.SIGN_UP: PlanStage.PLANNED,
    DebatePhase.CLOSED: PlanStage.OVER,
    DebatePhase.CANCELLED: PlanStage.OFF,
}


def plan_of(key: str, place: PlaceId, events: Sequence[DebateEvent], state: Debate) -> Plan | None:
    """The plan of a debate, as it stands after its events; None where it never had any."""
    starts = [
        event.start
        for event in events
        if isinstance(event, e.DebateOpened | e.Scheduled) and event.start is not None
    ]
    if not starts:
        return None
    start = state.start or starts[-1]
    return Plan(
        key=key,
        title=state.motion,
        about=state.info,
        place=place,
        start=start,
        until=start + expected_length(state),
        stage=_STAGES.get(state.phase, PlanStage.RUNNING) if state.start else PlanStage.OFF,
    )
