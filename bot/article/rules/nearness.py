"""Words that are spelled nearly alike."""

from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.article.rules.edits import count_edits

_A = ord("a")


class WordSet(Struct, frozen=True, eq=False):
    """Words in small letters, laid out so that those near another are found at once.

    `letters` has a bit for each letter that a word holds, `starts` that of its first letter,
    `lengths` counts its letters.
    """

    words: tuple[str, ...]
    letters: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    lengths: NDArray[np.int16]

    def find_near(self, word: str, most: int) -> list[tuple[int, str]]:
        """The words at most `most` edits from a word, each with its distance, in no order. Where
        more than one edit is allowed, they begin alike."""
        letters = np.uint32(_letters(word))
        likely = np.abs(self.lengths - len(word)) <= most
        likely &= np.bitwise_count(self.letters & ~letters) <= most
        likely &= np.bitwise_count(~self.letters & letters) <= most
        if most > 1:
            likely &= self.starts == np.uint32(_letters(word[:1]))
        near = []
        for position in np.flatnonzero(likely).tolist():
            edits = count_edits(word, self.words[position])
            if edits <= most:
                near.append((edits, self.words[position]))
        return near


def set_of(words: Iterable[str]) -> WordSet:
    """A set of words, which are in small letters."""
    listed = tuple(words)
    letters = np.fromiter((_letters(word) for word in listed), np.uint32, len(listed))
    lengths = np.fromiter(map(len, listed), np.int16, len(listed))
    starts = np.fromiter((_letters(word[:1]) for word in listed), np.uint32, len(listed))
    return WordSet(listed, letters, starts, lengths)


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        place = ord(letter) - _A
        bits |= 1 << (place if 0 <= place < 26 else 31)
    return bits
