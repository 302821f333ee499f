"""The group's way: how many were for and against at first, after the debate, and since."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from bot.debate.rules.positions.credit import Credit, order_credits
from bot.debate.rules.positions.disclosure import hides, hides_closing, hides_swing
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
    if swing is not None and not hides_swing(result) and not hides(result, swing.first):
        stations.append((Station.FIRST, swing.first))
    if swing is not None and not hides_swing(result) and not hides_closing(result):
        stations.append((Station.CLOSING, swing.closing))
    if result.later is not None and result.later.tally.voters:
        stations.append((Station.LATER, result.later.tally))
    later = result.later.credit if result.later is not None else ()
    return GroupWay(stations=tuple(stations), credit=_add(result.credit, later, result))


def _add(before: Sequence[Credit], since: Sequence[Credit], result: Result) -> tuple[Credit, ...]:
    """Credit in the debate and since, in the order of a result; what was credited both times stands
    once, by the more people."""
    credit: dict[str, Credit] = {}
    for one in (*before, *since):
        known = credit.get(one.of)
        if known is None or one.people > known.people:
            credit[one.of] = one
    by_name = {of: place for place, of in enumerate(sorted(credit))}
    return order_credits(credit.values(), by_name, secret=result.secret)
