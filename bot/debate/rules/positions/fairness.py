"""How evenly the floor was shared: turns, time and characters by side and by person."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from msgspec import Struct

from bot.debate.rules.format import Side
from bot.kernel.ids import MemberId
from bot.kernel.message import Number, row_of, say

EVEN, UNEVEN = 0.1, 1 / 3
"""Sides count as even while the most is no more than the first part above the least, and as uneven
from the second on."""

Key = TypeVar("Key")

Unit = Literal["seconds", "characters"]
"""What a debate measures a turn by: a clock, or in writing the length."""

NOTICED: Mapping[Unit, float] = {"seconds": 60, "characters": 500}
"""A smaller difference than this is never called uneven."""


class Turn(Struct, frozen=True, kw_only=True):
    """One turn taken: seconds on the floor and characters said (as people count them)."""

    member: MemberId
    side: str
    seconds: float
    characters: int


class FloorShare(Struct, frozen=True, kw_only=True):
    """What somebody, or a side, has said in all."""

    turns: int = 0
    seconds: float = 0
    characters: int = 0

    def amount(self, unit: Unit) -> float:
        """In seconds or characters."""
        return self.seconds if unit == "seconds" else self.characters


def by_person(turns: Iterable[Turn]) -> dict[MemberId, FloorShare]:
    """What each person said, in the order in which they first spoke."""
    return _sum_turns(turns, lambda turn: turn.member)


def by_side(turns: Iterable[Turn], sides: Sequence[Side]) -> dict[str, FloorShare]:
    """What each side said, in the format's order; who is on none of them is left out."""
    shares = _sum_turns(turns, lambda turn: turn.side)
    return {side.key: shares.get(side.key, FloorShare()) for side in sides}


def _sum_turns(turns: Iterable[Turn], key: Callable[[Turn], Key]) -> dict[Key, FloorShare]:
    shares: dict[Key, FloorShare] = {}
    for turn in turns:
        share = shares.get(key(turn), FloorShare())
        shares[key(turn)] = FloorShare(
            turns=share.turns + 1,
            seconds=share.seconds + turn.seconds,
            characters=share.characters + turn.characters,
        )
    return shares


def gini(amounts: Sequence[float]) -> float:
    """The Gini coefficient: 0 when all have the same, near 1 when one has all.

    G = Σᵢ (2i − n − 1) · xᵢ / (n · Σ x) over the amounts in rising order, i from 1: half the mean
    difference between two of them, over their mean. 0 where nobody has anything.
    """
    rising = sorted(amounts)
    number, total = len(rising), sum(rising)
    if not total:
        return 0.0
    return sum((2 * i - number - 1) * x for i, x in enumerate(rising, 1)) / (number * total)


def fairness_note(shares: Mapping[str, FloorShare], sides: Sequence[Side], unit: Unit) -> str:
    """One sentence on how the floor was shared between sides, in their own order; it gives only the
    figures where that was neither even nor so uneven that people would mind."""
    amounts = {side.name: shares.get(side.key, FloorShare()).amount(unit) for side in sides}
    most, least = max(amounts.values(), default=0), min(amounts.values(), default=0)
    measure = say("Speaking time") if unit == "seconds" else say("Length in writing")
    if not most:
        return say("{what} was not measured.", what=measure)
    amounts_listed = row_of(
        say("{side} {amount}", side=name, amount=measure_words(amount, unit))
        for name, amount in amounts.items()
    )
    apart, is_much = most - least, most - least >= NOTICED[unit]
    if apart <= (EVEN if is_much else UNEVEN) * least:
        return say("{what} was about even: {listed}.", what=measure, listed=amounts_listed)
    if not is_much or apart < UNEVEN * least:
        return say("{what}: {listed}.", what=measure, listed=amounts_listed)
    longest = row_of((name for name, amount in amounts.items() if amount == most), "and")
    return say(
        "{what} was uneven, most of it with {longest}: {listed}.",
        what=measure,
        longest=longest,
        listed=amounts_listed,
    )


def measure_words(amount: float, unit: Unit) -> str:
    """A time as 4:05 or 1:04:05, or a number of characters."""
    if unit == "characters":
        return say("{amount} characters", amount=Number(amount, 0))
    minutes, seconds = divmod(round(amount), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
