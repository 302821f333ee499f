"""How the groups move towards each other or apart, while people go on voting."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime

import numpy as np
from msgspec import Struct

from bot.opinion.rules.crowd import crowd
from bot.opinion.rules.picture import Opinion
from bot.opinion.rules.projection import components, project


class Distance(Struct, frozen=True):
    """How far apart the centres of two groups were at an instant (UTC)."""

    at: datetime
    one: int
    other: int
    apart: float


def movement(
    log: Iterable[tuple[datetime, Hashable, Hashable, int]],
    final: Opinion,
    instants: Sequence[datetime],
) -> tuple[Distance, ...]:
    """Distances between the final groups at some instants, from a log of votes.

    All are measured on the plane of the last votes, so that they can be compared. A group of whom
    nobody had voted yet has no place, and is left out there.
    """
    ordered = sorted(log, key=lambda vote: vote[0])
    last = crowd((member, statement, value) for _, member, statement, value in ordered)
    if not last.votes.size or not final.sizes:
        return ()
    directions, means = components(last.votes)
    row_of = {member: row for row, member in enumerate(last.members)}
    column_of = {statement: column for column, statement in enumerate(last.statements)}
    distances: list[Distance] = []
    for at in instants:
        votes = np.full(last.votes.shape, np.nan)
        for when, member, statement, value in ordered:
            if when <= at:
                votes[row_of[member], column_of[statement]] = value
        places = project(votes, directions, means)
        voted = (~np.isnan(votes)).any(axis=1)
        centres = {}
        for group in range(len(final.sizes)):
            rows = [r for m, r in row_of.items() if final.group_of.get(m) == group and voted[r]]
            if rows:
                centres[group] = places[rows].mean(axis=0)
        distances += [
            Distance(at, one, other, float(np.linalg.norm(centres[one] - centres[other])))
            for one in centres
            for other in centres
            if one < other
        ]
    return tuple(distances)
