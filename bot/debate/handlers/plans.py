"""A debate as a platform's calendar has it."""

from bot.debate.rules.scheduling import expected_length
from bot.debate.state import Debate, DebatePhase
from bot.kernel.ids import PlaceId
from bot.kernel.message import row_of, say
from bot.kernel.plan import Plan, PlanStage

_STAGES = {
    DebatePhase.SIGN_UP: PlanStage.PLANNED,
    DebatePhase.CLOSED: PlanStage.OVER,
    DebatePhase.CANCELLED: PlanStage.OFF,
}


def plan_of(key: str, place: PlaceId, state: Debate) -> Plan | None:
    """The plan of a debate; None where it never had any."""
    start = state.start or state.last_start
    if start is None:
        return None
    return Plan(
        key=key,
        title=state.motion,
        about=_about(state),
        place=place,
        start=start,
        until=start + expected_length(state),
        stage=_STAGES.get(state.phase, PlanStage.RUNNING) if state.start else PlanStage.OFF,
    )


def _about(state: Debate) -> str:
    """What a calendar says of a debate, beside its motion."""
    shape = say("A debate ({format}).", format=state.format.name)
    return row_of((shape, state.info), "") if state.info else shape
