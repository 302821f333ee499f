"""The group's way: how many were for and against at first, after the debate, and since."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from bot.debate.rules.positions.credit import Credit
from bot.debate.rules.positions.disclosure import hides_margins, hides_sums, hides_swing
from bot.debate.rules.positions.result import Result
from bot.debate.rules.positions.swing import Tally


class Station(StrEnum):
    """When positions were taken."""

    FIRST = "first"
    CLOSING = "closing"
    LATER = "later"


class GroupWay(Struct, frozen=True, kw_only=True):
    """What the whole group thought at each station that may be shown, and what moved people."""

    stations: tuple[tuple[Station, Tally], ...]
    credit: tuple[Credit, ...] = ()


def find_way(result: Result) -> GroupWay:
    """The way of a group, from the result of its debate and what was said since. A secret ballot
    shows no more here than its result does."""
    stations: list[tuple[Station, Tally]] = []
    swing = result.swing
    for station, all_votes, once in (
        ()
        if swing is None or hides_swing(result)
        else (
            (Station.FIRST, swing.first, swing.left),
            (Station.CLOSING, swing.closing, swing.late),
        )
    ):
        # What the result shows of those who voted both times gives away those who voted once.
        gives_away = not hides_margins(result) and hides_sums(result, once)
        if not (hides_sums(result, all_votes) or gives_away):
            stations.append((station, all_votes))
    if result.later is not None and result.later.tally.voters:
        stations.append((Station.LATER, result.later.tally))
    later = result.later.credit if result.later is not None else ()
    return GroupWay(stations=tuple(stations), credit=_add(result.credit, later))


def _add(before: Sequence[Credit], since: Sequence[Credit]) -> tuple[Credit, ...]:
    """Credit in the debate and since, the most credited first; what was credited both times stands
    once, by the more people."""
    credit: dict[str, Credit] = {}
    for one in (*before, *since):
        known = credit.get(one.of)
        if known is None or one.people > known.people:
            credit[one.of] = one
    return tuple(sorted(credit.values(), key=lambda one: (-one.people, one.of)))
