"""How far a passage bears out each word of a question, read in its context.

The model gives each piece of a text a vector that depends on what stands around it. A word of the
question is borne out by a sentence as far as some piece of the sentence comes near it.
"""

from collections.abc import Sequence

import numpy as np

from bot.article.rules.index import Embed, Matrix
from bot.article.rules.likeness import is_of_the_text
from bot.kernel.terms import STOP_WORDS, WORD

BEARING_COLUMNS = (
    "bears_mean", "bears_least", "bears_two", "bears_all",
    "passage_mean", "passage_least", "passage_two", "passage_all", "passage_one", "passage_ahead",
)  # fmt: skip
"""How near the best sentence comes to the question's words of matter: on average, to the one that
it comes least near to, to the two such, and to all words of the question; the same of the passage,
each word taken where it is nearest; the most that one of its sentences comes near on average; by
how much a sentence is ahead of the best in all words."""

MOST_SENTENCES = 8
"""Of a passage that are read, those around the best."""


def measure_bearing(
    question: str, sentences: Sequence[str], best: int, embed: Embed
) -> dict[str, float]:
    """BEARING_COLUMNS of a passage and its best sentence (its number among `sentences`)."""
    first = max(0, min(best - MOST_SENTENCES // 2, len(sentences) - MOST_SENTENCES))
    passage = sentences[first : first + MOST_SENTENCES]
    readings = embed.read([question, *passage])
    if not readings:
        return dict.fromkeys(BEARING_COLUMNS, 0.0)
    asked, *others = readings
    nearest = np.stack([_nearest(asked.pieces, other.pieces) for other in others], axis=1)
    matter = [
        nearest[pieces].mean(axis=0)
        for match in WORD.finditer(question)
        if match.group().lower() not in STOP_WORDS and not is_of_the_text(match.group())
        for pieces in [(asked.places[:, 0] < match.end()) & (asked.places[:, 1] > match.start())]
        if pieces.any()
    ]
    words = np.array(matter) if matter else nearest
    whole = nearest.mean(axis=0) if len(nearest) else np.zeros(len(passage))
    here = best - first
    sentence = np.sort(words[:, here])
    anywhere = np.sort(words.max(axis=1))
    values = (
        *_summary(sentence), whole[here], *_summary(anywhere), whole.max(),
        words.mean(axis=0).max() if len(words) else 0.0, whole.max() - whole[here],
    )  # fmt: skip
    return dict(zip(BEARING_COLUMNS, map(float, values), strict=True))


def _nearest(asked: Matrix, other: Matrix) -> Matrix:
    """For each piece of the question the cosine of the nearest piece of another text."""
    if not len(asked) or not len(other):
        return np.zeros(len(asked), np.float32)
    nearest: Matrix = (asked @ other.T).max(axis=1)
    return nearest


def _summary(rising: Matrix) -> tuple[float, float, float]:
    """Mean, least, and mean of the two least of values that rise."""
    if not len(rising):
        return 0.0, 0.0, 0.0
    return float(rising.mean()), float(rising[0]), float(rising[:2].mean())
