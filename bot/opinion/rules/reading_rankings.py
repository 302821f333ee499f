"""A ranking as typed: numbers best first, = between equals."""

import re
from collections.abc import Collection, Mapping
from itertools import chain

from bot.kernel.refusal import Refused
from bot.opinion.refusals import OpinionRefusal

Ranking = tuple[tuple[str, ...], ...]
"""A ballot, best first; what stands together is ranked alike. What it leaves out comes last."""

_FORM = re.compile(r"\d+(?:\s*[>,=]\s*\d+|\s+\d+)*")


def read_ranking(words: str, numbers: Collection[str]) -> Ranking:
    """The ranking that "2 > 1 = 3" means; commas and spaces stand for ">" as well. Where `numbers`
    map to words, these name what is refused.

    Raises Refused (RANKING_UNREADABLE, RANKED_TWICE, RANKED_UNKNOWN).
    """
    plain = words.replace("#", "").replace("›", ">").strip().rstrip(".")
    if not _FORM.fullmatch(plain):
        raise Refused(OpinionRefusal.RANKING_UNREADABLE)
    steps = re.split(r"[>,]", re.sub(r"(?<=\d)\s+(?=\d)", ">", plain))
    ranking = tuple(tuple(part.strip() for part in step.split("=")) for step in steps)
    return check_ranking(ranking, numbers)


def read_numbers(words: str, numbers: Collection[str]) -> frozenset[str]:
    """Numbers with anything between. Raises Refused (NO_SUCH_PROPOSAL)."""
    numbers_read = frozenset(re.findall(r"\d+", words))
    for number in numbers_read:
        if number not in numbers:
            raise Refused(
                OpinionRefusal.NO_SUCH_PROPOSAL,
                number=number,
                known=", ".join(sorted(numbers, key=int)),
            )
    return numbers_read


def check_ranking(ranking: Ranking, candidates: Collection[str]) -> Ranking:
    """A ranking without empty places; refuses what is ranked twice or is no candidate."""
    numbers_seen: set[str] = set()
    for name in chain.from_iterable(ranking):
        if name not in candidates:
            raise Refused(OpinionRefusal.RANKED_UNKNOWN, name=name, known=", ".join(candidates))
        if name in numbers_seen:
            words = candidates[name] if isinstance(candidates, Mapping) else name
            raise Refused(OpinionRefusal.RANKED_TWICE, name=words)
        numbers_seen.add(name)
    return tuple(place for place in ranking if place)
