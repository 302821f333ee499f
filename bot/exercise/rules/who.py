"""Who may do what: each says of a member whether something bars them, and by which refusal."""

from collections.abc import Callable

from msgspec import Struct

from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.naming import name_inside
from bot.exercise.rules.setting import ADVERSARY, BENEFICIARY, CHAIR, ExerciseRole, May
from bot.exercise.state import Exercise, ExercisePhase
from bot.kernel.command import Caller
from bot.kernel.message import row_of, say
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused

MOST_ABLE = 3
"""Roles that a refusal names; of more it says only that others can."""


class ExerciseActor(Struct, frozen=True):
    """Those whom nothing `bars`; without a member it is asked whether anybody can be one of them.
    What depends on a member's `office` is asked before the phase, and the rest after it."""

    bars: Callable[[Exercise, Caller | None], Refused | None]
    office: bool = False


def _anybody(_: Exercise, __: Caller | None) -> None:
    return None


def _leader(state: Exercise, by: Caller | None) -> Refused | None:
    if by is None or by.role >= Role.ADMIN or by.member in state.holders.get(CHAIR, ()):
        return None
    takes_part = bool(state.role_of(by.member)) or by.member == state.opened.by
    return (
        None if takes_part and not state.has_chair else Refused(ExerciseRefusal.NOT_MECHANISM_CHAIR)
    )


def _holder(state: Exercise, by: Caller | None) -> Refused | None:
    holds_role = any(state.holders.values()) if by is None else state.role_of(by.member)
    return None if holds_role else Refused(ExerciseRefusal.NO_ROLE)


def _by_right(right: Callable[[Exercise, str], May]) -> ExerciseActor:
    """Whoever plays a role that has a right, which may hang on the role."""

    def bars(state: Exercise, by: Caller | None) -> Refused | None:
        if by is None:
            roles = (role for role, members in state.holders.items() if members)
            able = any(right(state, role) in state.setting.role(role).may for role in roles)
            return None if able else Refused(ExerciseRefusal.NO_ROLE)
        role = state.role_of(by.member)
        return (
            _without_right(state, role, right(state, role))
            if role
            else Refused(ExerciseRefusal.NO_ROLE)
        )

    return ExerciseActor(bars)


def _without_right(state: Exercise, role: str, right: May) -> Refused | None:
    if right in state.setting.role(role).may:
        return None
    return _not_for(state, role, lambda one: right in one.may)


def _not_for(state: Exercise, role: str, can: Callable[[ExerciseRole], bool]) -> Refused:
    """That a role can't do it, and which of those in play can, or that others can where those are
    many. Before it begins, all may still be taken."""
    is_open = state.phase is ExercisePhase.GATHERING
    able = [
        one.label
        for one in state.setting.roles
        if can(one) and (is_open or one.id in state.present)
    ]
    if not able:
        nobody = say("Nobody plays a role that can.")
        named = state.setting.role(role).named
        return Refused(ExerciseRefusal.NOT_FOR_ROLE, role=named, others=nobody, roles="")
    few = able if len(able) <= MOST_ABLE else []
    inside = [name_inside(state, one.id) for one in state.setting.roles if one.label in few]
    return Refused(
        ExerciseRefusal.NOT_FOR_ROLE,
        role=state.setting.role(role).named,
        others=say("Only {roles} can.", roles=row_of(inside, "and"))
        if few
        else say("Other roles can."),
        roles=", ".join(few),
    )


def _party(state: Exercise, role: str) -> May:
    """The beneficiary consents, and guarantors decide."""
    return May.CONSENT if role == BENEFICIARY else May.DECIDE


def _witness(state: Exercise, by: Caller | None) -> Refused | None:
    """Whoever holds a role, but for those who ask."""
    if refused := _holder(state, by):
        return refused
    role = "" if by is None else state.role_of(by.member)
    if not role or May.ASK not in state.setting.role(role).may:
        return None
    return _not_for(state, role, lambda one: May.ASK not in one.may)


def _vote_right(state: Exercise, role: str) -> May:
    """The beneficiary consents; the adversary's spokesperson votes only where the text has it so;
    all others decide."""
    if role == BENEFICIARY:
        return May.CONSENT
    adversary = state.procedure.vote is not None and state.procedure.vote.adversary_votes
    return May.STATE if role == ADVERSARY and adversary else May.DECIDE


ANYBODY = ExerciseActor(_anybody)
LEADER = ExerciseActor(_leader, office=True)
"""The chair of the exercise, or an admin; where nobody chairs, whoever takes part."""
HOLDER = ExerciseActor(_holder, office=True)
"""Whoever holds a role."""
REPORTER = _by_right(lambda _, __: May.REPORT)
CONVENER = _by_right(lambda _, __: May.CONVENE)
ASSESSOR = _by_right(lambda _, __: May.ASSESS)
PROPOSER = _by_right(lambda _, __: May.PROPOSE)
PARTY = _by_right(_party)
"""Guarantors and the beneficiary."""
WITNESS = ExerciseActor(_witness, office=True)
"""Whoever can hand something to the assessor."""
GUARANTOR = _by_right(lambda _, __: May.DECIDE)
ELECTOR = _by_right(_vote_right)
"""Whoever votes: guarantors, the beneficiary, and the adversary where the text lets it."""
LIVER = _by_right(lambda _, __: May.LIVE)
"""Whoever must live with it."""
CONSENTER = _by_right(lambda _, __: May.AGREE)
"""Whoever has to agree to what a government takes on."""
PROBER = _by_right(lambda _, __: May.PROBE)
"""Whoever says what the adversary dares."""
ASKER = _by_right(lambda _, __: May.ASK)
SPOKESPERSON = _by_right(lambda _, __: May.STATE)
