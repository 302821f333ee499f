"""What tells the right sentence among those of several paragraphs of one article."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.article.rules.bearing import SENTENCE_COLUMNS, Bearing, measure_sentences
from bot.article.rules.candidates import sentences
from bot.article.rules.index import Embed, Matrix
from bot.article.rules.judge import Judged, Linear, Measured, chance
from bot.article.rules.likeness import Likeness, likeness, question_terms
from bot.article.rules.line_features import LINE_COLUMNS
from bot.article.rules.shelf import ArticleShelf
from bot.kernel.terms import words

AMONG_COLUMNS = (
    "near", "near_behind", "held", "held_behind", "near_paragraph", "near_paragraph_behind",
    "line", "right", "given", "look", "look_behind", "place", "right_behind", "given_behind",
    *(f"line_{name}" for name in LINE_COLUMNS),
)  # fmt: skip
"""The share of the question's words, by weight, that the sentence comes near to or holds, and its
paragraph; the log-odds of the sentence and of its paragraph, the score of the first look, the
paragraph's place; by how much each of these falls behind the best; and what is measured of the
sentence within its paragraph."""

CLOSER_COLUMNS = (*AMONG_COLUMNS, *SENTENCE_COLUMNS, "first", "first_behind")
"""The same of the sentences that get a closer look, what comes of reading them, and the log-odds of
the first judgement, as they are and behind the best."""

ECHO = 0.01
"""What is left of a sentence that asks the question itself."""

LEAST_ECHO = 4
"""Words of a question from which on it is known again."""

READ = 6
"""Sentences that are read piece by piece."""


class Ranking(Struct, frozen=True, kw_only=True, eq=False):
    """How likely each candidate sentence answers, beside the others; the question's likeness with
    them, and what was read of them (None without the model)."""

    lines: Matrix
    like: Likeness
    bearing: Bearing | None


def rank_sentences(
    measured: Measured,
    judged: Judged,
    shelf: ArticleShelf,
    embed: Embed,
    among: Linear,
    closer: Linear | None,
) -> Ranking:
    """Judge the candidate sentences of several paragraphs, and read the best ones closely."""
    texts = sentences(shelf, measured.candidates)
    like = likeness(question_terms(measured.query.text), texts, embed)
    columns = measure_among(measured, judged, like)
    odds = among(columns)
    heard = find_echoes(measured.query.text, texts)
    if closer is None:
        return Ranking(lines=chance(odds) * heard, like=like, bearing=None)
    bearing = Bearing(measured.query.text, embed)
    best, looked_at = measure_closer(measured, columns, odds, texts, bearing)
    lines = place_closer(odds, best, closer(looked_at)) * heard
    return Ranking(lines=lines, like=like, bearing=bearing)


def find_echoes(question: str, texts: Sequence[str]) -> Matrix:
    """For each sentence 1, or ECHO where it asks the question itself, which answers nothing."""
    asked = " ".join(words(question.lower()))
    if asked.count(" ") < LEAST_ECHO - 1:
        return np.ones(len(texts), np.float32)
    heard = ("?" in text and asked in " ".join(words(text.lower())) for text in texts)
    return np.array([ECHO if is_echo else 1 for is_echo in heard], np.float32)


def measure_among(measured: Measured, judged: Judged, like: Likeness) -> Matrix:
    """Sentences × AMONG_COLUMNS."""
    c = measured.candidates
    near = like.share @ like.near
    held_share = like.share @ like.held
    by_paragraph = np.maximum.reduceat(like.near, c.start[:-1], axis=1)
    paragraph = (like.share @ by_paragraph)[c.owner]
    right, given = log_odds(judged.right), log_odds(judged.given)
    look = measured.looks
    place = np.argsort(np.argsort(-(judged.right * judged.given)))
    columns = (
        near, _behind(near), held_share, _behind(held_share), paragraph, _behind(paragraph),
        log_odds(judged.line), right[c.owner], given[c.owner], look[c.owner],
        _behind(look)[c.owner], place[c.owner], _behind(right)[c.owner], _behind(given)[c.owner],
    )  # fmt: skip
    return np.column_stack([*columns, measured.lines]).astype(np.float32)


def measure_closer(
    measured: Measured, columns: Matrix, odds: Matrix, texts: Sequence[str], bearing: Bearing
) -> tuple[NDArray[np.intp], Matrix]:
    """The sentences that get a closer look, best first, and their CLOSER_COLUMNS."""
    best = np.argsort(-odds, kind="stable")[:READ]
    owner = measured.candidates.owner[best]
    read = measure_sentences(bearing, [texts[i] for i in best.tolist()], owner)
    first = odds[best]
    looked_at: Matrix = np.column_stack([columns[best], read, first, _behind(first)])
    return best, looked_at


def place_closer(odds: Matrix, best: NDArray[np.intp], closer: Matrix) -> Matrix:
    """Probabilities of all sentences: those looked at closely by that look, the others below."""
    lines: Matrix = np.minimum(chance(odds), chance(closer).min())
    lines[best] = chance(closer)
    return lines


def log_odds(probability: Matrix) -> Matrix:
    """Log-odds of probabilities, within ±14."""
    clipped = np.clip(probability, 1e-6, 1 - 1e-6)
    odds: Matrix = np.log(clipped / (1 - clipped))
    return odds


def _behind(values: Matrix) -> Matrix:
    behind: Matrix = values - values.max()
    return behind
