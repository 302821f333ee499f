"""Words that a result and its details share."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from bot.debate.rules.positions.credit import Credit
from bot.debate.rules.positions.result import Result
from bot.kernel.former import FORMER
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, count_of, say
from bot.kernel.pieces import shorten_closed
from bot.kernel.view import Person, Span

Names = Mapping[MemberId, str]

"""Who has no name here any more."""

GONE = say("something that was erased")


def label_of(credited: str, result: Result) -> str:
    """What a speech or a claim is, in words."""
    return result.labels.get(credited, GONE)


def person_of(member: MemberId, names: Names) -> str | Span:
    """A member, as a person that a platform may link."""
    return Person(member, names[member]) if member in names else FORMER


def name_of(member: MemberId, names: Names) -> str:
    """A member's name alone."""
    return names.get(member, FORMER)


def score_words(points: float) -> str:
    """Points with two decimals at most: 75, 70.33."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def number_places(places: Sequence[tuple[str, ...]]) -> list[tuple[int, tuple[str, ...]]]:
    """Places with their numbers: after two who share the first comes the third."""
    ends = accumulate(len(tied) for tied in places)
    return [(end - len(tied) + 1, tied) for end, tied in zip(ends, places, strict=True)]


def say_credit(credit: Credit, result: Result, longest: int) -> Message:
    """What is credited, in so many characters at most, and how many people credit it."""
    return count_of(
        credit.people,
        "{credited}: {n} person",
        "{credited}: {n} people",
        credited=shorten_closed(label_of(credit.of, result), longest),
    )
