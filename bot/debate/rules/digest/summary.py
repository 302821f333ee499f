"""A summary with even hands: as many clauses for each side, of about the same length and tone."""

from collections.abc import Mapping

from msgspec import Struct

from bot.article.rules.sentences import split_sentences
from bot.debate.rules.digest.extracting import central
from bot.debate.rules.digest.shapes import DigestClause, weight
from bot.model.rules.balance import lopsided

MOST_CLAUSES = 4
"""Clauses for one side."""

MOST_LETTERS = 12_000
"""Characters of one side's speeches that are sent to a model."""

FLOOR = ""
"""The side of those who spoke without a seat."""

Sides = Mapping[str, tuple[DigestClause, ...]]
"""Clauses by the key of their side, in the format's order; the floor is `FLOOR`."""

Said = Mapping[str, Mapping[int, str]]
"""By side: its speeches by the room's number."""


class Summary(Struct, frozen=True, kw_only=True):
    """What was said, by side. `model` is "" where it is the speakers' own sentences, and `why` says
    then why, if a model is used here."""

    sides: Sides
    model: str = ""
    why: str = ""


def extracted(said: Said) -> Sides:
    """The most central sentences of each side, as they stand; as many for each side that spoke."""
    return even({side: central(of, MOST_CLAUSES) for side, of in said.items()})


def even(sides: Sides) -> Sides:
    """The first clauses of each side, as many as the side has that has fewest; of those without a
    seat at most as many. A side that has none does not count."""
    fewest = min((len(of) for side, of in sides.items() if side != FLOOR and of), default=None)
    return {side: of[:fewest] for side, of in sides.items()}


def unbalanced(sides: Sides) -> str:
    """How the sides that spoke were treated unevenly, in words; "" if they were not."""
    return lopsided(weight(of) for side, of in sides.items() if side != FLOOR and of)


def too_little(sides: Sides, plain: Sides) -> str:
    """Of which side so few clauses are left that the others’ are cut for it: fewer than half of
    those that its speeches give by themselves; in words, "" if of none."""
    for side, of in sides.items():
        if side != FLOOR and 2 * len(of) < len(plain[side]):
            return f"{len(of)} of {len(plain[side])} points held"
    return ""


def all_fitted(said: Said) -> dict[str, dict[int, str]]:
    """Each side’s speeches as they are sent, with the same room for each side."""
    return {side: fitted(of) for side, of in said.items()}


def fitted(of: Mapping[int, str], letters: int = MOST_LETTERS) -> dict[int, str]:
    """One side's speeches, each cut after a whole sentence where they are longer together than
    `letters`; none has to give way to another: each may have its share of the room."""
    left, room = sorted(of.items(), key=lambda one: len(one[1])), letters
    kept: dict[int, str] = {}
    while left:
        number, words = left.pop(0)
        share = room // (len(left) + 1)
        kept[number] = words if len(words) <= share else _cut(words, share)
        room -= len(kept[number])
    return {number: kept[number] for number in of if kept[number]}


def _cut(words: str, letters: int) -> str:
    end = 0
    for sentence in split_sentences(words[:letters])[:-1]:
        end = words.index(sentence, end) + len(sentence)
    return words[:end] or words[:letters]
