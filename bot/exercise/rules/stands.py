"""What each guarantor was bound to in the end, and what it did."""

from msgspec import Struct

from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.voting import common, own_lists
from bot.exercise.state import Exercise


class Stand(Struct, frozen=True, kw_only=True):
    """A guarantor in the end: what it was bound to, what it did by itself, how often it stood
    aside, and which proposals (by number) it stopped."""

    role: str
    bound: frozenset[str]
    own: frozenset[str]
    aside: tuple[int, ...]
    blocked: tuple[int, ...]


def parties(state: Exercise) -> tuple[str, ...]:
    return guarantors(state.setting, state.procedure)


def find_decided(state: Exercise) -> frozenset[str]:
    return frozenset().union(*(common(state, count) for count in state.counts))


def build_stand(state: Exercise, role: str) -> Stand:
    bound: frozenset[str] = frozenset()
    for count in state.counts:
        bound |= own_lists(state, count).get(role, frozenset())
    own = frozenset(
        response for move in state.responses if move.role == role for response in move.responses
    )
    outcomes = [outcome for count in state.counts for outcome in count.outcomes]
    return Stand(
        role=role,
        bound=bound,
        own=own,
        aside=tuple(outcome.proposal for outcome in outcomes if role in outcome.aside),
        blocked=tuple(outcome.proposal for outcome in outcomes if role in outcome.blocked),
    )
