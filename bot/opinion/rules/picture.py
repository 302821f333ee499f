"""What a crowd thinks, gathered: places, groups, and what stands for each."""

from collections.abc import Container, Hashable, Iterable, Mapping

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from bot.opinion.rules.crowd import FEWEST, Crowd, crowd, find_counting
from bot.opinion.rules.groups import find_groupings
from bot.opinion.rules.projection import components, project
from bot.opinion.rules.representative import (
    Telling,
    consensus,
    find_agreed,
    find_bridging,
    find_divisive,
    find_telling,
    tallies,
)
from bot.opinion.rules.stability import choose_number, measure_stability

Vote = tuple[Hashable, Hashable, int]
"""Member, statement, and 1 (agree), 0 (pass) or −1 (disagree)."""


class Opinion(Struct, frozen=True, kw_only=True):
    """Opinion groups of a crowd.

    `group_of` and `places` are of those who count; there are no groups where `sizes` is empty: too
    few people, all vote alike, or `unclear`, which says that no number of groups is stable.
    `agreement` is the stability of the number shown, and `sure` that of each member's group, both
    from 0 to 1. `find_telling` is by group; `consensus` is the geometric mean of the group-informed
    consensus by statement. Statements stand in best order in the tuples, each in one of them.
    `forced` says that somebody asked for this number of groups.
    """

    people: int
    sizes: tuple[int, ...] = ()
    group_of: Mapping[Hashable, int]
    places: Mapping[Hashable, tuple[float, float]]
    telling: tuple[tuple[tuple[Hashable, Telling], ...], ...] = ()
    consensus: Mapping[Hashable, float]
    agreed: tuple[Hashable, ...] = ()
    rejected: tuple[Hashable, ...] = ()
    bridging: tuple[Hashable, ...] = ()
    divisive: tuple[Hashable, ...] = ()
    forced: bool = False
    unclear: bool = False
    agreement: float = 0.0
    sure: Mapping[Hashable, float] = {}


def show_only(opinion: Opinion, statements: Container[Hashable]) -> Opinion:
    """The opinion with what it says of these statements alone; the groups stay as they are."""

    def kept(keys: tuple[Hashable, ...]) -> tuple[Hashable, ...]:
        return tuple(key for key in keys if key in statements)

    return replace(
        opinion,
        telling=tuple(
            tuple(item for item in telling if item[0] in statements) for telling in opinion.telling
        ),
        agreed=kept(opinion.agreed),
        rejected=kept(opinion.rejected),
        bridging=kept(opinion.bridging),
        divisive=kept(opinion.divisive),
    )


def opinion_of(
    votes: Iterable[Vote], seed: int, forced: int | None = None, shown: int | None = None
) -> Opinion:
    """The opinion groups of votes; the same votes and seed give the same groups."""
    return opinion(crowd(votes), seed, forced, shown)


def opinion(
    voters: Crowd, seed: int, forced: int | None = None, shown: int | None = None
) -> Opinion:
    """The opinion groups of a crowd. `shown` is the number of groups that people saw last: it
    changes only for one that is clearly better."""
    rows = find_counting(voters.votes) if voters.votes.size else np.zeros(0, dtype=np.int64)
    votes = voters.votes[rows]
    names = [voters.members[row] for row in rows]
    if len(rows) < FEWEST:
        return Opinion(people=len(rows), group_of={}, places={}, consensus={})
    directions, means = components(votes)
    places = project(votes, directions, means)
    groupings = find_groupings(places, seed, () if forced is None else (forced,))
    stabilities = measure_stability(votes, groupings, seed)
    places_by_name = {
        name: (float(x), float(y)) for name, (x, y) in zip(names, places.tolist(), strict=True)
    }
    number = forced or choose_number(groupings, stabilities, shown)
    if number is None or number not in groupings or groupings[number].labels.max() == 0:
        return Opinion(
            people=len(rows),
            group_of={},
            places=places_by_name,
            consensus={},
            unclear=bool(groupings),
        )
    labels, stability = groupings[number].labels, stabilities[number]
    counts = tallies(votes, labels)
    groups = range(int(labels.max()) + 1)
    informed = consensus(counts)
    called = voters.statements
    agreed, rejected = find_agreed(counts, 1), find_agreed(counts, -1)
    bridging = find_bridging(counts, list(groups), without=agreed)
    divisive = find_divisive(counts, without={*agreed, *rejected, *bridging})
    return Opinion(
        people=len(rows),
        sizes=tuple(int(size) for size in np.bincount(labels)),
        group_of={name: int(label) for name, label in zip(names, labels, strict=True)},
        places=places_by_name,
        telling=tuple(
            tuple(
                (called[representative.statement], representative)
                for representative in find_telling(counts, group)
            )
            for group in groups
        ),
        consensus={called[c]: float(value) for c, value in enumerate(informed.mean)},
        agreed=tuple(called[c] for c in agreed),
        rejected=tuple(called[c] for c in rejected),
        bridging=tuple(called[c] for c in bridging),
        divisive=tuple(called[c] for c in divisive),
        forced=forced is not None,
        agreement=stability.agreement,
        sure={name: float(sure) for name, sure in zip(names, stability.sure, strict=True)},
    )
