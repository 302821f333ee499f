"""The sentences that say most of what an article says: those nearest to all of it together."""

import re

import numpy as np

from bot.article.rules.index import Matrix
from bot.article.rules.leaning import find_introductions, find_whole, leans
from bot.article.rules.reading import ArticleReading
from bot.article.rules.shelf import unit
from bot.kernel.terms import STOP_WORDS, stem, words

MOST_CENTRAL = 4
"""Sentences of a summary, at most."""

_PER_SENTENCE = 3  # paragraphs of an article for each sentence of its summary
_TITLE, _OPENS, _EARLY, _ASKS, _LENGTH = 0.5, 0.08, 0.06, 0.1, 0.15
_HANGS = 2.0  # more than all else together: such a sentence is taken only where no other is left
_ALIKE, _SAME_SECTION, _SAME_PARAGRAPH, _UNMET = 0.5, 0.12, 0.3, 0.2
_SHORT, _LONG = 8, 45  # words of a sentence that are too few, or too many

_ROW = re.compile(r"^[^.;]{1,40}: [^.;]*; [^.;]{1,40}: ")
"""A row of a table, put into words: *Department: Roads; Budget: 5,600*."""


def find_central(
    title: str,
    sentences: list[str],
    paragraph: list[int],
    section: list[int],
    vectors: Matrix,
    asked: int = 0,
) -> list[int]:
    """The places of the most central sentences, in reading order, as many as are `asked` for or at
    most MOST_CENTRAL, and spread over the sections. One that leans on others is taken with them or
    left out, also where fewer are left then.

    `paragraph` and `section` say where each sentence stands; `vectors` are their meanings (of width
    0 where there are none: then words decide), a last row being the title's.
    """
    if not sentences:
        return []
    known = vectors if vectors.shape[1] else _word_vectors([*sentences, title])
    lines = unit(known)
    bodies, heading = lines[:-1], lines[-1]
    alike = bodies @ bodies.T
    score = alike.mean(axis=1) / max(float(alike.mean(axis=1).max()), 1e-9)
    score = score + _TITLE * (bodies @ heading) + _marks(sentences, paragraph)
    most = asked or min(MOST_CENTRAL, max(1, round((max(paragraph) + 1) / _PER_SENTENCE)))
    leaning = [leans(sentence) for sentence in sentences]
    introductions = find_introductions(sentences, title)
    taken: list[int] = []
    while len(taken) < min(most, len(sentences)):
        unmet = [bool(some) and some.isdisjoint(taken) for some in introductions]
        best = int(np.argmax(score - _UNMET * np.array(unmet)))
        if not np.isfinite(score[best]):
            break
        whole = [place for place in find_whole(best, leaning, paragraph) if place not in taken]
        if not whole or len(taken) + len(whole) > most:
            score[best] = -np.inf
            continue
        taken += whole
        score = score - _ALIKE * np.maximum(alike[best], 0) / most
        score = score - _SAME_SECTION * (np.array(section) == section[best])
        score = score - _SAME_PARAGRAPH * (np.array(paragraph) == paragraph[best])
        score[whole] = -np.inf
    return sorted(taken) or [0]


def sections_of(reading: ArticleReading) -> list[int]:
    """For each paragraph the section it stands in, counted from 0 for what has no heading."""
    starts = [number for _, number in reading.sections()]
    numbers = range(1, len(reading.paragraphs) + 1)
    return [sum(start <= number for start in starts) for number in numbers]


def _marks(sentences: list[str], paragraph: list[int]) -> Matrix:
    """What speaks for each sentence whatever it says: it opens a paragraph, comes early, stands by
    itself, and is neither short nor long."""
    last = max(max(paragraph), 1)
    marks = np.zeros(len(sentences), np.float32)
    for place, sentence in enumerate(sentences):
        size = len(words(sentence))
        marks[place] += _OPENS * (place == 0 or paragraph[place - 1] != paragraph[place])
        marks[place] += _EARLY * (1 - paragraph[place] / last)
        marks[place] -= _HANGS * (leans(sentence) or _ROW.match(sentence) is not None)
        marks[place] -= _ASKS * sentence.rstrip("”\"'").endswith("?")
        marks[place] -= _LENGTH * (not _SHORT <= size <= _LONG)
    return marks


def _word_vectors(texts: list[str]) -> Matrix:
    """Texts as vectors over their own words, rarer ones longer."""
    terms = [
        {stem(word) for word in words(text) if word.lower() not in STOP_WORDS} for text in texts
    ]
    place_by_term = {term: n for n, term in enumerate(sorted(set().union(*terms)))}
    vectors = np.zeros((len(texts), max(len(place_by_term), 1)), np.float32)
    for row, held in enumerate(terms):
        vectors[row, [place_by_term[term] for term in held]] = 1
    matrix: Matrix = vectors * np.log1p(len(texts) / np.maximum(vectors.sum(axis=0), 1))
    return matrix
