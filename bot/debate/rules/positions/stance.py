"""Stances on a motion, from −3 strongly against to +3 strongly for, and the camps they make."""

from collections.abc import Mapping
from enum import StrEnum
from math import copysign, floor

from bot.debate.rules.format import Format, Winner
from bot.kernel.message import say

Stance = int | None
"""−3 to +3 for the motion; None is undecided."""

LEAST, MOST = -3, 3


class Camp(StrEnum):
    """What a ballot counts as."""

    FOR = "for"
    UNDECIDED = "undecided"
    AGAINST = "against"


SIDES = (Camp.FOR, Camp.AGAINST)
"""The camps that can win, in the order of a format's sides."""

NAMES: Mapping[Camp, str] = {
    Camp.FOR: say("For"),
    Camp.UNDECIDED: say("Neither side"),
    Camp.AGAINST: say("Against"),
}
"""The camps' plain names."""

WORDS: Mapping[Stance, str] = {
    -3: say("strongly against"),
    -2: say("against"),
    -1: say("slightly against"),
    0: say("in the middle"),
    1: say("slightly for"),
    2: say("for"),
    3: say("strongly for"),
    None: say("undecided"),
}
"""Every stance, in words."""


def camp(stance: Stance) -> Camp:
    """The camp of a stance: the middle counts as undecided, for neither side."""
    if not stance:
        return Camp.UNDECIDED
    return Camp.FOR if stance > 0 else Camp.AGAINST


def camp_names(fmt: Format) -> Mapping[Camp, str]:
    """The camps by a format's own pair of sides; the plain names where it has any other number of
    sides, or names no winner, for then its sides (an inner circle, a pair) are no camps: people
    vote for or against the motion all the same."""
    if len(fmt.sides) != len(SIDES) or fmt.winner is Winner.NONE:
        return NAMES
    own_names = {camp: side.name for camp, side in zip(SIDES, fmt.sides, strict=True)}
    return {**NAMES, **own_names}


def stance_words(stance: Stance) -> str:
    """A stance with its number, such as “for (+2)”."""
    if stance is None:
        return WORDS[stance]
    return say("{stance} ({number})", stance=WORDS[stance], number=signed(stance))


def signed(number: float) -> str:
    """A number with its sign (a true minus) and at most one decimal: +16, −2.5, 0. A half goes up,
    as people round it: −0.25 is −0.3."""
    rounded = copysign(floor(abs(number) * 10 + 0.5) / 10, number)
    figures = f"{abs(rounded):.1f}".removesuffix(".0")
    if not rounded:
        return "0"
    return f"+{figures}" if rounded > 0 else f"−{figures}"


def per_cent(share: float) -> str:
    """A share in per cent with at most one decimal: 30 %, 33.3 %."""
    return f"{share:.1f}".removesuffix(".0") + " %"
