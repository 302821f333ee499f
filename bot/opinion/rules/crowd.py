"""Votes on statements as a matrix, and whose votes count for groups."""

from collections.abc import Hashable, Iterable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]

FEWEST = 12
"""People who count, below which nobody is put in a group. Two groups need a handful each before a
line between them means more than one person's mood, and a smaller group names its members."""

ENOUGH_VOTES = 7
FILLED_UP = 15
"""A person counts from so many votes (or all statements); if fewer than FILLED_UP people do, the
most active are taken in until so many are (reference of Polis, section 6.2)."""


class Crowd(Struct, frozen=True, eq=False):
    """Members (rows) by statements (columns): 1 agree, −1 disagree, 0 pass, NaN not voted."""

    members: tuple[Hashable, ...]
    statements: tuple[Hashable, ...]
    votes: Floats

    @property
    def cast(self) -> Flags:
        """Where there is a vote."""
        flags: Flags = ~np.isnan(self.votes)
        return flags


def crowd(votes: Iterable[tuple[Hashable, Hashable, int]]) -> Crowd:
    """The crowd of votes (member, statement, value); of the same two the last one counts. Members
    and statements stand in the order in which they came."""
    rows: dict[Hashable, int] = {}
    columns: dict[Hashable, int] = {}
    cells = [
        (rows.setdefault(member, len(rows)), columns.setdefault(statement, len(columns)), value)
        for member, statement, value in votes
    ]
    matrix = np.full((len(rows), len(columns)), np.nan)
    for row, column, value in cells:
        matrix[row, column] = value
    return Crowd(tuple(rows), tuple(columns), matrix)


def find_counting(votes: Floats) -> Whole:
    """The rows whose votes count, in order."""
    per_person = (~np.isnan(votes)).sum(axis=1)
    enough = per_person >= min(ENOUGH_VOTES, votes.shape[1])
    enough &= per_person > 0
    if enough.sum() < FILLED_UP:
        most_active = np.argsort(-per_person, kind="stable")[:FILLED_UP]
        enough[most_active[per_person[most_active] > 0]] = True
    positions: Whole = np.flatnonzero(enough)
    return positions
