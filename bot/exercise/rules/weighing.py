"""What a scripted party weighs before it acts: the sheet's condition on conduct, its floor, the
duties of the Beneficiary, and a red line of its own."""

from bot.exercise.rules.clauses.beneficiary import read_duties
from bot.exercise.rules.clauses.deeds import find_owing, help_by
from bot.exercise.rules.clauses.judging import Standing
from bot.exercise.rules.clauses.scope import find_floor as find_named_floor
from bot.exercise.rules.clauses.scope import find_missing_floor
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.setting import Crossing
from bot.exercise.rules.voting import AGAINST, ASIDE, FOR
from bot.exercise.state import Exercise
from bot.guarantee.rules.terms import Assessment

CONDUCT, FLOOR, DUTIES, RED_LINE = "conduct", "floor", "duties", "red line"
"""What moved a script, as its votes keep it."""

CLAUSES = {CONDUCT: "conduct_condition", FLOOR: "scope", DUTIES: "duties"}
"""The clause that each of them is; a red line is no clause."""

HOLD_BACK = ("restrain", "consult")
"""What guarantors propose while the Beneficiary's own part is in doubt."""


def doubts_conduct(state: Exercise) -> bool:
    """Does the sheet make guarantors hold back for what the Beneficiary itself did? Under “only if
    unprovoked” a possible part is enough; where it is assessed, a probable one."""
    if state.procedure.in_dispute(state.conduct):
        return True
    assessed = state.procedure.chosen("conduct_condition") == "assessed"
    return assessed and state.conduct >= Assessment.PROBABLE


def is_duty_broken(state: Exercise) -> bool:
    """Has the Beneficiary broken a duty of the sheet?"""
    return read_duties(state).standing is Standing.BROKEN


def find_floor(state: Exercise, role: str) -> frozenset[str]:
    """The measures of the floor that are due and missing, or all of them where this role has given
    none; nothing where this role owes no floor."""
    if role not in find_owing(state).roles:
        return frozenset()
    floor = find_named_floor(state)
    return find_missing_floor(state) if help_by(state, role) & floor else floor


def crosses_red_line(state: Exercise, role: str, responses: frozenset[str]) -> bool:
    """Do responses cross the public red line of a role that a script plays?"""
    script = state.setting.script_of.get(role)
    if script is None or not responses & set(script.crossed_by):
        return False
    match script.crossed:
        case Crossing.ALWAYS:
            return True
        case Crossing.UNCONFIRMED:
            return state.author < Assessment.CONFIRMED or state.refuted
        case Crossing.DUTY_BROKEN:
            return is_duty_broken(state)


def weigh(state: Exercise, role: str, number: int) -> tuple[str, str] | None:
    """How the text or a red line moves a script's vote on a proposal, and which; None where its own
    interest decides."""
    responses = state.proposals[number - 1].responses
    if crosses_red_line(state, role, responses):
        return AGAINST, RED_LINE
    if role not in guarantors(state.setting, state.procedure):
        return None
    helps, asks_restraint = responses & state.setting.helping, "restrain" in responses
    if doubts_conduct(state):
        if helps:
            return AGAINST, CONDUCT
        return (FOR, CONDUCT) if asks_restraint else None
    if moved := _weigh_floor(state, role, number):
        return moved
    if is_duty_broken(state):
        if helps:
            return ASIDE, DUTIES
        return (FOR, DUTIES) if asks_restraint else None
    return None


def _weigh_floor(state: Exercise, role: str, number: int) -> tuple[str, str] | None:
    """A role votes for what the floor still lacks, and for nothing less before that is given."""
    floor = find_floor(state, role)
    if not floor:
        return None
    if state.proposals[number - 1].responses & floor:
        return FOR, FLOOR
    others = (one for one in state.open_proposals if one.number != number)
    return (ASIDE if any(one.responses & floor for one in others) else AGAINST), FLOOR


def choose_responses(
    state: Exercise, role: str, wants: tuple[str, ...]
) -> tuple[tuple[str, ...], str]:
    """What a script proposes of what it wants, and what moved it; "" for its own interest."""
    allowed = tuple(one for one in wants if not crosses_red_line(state, role, frozenset({one})))
    if role not in guarantors(state.setting, state.procedure):
        return allowed, ""
    if doubts_conduct(state):
        return HOLD_BACK, CONDUCT
    if floor := find_floor(state, role):
        due = [one.id for one in state.setting.reactions if one.id in floor]
        given = [one for one in due if not crosses_red_line(state, role, frozenset({one}))] or due
        return (*given, *(one for one in allowed if one not in given)), FLOOR
    if is_duty_broken(state):
        quiet = (one for one in allowed if one not in state.setting.helping)
        return ("restrain", *quiet), DUTIES
    return allowed, ""
