"""Ranked alternatives: which statement a group prefers, by Schulze.

numpy is imported where it reckons: motions and sheets know this module before anybody ranks.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from bot.opinion.rules.reading_rankings import Ranking

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Matrix: TypeAlias = "NDArray[np.int64]"


class RankingOutcome(Struct, frozen=True, kw_only=True):
    """What the ballots say by Schulze's method.

    `preferences` is the Condorcet matrix: in row x, column y, the voters who prefer x to y, in the
    order of `candidates`. `order` has the candidates best first, those that the method does not
    tell apart together; in `broken` each stands alone, by random ballot. `condorcet` beats every
    other one to one, None where nothing does; every member of the `smith` set beats all outside.
    """

    candidates: tuple[str, ...]
    preferences: tuple[tuple[int, ...], ...]
    order: tuple[tuple[str, ...], ...]
    broken: tuple[str, ...]
    condorcet: str | None
    smith: tuple[str, ...]

    @property
    def winner(self) -> str:
        """The first, by lot where the ballots do not decide."""
        return self.broken[0]

    @property
    def by_lot(self) -> bool:
        """Whether the ballots left more than one in first place."""
        return len(self.order[0]) > 1


def preferences(candidates: Sequence[str], ballots: Iterable[Ranking]) -> Matrix:
    """The Condorcet matrix d: d[x, y] voters prefer x to y."""
    import numpy as np

    matrix = np.zeros((len(candidates), len(candidates)), np.int64)
    for ballot in ballots:
        places = _places(candidates, ballot)
        matrix += places[:, None] < places[None, :]
    return matrix


def strongest_paths(matrix: Matrix) -> Matrix:
    """Strengths p of the strongest paths: p[x, y] = d[x, y] where more prefer x to y than y to x,
    else 0; then over each z, p[x, y] = max(p[x, y], min(p[x, z], p[z, y])). (M. Schulze, Social
    Choice and Welfare 36, 2011, 267–303, with winning votes; reference/debate.md § 6.4.)"""
    import numpy as np

    strength: Matrix = np.where(matrix > matrix.T, matrix, 0)
    for z in range(len(strength)):
        through = np.minimum(strength[:, z, None], strength[None, z, :])
        strength = np.maximum(strength, through)
    return strength


def schulze(candidates: Collection[str], ballots: Iterable[Ranking], seed: int) -> RankingOutcome:
    """Rank candidates by Schulze's method; neither their order nor the voters' matters.

    Ties are broken by the ranking of a random ballot, what that leaves tied by a further one, and
    at last by lot. The same seed draws alike for ever: numpy keeps this generator frozen (NEP 19).
    """
    names, cast = sorted(candidates), sorted(ballots)
    matrix = preferences(names, cast)
    strength = strongest_paths(matrix)
    order = _layers(names, strength > strength.T)
    lot = _lot(names, cast, seed)
    wins = matrix > matrix.T
    rows = zip(names, wins, strict=True)
    champion = next((name for name, row in rows if row.sum() == len(names) - 1), None)
    return RankingOutcome(
        candidates=tuple(names),
        preferences=tuple(tuple(row) for row in matrix.tolist()),
        order=order,
        broken=tuple(name for tied in order for name in sorted(tied, key=lot.index)),
        condorcet=champion,
        smith=_smith(names, matrix),
    )


def _places(names: Sequence[str], ranking: Ranking) -> Matrix:
    import numpy as np

    at = {name: place for place, tied in enumerate(ranking) for name in tied}
    return np.array([at.get(name, len(ranking)) for name in names], np.int64)


def _layers(names: Sequence[str], beats: "NDArray[np.bool_]") -> tuple[tuple[str, ...], ...]:
    """First those whom nobody beats, then those whom none of the rest beats, and so on."""
    layers: list[tuple[str, ...]] = []
    remaining = list(range(len(names)))
    while remaining:
        free = [one for one in remaining if not beats[remaining, one].any()]
        layers.append(tuple(names[one] for one in free))
        remaining = [one for one in remaining if one not in free]
    return tuple(layers)


def _smith(names: Sequence[str], matrix: Matrix) -> tuple[str, ...]:
    """Those from whom everyone can be reached by steps that win or tie one to one."""
    reach = matrix >= matrix.T
    for through in range(len(names)):
        reach = reach | (reach[:, through, None] & reach[None, through, :])
    return tuple(name for name, row in zip(names, reach, strict=True) if row.all())


def _lot(names: Sequence[str], cast: Sequence[Ranking], seed: int) -> list[str]:
    """All names in the order of random ballots, one after the other, and at last by lot."""
    import numpy as np

    lot = np.random.RandomState(seed)
    drawn_ballots = [_places(names, cast[at]) for at in lot.permutation(len(cast))]
    last = lot.permutation(len(names))
    keys = {
        name: (*(ballot[at] for ballot in drawn_ballots), last[at]) for at, name in enumerate(names)
    }
    return sorted(names, key=keys.__getitem__)
