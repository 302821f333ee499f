"""What each clause of a sheet comes to in an incident: one reader a clause, by groups."""

from collections.abc import Mapping

from bot.exercise.rules.clauses import beneficiary, means, mechanism, parties, promise, time
from bot.exercise.rules.clauses.judging import ClauseReader

READERS: Mapping[str, ClauseReader] = {
    **parties.READERS,
    **promise.READERS,
    **mechanism.READERS,
    **means.READERS,
    **time.READERS,
    **beneficiary.READERS,
}
