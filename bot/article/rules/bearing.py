"""How far sentences bear out each word of a question, read in its context.

The model gives each piece of a text a vector that depends on what stands around it. A word of the
question is borne out by a sentence as far as some piece of the sentence comes near it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.article.rules.index import Embed, Matrix, ReadText
from bot.article.rules.likeness import is_of_the_text
from bot.kernel.terms import STOP_WORDS, WORD

SENTENCE_COLUMNS = (
    "all", "all_behind", "words", "words_behind", "word_least", "word_two", "word_two_behind",
    "passage_behind",
)  # fmt: skip
"""How near a sentence comes to the pieces of a question on average, to its words of matter, to the
word that it comes least near to, to the two such; by how much each falls behind the best of those
read, and by how much the best of its paragraph does."""

BEARING_COLUMNS = (
    "bears_mean", "bears_least", "bears_two", "bears_all",
    "passage_mean", "passage_least", "passage_two", "passage_all", "passage_one", "passage_ahead",
)  # fmt: skip
"""How near the best sentence comes to the question's words of matter: on average, to the one that
it comes least near to, to the two such, and to all pieces of the question; the same of the passage,
each word taken where it is nearest; the most that one of its sentences comes near on average; by
how much a sentence is ahead of the best in all pieces."""

MOST_SENTENCES = 8
"""Of a passage that are read, those around the best."""


class Bearing:
    """A question held against sentences; each is read once."""

    def __init__(self, question: str, embed: Embed) -> None:
        self._question, self._embed = question, embed
        self._asked: ReadText | None = None
        self._matter: NDArray[np.bool_] = np.zeros((0, 0), np.bool_)
        self._nearest: dict[str, Matrix] = {}

    def measure(self, sentences: Sequence[str]) -> tuple[Matrix, Matrix]:
        """How near each sentence comes to all pieces of the question on average, and to each of its
        words of matter (words × sentences)."""
        new = [text for text in dict.fromkeys(sentences) if text not in self._nearest]
        if self._asked is None:
            self._asked, *readings = self._embed.read([self._question, *new])
            self._matter = _find_matter(self._question, self._asked.places)
        else:
            readings = list(self._embed.read(new)) if new else []
        for text, reading in zip(new, readings, strict=True):
            self._nearest[text] = _find_nearest(self._asked.pieces, reading.pieces)
        nearest = np.stack([self._nearest[text] for text in sentences], axis=1)
        if not len(nearest):
            return np.zeros(len(sentences), np.float32), nearest
        whole: Matrix = nearest.mean(axis=0)
        if not len(self._matter):
            return whole, nearest
        sizes = self._matter.sum(axis=1, keepdims=True)
        return whole, (self._matter.astype(np.float32) @ nearest) / sizes


def measure_sentences(
    bearing: Bearing, sentences: Sequence[str], owner: NDArray[np.signedinteger]
) -> Matrix:
    """Sentences × SENTENCE_COLUMNS; `owner` says which paragraph each stands in."""
    whole, words = bearing.measure(sentences)
    rising = np.sort(words, axis=0) if len(words) else np.zeros((1, len(sentences)), np.float32)
    mean, two = rising.mean(axis=0), rising[:2].mean(axis=0)
    passage = np.array([whole[owner == row].max() for row in owner.tolist()])
    columns = (
        whole, whole - whole.max(), mean, mean - mean.max(), rising[0], two, two - two.max(),
        passage - whole.max(),
    )  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def measure_passage(bearing: Bearing | None, sentences: Sequence[str], best: int) -> Matrix:
    """BEARING_COLUMNS of a passage and its best sentence (its number among `sentences`); zeros
    where nothing can be read."""
    if bearing is None:
        return np.zeros(len(BEARING_COLUMNS), np.float32)
    first = max(0, min(best - MOST_SENTENCES // 2, len(sentences) - MOST_SENTENCES))
    whole, words = bearing.measure(sentences[first : first + MOST_SENTENCES])
    here = best - first
    one = words.mean(axis=0).max() if len(words) else 0
    values = (
        *_summarise(words[:, here]), whole[here], *_summarise(words.max(axis=1)), whole.max(), one,
        whole.max() - whole[here],
    )  # fmt: skip
    return np.array(values, np.float32)


def _find_matter(question: str, places: NDArray[np.int32]) -> NDArray[np.bool_]:
    """The question's words of matter × its pieces: which pieces each is made of."""
    rows = [
        (places[:, 0] < match.end()) & (places[:, 1] > match.start())
        for match in WORD.finditer(question)
        if match.group().lower() not in STOP_WORDS and not is_of_the_text(match.group())
    ]
    return np.array([row for row in rows if row.any()]).reshape(-1, len(places))


def _find_nearest(asked: Matrix, other: Matrix) -> Matrix:
    """For each piece of the question the cosine of the nearest piece of another text."""
    if not len(asked) or not len(other):
        return np.zeros(len(asked), np.float32)
    nearest: Matrix = (asked @ other.T).max(axis=1)
    return nearest


def _summarise(values: Matrix) -> tuple[float, float, float]:
    """Mean, least, and mean of the two least."""
    if not len(values):
        return 0.0, 0.0, 0.0
    rising = np.sort(values)
    return float(rising.mean()), float(rising[0]), float(rising[:2].mean())
