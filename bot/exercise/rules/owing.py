"""What a role owes by the sheet and what it is owed, clause by clause, with what is due now."""

from collections.abc import Mapping

from msgspec import Struct

from bot.exercise.rules.clauses import READERS
from bot.exercise.rules.clauses.deeds import find_owing, help_by, parties
from bot.exercise.rules.clauses.judging import Standing
from bot.exercise.rules.clauses.scope import find_missing_floor
from bot.exercise.rules.setting import ADVERSARY, ASSESSOR, BENEFICIARY, CHAIR, UNITED_STATES
from bot.exercise.state import Exercise

MOST_DUE = 5
"""Clauses that are named on either side."""

_NOTHING = frozenset({"none", "unsaid", "not_said", "open", "absent", "secret", "independent"})
"""Options that promise nothing that somebody could do."""

_HELP = ("obligation", "scope")
"""Clauses that each guarantor keeps or breaks by itself."""

_GUARANTOR = (
    "obligation", "scope", "response_menu", "standing_support", "presence", "funding", "burden",
    "sanctions", "deadline", "integration", "publicity",
)  # fmt: skip
_OWES: Mapping[str, tuple[str, ...]] = {
    BENEFICIARY: ("duties", "conduct_condition", "settlement_link"),
    ASSESSOR: ("evidence", "conduct_condition"),
    CHAIR: ("mechanism", "convene", "deadline", "voting"),
}
_IS_OWED: Mapping[str, tuple[str, ...]] = {
    BENEFICIARY: (
        "obligation", "scope", "beneficiary_seat", "deadline", "standing_support", "presence",
        "funding", "sanctions", "integration", "publicity",
    ),
    ASSESSOR: ("duties", "mechanism"),
    CHAIR: ("deadline",),
}  # fmt: skip
_PARTY_IS_OWED = ("duties", "conduct_condition", "evidence", "voting", "review_exit")
_PUBLIC_IS_OWED = ("publicity",)
"""What the press, a neighbour and everybody else outside can hold the parties to."""


class Due(Struct, frozen=True, kw_only=True):
    """A clause that binds somebody towards a role, or the role itself; `now` says that it is due
    and not done yet."""

    clause: str
    now: bool = False


class RoleDues(Struct, frozen=True, kw_only=True):
    """What a role owes, and what it is owed; what is due now first, then what the card is about."""

    owes: tuple[Due, ...] = ()
    is_owed: tuple[Due, ...] = ()


def find_dues(state: Exercise, role: str) -> RoleDues:
    """What a role owes and is owed by the text as it stands now."""
    owes, is_owed = find_role_clauses(state, role)
    return RoleDues(
        owes=_sort(state, owes, role),
        is_owed=_sort(state, is_owed),
    )


def find_role_clauses(state: Exercise, role: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The clauses by which a role owes something, and those by which it is owed something."""
    own = state.setting.role(role)
    if own.guarantor:
        if role not in parties(state):
            return (), ()
        owes: tuple[str, ...] = _GUARANTOR
        if role == UNITED_STATES:
            owes = ("us_role", *owes)
        if own.only:
            owes = tuple(one for one in owes if one not in (*_HELP, "presence", "deadline"))
        return owes, _PARTY_IS_OWED
    if role == ADVERSARY:
        vote = state.procedure.vote
        return (), ("voting",) if vote is not None and vote.adversary_votes else ()
    return _OWES.get(role, ()), _IS_OWED.get(role, _PUBLIC_IS_OWED)


def _sort(state: Exercise, clauses: tuple[str, ...], role: str = "") -> tuple[Due, ...]:
    """Those of the clauses that promise something, with what is due now; the first few."""
    choices = state.procedure.choices
    dues = [
        Due(clause=clause, now=_is_due(state, clause, role))
        for clause in clauses
        if set(choices.get(clause, ())) - _NOTHING
    ]
    tested = state.setting.card.tests
    dues.sort(key=lambda due: (not due.now, due.clause not in tested))
    return tuple(dues[:MOST_DUE])


def _is_due(state: Exercise, clause: str, role: str) -> bool:
    if state.over or not state.reports:
        return False
    if READERS[clause](state).standing is not Standing.OWED:
        return False
    if role and clause in _HELP:
        lacks = not help_by(state, role) or (clause == "scope" and find_missing_floor(state))
        return role in find_owing(state).roles and bool(lacks)
    return True
