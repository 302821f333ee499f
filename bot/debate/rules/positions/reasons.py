"""Reasons of the closing vote, as the group reads them: without names, in an order that tells
nothing, and only from four on."""

from collections.abc import Mapping
from hashlib import sha256

from bot.kernel.ids import MemberId

FEWEST_REASONS = 4
"""People whose reasons are shown together; with fewer, readers could tell whose is whose."""


def mix_reasons(reasons: Mapping[MemberId, str], seed: str) -> tuple[str, ...]:
    """The reasons in an order that follows from the seed and their words alone; none of fewer than
    four people. Reasons without a letter or digit count for nobody."""
    given = [words.strip() for words in reasons.values() if any(map(str.isalnum, words))]
    if len(given) < FEWEST_REASONS:
        return ()
    return tuple(sorted(given, key=lambda words: sha256(f"{seed}:{words}".encode()).digest()))
