"""The groups of ours and of red-dwarf from the same votes (people × statements, NaN for none)."""

from typing import Any

import numpy as np

from bot.opinion.rules.crowd import Crowd, Floats, Whole
from bot.opinion.rules.picture import Opinion, opinion


def run_parley(votes: Floats, seed: int, shown: int | None = None) -> Opinion:
    """Our opinion groups; `shown` is the number shown before."""
    people, statements = votes.shape
    return opinion(Crowd(tuple(range(people)), tuple(range(statements)), votes), seed, None, shown)


def label_people(found: Opinion, people: int) -> Whole:
    """The group of each person, −1 for none."""
    return np.array([found.group_of.get(person, -1) for person in range(people)])


def list_votes(votes: Floats) -> list[dict[str, int]]:
    """Votes in the rows that red-dwarf takes."""
    return [
        {"participant_id": int(p), "statement_id": int(s), "vote": int(votes[p, s])}
        for p, s in zip(*np.nonzero(~np.isnan(votes)), strict=True)
    ]


def run_red_dwarf(rows: list[dict[str, int]], seed: int) -> Any:  # its own result class
    """What red-dwarf makes of such rows."""
    from reddwarf.implementations.base import run_pipeline

    return run_pipeline(votes=rows, random_state=seed)
