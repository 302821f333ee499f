"""What the assessor has to go by: news for all, and what others hand in."""

from bot.exercise import events as e
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.commands.playing import HandInEvidence
from bot.exercise.events import ExerciseEvent
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.card import ALL, Doubt
from bot.exercise.rules.clock import minute_at
from bot.exercise.rules.setting import ASSESSOR, May
from bot.exercise.state import CONDUCT, Exercise
from bot.guarantee.rules.terms import Assessment
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused

_SHOWS = {
    Doubt.CONFIRMED: Assessment.CONFIRMED,
    Doubt.PROBABLE: Assessment.PROBABLE,
    Doubt.CLAIMED: Assessment.POSSIBLE,
    Doubt.DISPUTED: Assessment.NOT_KNOWN,
}
"""What a development of the chair's own can carry, by how sure it is."""


def hand_in(state: Exercise, command: HandInEvidence) -> list[ExerciseEvent]:
    """Hand in what one's role was told, or a note. Raises Refused (NO_EVIDENCE)."""
    role = state.role_of(command.by.member)
    move = command.id if command.words else ""
    events = hand_in_all(state, command, role, command.by.member, move)
    if not events:
        raise Refused(ExerciseRefusal.NO_EVIDENCE)
    return events


def hand_in_all(
    state: Exercise, command: ExerciseCommand, role: str, by: MemberId | None, move: str = ""
) -> list[ExerciseEvent]:
    """All that a role alone was told and has not handed in; nothing where there is none."""
    injects = find_unshared(state, role)
    if not injects and not move:
        return []
    minute = minute_at(state, command.at)
    return [
        e.EvidenceHandedIn(
            at=command.at, minute=minute, by=by, role=role, injects=injects, move=move
        )
    ]


def find_unshared(state: Exercise, role: str) -> tuple[int, ...]:
    """The places of developments that this role alone was told and has not handed in."""
    shared = {place for handed in state.evidence for place in handed.injects}
    return tuple(place for place in find_given(state, role) if place not in shared)


def find_given(state: Exercise, role: str) -> tuple[int, ...]:
    """The places of developments that this role alone was told."""
    return tuple(
        place for place, inject in enumerate(state.injects) if name_audience(state, inject) == role
    )


def find_waited_for(state: Exercise) -> tuple[str, ...]:
    """The roles of members that hold something the assessor has not seen; nobody while there is no
    report, or no assessor."""
    if not state.reports or state.over or ASSESSOR not in state.present:
        return ()
    return tuple(
        role.id
        for role in state.setting.roles
        if state.holders.get(role.id) and has_evidence(state, role.id)
    )


def has_evidence(state: Exercise, role: str) -> bool:
    """Was a role told something alone that it can hand to the assessor, and has not?"""
    return May.ASK not in state.setting.role(role).may and bool(find_unshared(state, role))


def find_support(state: Exercise, about: str) -> Assessment:
    """The strongest finding that the assessor's evidence carries: of the author, or of the
    beneficiary's own part."""
    shared = {place for handed in state.evidence for place in handed.injects}
    known = [Assessment.NOT_KNOWN]
    for place, inject in enumerate(state.injects):
        if name_audience(state, inject) not in (ALL, ASSESSOR) and place not in shared:
            continue
        if isinstance(inject, e.InjectGiven):
            given = state.setting.card.injects[inject.inject]
            known.append(given.conduct if about == CONDUCT else given.finding)
        else:
            known.append(_SHOWS.get(Doubt(inject.how), Assessment.NOT_KNOWN))
    return max(known)


def name_audience(state: Exercise, inject: e.InjectGiven | e.InjectAdded) -> str:
    """The role that an inject is for, or all."""
    if isinstance(inject, e.InjectAdded):
        return inject.to
    return state.setting.card.injects[inject.inject].to
