"""How much of what is owed so far is kept, as an order and never as a score."""

from collections.abc import Iterable

from bot.exercise.rules.clauses import READERS
from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing, judge_clauses
from bot.exercise.rules.escalation import OWED_CLAUSES
from bot.exercise.rules.rungs import PromiseLevel
from bot.exercise.state import Exercise
from bot.kernel.once import once

SEEN_FROM_OUTSIDE = frozenset(
    {
        "guarantors", "us_role", "obligation", "scope", "deadline", "standing_support", "funding",
        "burden", "presence", "sanctions", "review_exit", "settlement_link",
    }
)  # fmt: skip
"""The clauses whose keeping changes anything for people outside the room: who stands by it, what
comes, by when, and for how long. How a meeting is held is not among them."""


def find_promise_level(judgments: Iterable[ClauseJudgment]) -> PromiseLevel | None:
    """How much is kept of what came up; None while nothing was kept or owed."""
    standings = [one.standing for one in judgments if one.clause in SEEN_FROM_OUTSIDE]
    kept = standings.count(Standing.KEPT)
    due = kept + standings.count(Standing.OWED) + standings.count(Standing.BROKEN)
    if not due:
        return None
    if not kept:
        return PromiseLevel.NONE
    if kept == due:
        return PromiseLevel.ALL
    if 2 * kept == due:
        return PromiseLevel.HALF
    return PromiseLevel.MOST if 2 * kept > due else PromiseLevel.FEW


_READERS = {clause: READERS[clause] for clause in SEEN_FROM_OUTSIDE.union(OWED_CLAUSES)}


@once
def judge_now(state: Exercise) -> tuple[ClauseJudgment, ...]:
    """The clauses that can be seen from outside, and those that say what must come, as they stand
    at this moment."""
    return judge_clauses(state, _READERS)
