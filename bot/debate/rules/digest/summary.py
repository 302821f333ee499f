"""A summary with even hands: as many sentences for each side."""

from collections.abc import Mapping

from msgspec import Struct

from bot.article.rules.sentences import split_sentences
from bot.debate.rules.digest.extracting import find_central
from bot.debate.rules.digest.shapes import SpeechQuotation

MOST_SENTENCES = 4
"""Sentences for one side."""

MOST_LETTERS = 12_000
"""Characters of one side's speeches that are sent to a model."""

FLOOR = ""
"""The side of those who spoke without a seat."""

Sides = Mapping[str, tuple[SpeechQuotation, ...]]
"""Sentences by the key of their side, in the format's order; the floor is `FLOOR`."""

Said = Mapping[str, Mapping[int, str]]
"""By side: its speeches by the room's number."""


class Summary(Struct, frozen=True, kw_only=True):
    """What was said, by side. `model` names the one that chose the sentences ("" for none), and
    `why` says why none did, if one is used here."""

    sides: Sides
    model: str = ""
    why: str = ""


def extract_summary(words_by_side: Said) -> Sides:
    """The most central sentences of each side, as they stand; as many for each side that spoke."""
    return make_even(
        {side: find_central(speeches, MOST_SENTENCES) for side, speeches in words_by_side.items()}
    )


def make_even(sides: Sides) -> Sides:
    """The first sentences of each side, as many as the side has that has fewest; of those without a
    seat at most as many. A side that has none does not count."""
    fewest = min(
        (len(quoted) for side, quoted in sides.items() if side != FLOOR and quoted), default=None
    )
    return {side: quoted[:fewest] for side, quoted in sides.items()}


def is_short(chosen: Sides, plain: Sides) -> bool:
    """Is there a side of which so little was chosen that the others' are cut for it: less than half
    of what its speeches give by themselves?"""
    return any(
        2 * len(chosen.get(side, ())) < len(quoted)
        for side, quoted in plain.items()
        if side != FLOOR
    )


def fit_sides(words_by_side: Said) -> dict[str, dict[int, str]]:
    """Each side’s speeches as they are sent, with the same room for each side."""
    return {side: fit_speeches(speeches) for side, speeches in words_by_side.items()}


def fit_speeches(speeches: Mapping[int, str], letters: int = MOST_LETTERS) -> dict[int, str]:
    """One side's speeches, each cut after a whole sentence where they are longer together than
    `letters`; none has to give way to another: each may have its share of the room."""
    waiting, room = sorted(speeches.items(), key=lambda speech: len(speech[1])), letters
    fitted_speeches: dict[int, str] = {}
    while waiting:
        number, words = waiting.pop(0)
        share = room // (len(waiting) + 1)
        fitted_speeches[number] = words if len(words) <= share else _cut(words, share)
        room -= len(fitted_speeches[number])
    return {number: fitted_speeches[number] for number in speeches if fitted_speeches[number]}


def _cut(words: str, letters: int) -> str:
    end = 0
    for sentence in split_sentences(words[:letters])[:-1]:
        end = words.index(sentence, end) + len(sentence)
    return words[:end] or words[:letters]
