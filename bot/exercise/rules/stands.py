"""What each guarantor was bound to in the end, how it voted, and what it did."""

from msgspec import Struct

from bot.exercise.rules.vote_record import list_vote_records
from bot.exercise.rules.voting import common, own_lists
from bot.exercise.state import Exercise


class Stand(Struct, frozen=True, kw_only=True):
    """A guarantor in the end: what it was bound to and what it did by itself, the proposals (by
    number) on which it voted so, and those that it stopped. It stood `aside` by the text's right;
    `withheld` is what it kept back."""

    role: str
    bound: frozenset[str]
    own: frozenset[str]
    in_favour: tuple[int, ...]
    against: tuple[int, ...]
    abstained: tuple[int, ...]
    missing: tuple[int, ...]
    aside: tuple[int, ...]
    blocked: tuple[int, ...]
    withheld: tuple[str, ...]


def find_decided(state: Exercise) -> frozenset[str]:
    return frozenset().union(*(common(state, count) for count in state.counts))


def build_stand(state: Exercise, role: str) -> Stand:
    bound: frozenset[str] = frozenset()
    for count in state.counts:
        bound |= own_lists(state, count).get(role, frozenset())
    own = frozenset(
        response for move in state.responses if move.role == role for response in move.responses
    )
    records = list_vote_records(state)
    return Stand(
        role=role,
        bound=bound,
        own=own,
        in_favour=tuple(record.proposal for record in records if role in record.in_favour),
        against=tuple(record.proposal for record in records if role in record.against),
        abstained=tuple(record.proposal for record in records if role in record.abstained),
        missing=tuple(record.proposal for record in records if role in record.missing),
        aside=tuple(record.proposal for record in records if role in record.stood_aside),
        blocked=tuple(record.proposal for record in records if role in record.stopped_by),
        withheld=tuple(one.what for one in state.withheld if one.role == role),
    )
