"""In what a clause is not kept, in words that hold for the sheet and for another text alike."""

from collections.abc import Callable, Mapping

from bot.exercise.rules.clauses.deeds import find_carried, help_by, parties
from bot.exercise.rules.clauses.scope import find_unnamed
from bot.exercise.rules.clock import DECIDE, MEET, hours
from bot.exercise.rules.naming import list_roles
from bot.exercise.state import Exercise
from bot.kernel.message import Message, say


def describe_breach(state: Exercise, clause: str) -> Message | None:
    """In what a clause was not kept, or would not have been in the state that another text gives;
    None where no short sentence says it."""
    describe = _BROKEN.get(clause)
    return describe(state) if describe else None


def _describe_late(state: Exercise) -> Message:
    what, due = _find_missed(state)
    if what == MEET:
        return say("Too late to meet: due by {hour}.", hour=hours(due))
    return say("Too late to decide: due by {hour}.", hour=hours(due))


def _find_missed(state: Exercise) -> tuple[str, int]:
    """Which time limit was missed first, and the minute of it."""
    meet, decide = state.procedure.meet_hours or 0, state.procedure.decide_hours
    start = state.reports[0].minute if state.reports else 0
    met = state.meeting_called
    if met is None or met.minute > start + meet * 60:
        return MEET, start + meet * 60
    return DECIDE, start + (decide or 0) * 60


def _describe_unproven(state: Exercise) -> Message | None:
    early = next((count for count in find_carried(state) if not count.proven), None)
    if early is None:
        return None
    hour = hours(early.minute)
    return say("Decided in {hour}, without the proof that it asks for.", hour=hour)


def _describe_beyond(state: Exercise) -> Message | None:
    if unnamed := find_unnamed(state):
        names = state.setting.names(unnamed)
        return say("Beyond what it names: {responses}.", responses=names)
    return _describe_idle(state)


def _describe_idle(state: Exercise) -> Message | None:
    full = [role for role in parties(state) if not state.setting.role(role).only]
    idle = [role for role in full if not help_by(state, role)]
    if not idle:
        return None
    if idle == full:
        return say("No guarantor gave what is owed.")
    return say("What is owed did not come from {roles}.", roles=list_roles(state, idle))


def _describe_no_forces(state: Exercise) -> Message | None:
    if state.procedure.chosen("obligation") == "defend":
        return say("It asks for armed force, which not all gave.")
    return _describe_idle(state)


_BROKEN: Mapping[str, Callable[[Exercise], Message | None]] = {
    "deadline": _describe_late,
    "evidence": _describe_unproven,
    "scope": _describe_beyond,
    "obligation": _describe_no_forces,
}
