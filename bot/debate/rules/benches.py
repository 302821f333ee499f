"""Who speaks where, told by the names that speeches go by: 2nd Negative, Opposition Reply …"""

import re

from msgspec import Struct

from bot.debate.rules.format import SegmentKind

_PAIRS = (
    (("gov", "Government", r"government|prime minister|minister of the crown"),
     ("opp", "Opposition", r"opposition")),
    (("prop", "Proposition", r"proposition"), ("opp", "Opposition", r"opposition")),
    (("aff", "Affirmative", r"affirmative"), ("neg", "Negative", r"negative")),
    (("for", "For", r"in favou?r|\bfor\b"), ("against", "Against", r"against")),
    (("pro", "Pro", r"\bpro\b"), ("con", "Con", r"\bcontra?\b")),
)  # fmt: skip
"""Pairs of sides, each with its key, its name, and what tells it."""

_FREE = ("free", "Non-aligned", r"non-?aligned")
_REPLY = re.compile(r"\brepl(?:y|ies)\b", re.IGNORECASE)
_WHICH_SPEECH = re.compile(r"[’']s (?:constructive|rebuttal)$", re.IGNORECASE)
_PREPARES = re.compile(r"\bprep(?:aration)?\b", re.IGNORECASE)


class Chair(Struct, frozen=True):
    """A seat, by key, side and name."""

    key: str
    side: str
    name: str


class Bench(Struct, frozen=True, kw_only=True):
    """Sides (key and name), seats, and for each speech its kind and who acts in it."""

    sides: tuple[tuple[str, str], ...]
    seats: tuple[Chair, ...]
    speeches: tuple[tuple[SegmentKind, tuple[str, ...]], ...]


def find_bench(names: list[str]) -> Bench:
    """Sides and seats for speeches of these names.

    The same role is the same seat. A reply is given by one of the side's first two. Where no side
    shows, everybody may speak.
    """
    pair = max(_PAIRS, key=lambda p: _fit(p, names))
    benches = (
        [*pair, _FREE] if any(re.search(_FREE[2], n, re.IGNORECASE) for n in names) else [*pair]
    )
    seats: dict[str, list[Chair]] = {key: [] for key, _, _ in benches}
    speeches: list[tuple[SegmentKind, tuple[str, ...]]] = []
    for name in names:
        side = _side(name, benches)
        if _PREPARES.search(name):
            speeches.append((SegmentKind.PREPARATION, ()))
        elif side is None:
            speeches.append((SegmentKind.DISCUSSION, ()))
        elif _REPLY.search(name) and seats[side]:
            speeches.append((SegmentKind.REPLY, tuple(seat.key for seat in seats[side][:2])))
        else:
            role = _WHICH_SPEECH.sub("", name)
            again = [seat for seat in seats[side] if seat.name == role]
            seat = again[0] if again else Chair(f"{side}{len(seats[side]) + 1}", side, role)
            seats[side] += [] if again else [seat]
            speeches.append((SegmentKind.SPEECH, (seat.key,)))
    return Bench(
        sides=tuple((key, words) for key, words, _ in benches),
        seats=tuple(seat for sitting in seats.values() for seat in sitting),
        speeches=tuple(speeches),
    )


def _fit(pair: tuple[tuple[str, str, str], ...], names: list[str]) -> int:
    """How many names tell a side of the pair; both sides must be told."""
    matches = [sum(bool(re.search(p, n, re.IGNORECASE)) for n in names) for _, _, p in pair]
    return sum(matches) if all(matches) else 0


def _side(name: str, benches: list[tuple[str, str, str]]) -> str | None:
    """The side of the first word that tells one; the non-aligned before all."""
    places = [
        (0 if key == _FREE[0] else 1, match.start(), key)
        for key, _, pattern in benches
        if (match := re.search(pattern, name, re.IGNORECASE))
    ]
    return min(places)[2] if places else None
