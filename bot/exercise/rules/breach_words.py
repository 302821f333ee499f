"""In what a clause was not kept, or would not have been under another text, in words."""

from collections.abc import Callable, Mapping

from bot.exercise.rules.clauses.deeds import find_carried, help_by, parties
from bot.exercise.rules.clauses.scope import find_unnamed
from bot.exercise.rules.clock import DECIDE, MEET, hours
from bot.exercise.rules.naming import list_roles
from bot.exercise.state import Exercise
from bot.kernel.message import Message, say


def describe_other_breach(state: Exercise, clause: str) -> Message:
    """In what the changed clause would not have been kept."""
    describe = _WOULD_BREAK.get(clause)
    breach = describe(state) if describe else None
    return breach or say("That clause would not have been kept.")


def describe_breach(state: Exercise, clause: str) -> Message | None:
    """In what a clause that was not kept was not kept; None where no short sentence says it."""
    describe = _BROKEN.get(clause)
    return describe(state) if describe else None


def _describe_late(state: Exercise) -> Message:
    what, due = _find_missed(state)
    if what == MEET:
        return say("Too late: the meeting was due by {hour}.", hour=hours(due))
    return say("Too late: a decision was due by {hour}.", hour=hours(due))


def _find_missed(state: Exercise) -> tuple[str, int]:
    """Which time limit was missed first, and the minute of it."""
    meet, decide = state.procedure.meet_hours or 0, state.procedure.decide_hours
    start = state.reports[0].minute if state.reports else 0
    met = state.meeting_called
    if met is None or met.minute > start + meet * 60:
        return MEET, start + meet * 60
    return DECIDE, start + (decide or 0) * 60


def _describe_unproven(state: Exercise) -> Message | None:
    hour = _find_unproven(state)
    if hour is None:
        return None
    return say("Decided in {hour}, without the proof that it asks for.", hour=hour)


def _find_unproven(state: Exercise) -> Message | None:
    """The hour in which something was decided first without the proof asked for."""
    early = next((count for count in find_carried(state) if not count.proven), None)
    return None if early is None else hours(early.minute)


def _describe_beyond(state: Exercise) -> Message | None:
    if unnamed := find_unnamed(state):
        names = state.setting.names(unnamed)
        return say("Beyond what it names: {responses}.", responses=names)
    return _describe_idle(state)


def _describe_idle(state: Exercise) -> Message | None:
    idle, nobody = _find_idle(state)
    if not idle:
        return None
    if nobody:
        return say("No guarantor gave what was owed.")
    return say("What was owed did not come from {roles}.", roles=list_roles(state, idle))


def _find_idle(state: Exercise) -> tuple[list[str], bool]:
    """The guarantors in full that gave nothing, and whether those are all."""
    full = [role for role in parties(state) if not state.setting.role(role).only]
    idle = [role for role in full if not help_by(state, role)]
    return idle, idle == full


def _describe_no_forces(state: Exercise) -> Message | None:
    if state.procedure.chosen("obligation") == "defend":
        return say("It asks for armed force, which not all gave.")
    return _describe_idle(state)


def _would_be_late(state: Exercise) -> Message:
    what, due = _find_missed(state)
    if what == MEET:
        return say("You would have met too late, as it was due by {hour}.", hour=hours(due))
    return say("You would have decided too late, as it was due by {hour}.", hour=hours(due))


def _would_be_unproven(state: Exercise) -> Message | None:
    hour = _find_unproven(state)
    if hour is None:
        return None
    return say("You would have decided in {hour} without the proof that it asks for.", hour=hour)


def _would_be_beyond(state: Exercise) -> Message | None:
    if unnamed := find_unnamed(state):
        names = state.setting.names(unnamed)
        return say("You would have gone beyond what it names: {responses}.", responses=names)
    return _would_be_idle(state)


def _would_be_idle(state: Exercise) -> Message | None:
    idle, nobody = _find_idle(state)
    if not idle:
        return None
    if nobody:
        return say("No guarantor would have given what was owed.")
    roles = list_roles(state, idle)
    return say("What was owed would not have come from {roles}.", roles=roles)


def _would_lack_forces(state: Exercise) -> Message | None:
    if state.procedure.chosen("obligation") == "defend":
        return say("It would have asked for armed force, which not all gave.")
    return _would_be_idle(state)


_BROKEN: Mapping[str, Callable[[Exercise], Message | None]] = {
    "deadline": _describe_late,
    "evidence": _describe_unproven,
    "scope": _describe_beyond,
    "obligation": _describe_no_forces,
}
_WOULD_BREAK: Mapping[str, Callable[[Exercise], Message | None]] = {
    "deadline": _would_be_late,
    "evidence": _would_be_unproven,
    "scope": _would_be_beyond,
    "obligation": _would_lack_forces,
}
