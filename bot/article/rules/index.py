"""One article made ready to be searched: its sentences, their terms, marks and meanings."""

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.article.rules.aliases import terms_of
from bot.article.rules.marks import MARKS, marks
from bot.article.rules.reading import ArticleReading
from bot.article.rules.sentences import split_sentences

Matrix = NDArray[np.floating]

Embed = Callable[[Sequence[str]], tuple[Matrix, Matrix]]
"""Texts to their meanings: for each the sum of its tokens' vectors, and how many tokens. A text's
vector is the mean, so the vector of two texts joined is the sum of both over both counts."""


class ArticleIndex(Struct, frozen=True, kw_only=True):
    """What search needs of one article version. Row i of each array is sentence i.

    `paragraph` counts from 0; `sums` and `counts` come from Embed (of width 0 without meaning);
    `terms` are those of each sentence.
    """

    slug: str
    version: int
    title: str
    language: str
    title_terms: tuple[str, ...]
    title_sum: Matrix
    sentences: tuple[str, ...]
    paragraph: NDArray[np.int32]
    terms: tuple[tuple[str, ...], ...]
    marks: Matrix
    sums: Matrix
    counts: Matrix


def words_only(texts: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Embed for where no meanings are to be had: vectors of width 0."""
    return np.zeros((len(texts), 0), np.float32), np.ones(len(texts), np.float32)


def index_article(slug: str, version: int, reading: ArticleReading, embed: Embed) -> ArticleIndex:
    """Make an article ready. Takes some milliseconds a page: not for the event loop."""
    sentences: list[str] = []
    paragraph: list[int] = []
    for number, text in enumerate(reading.paragraphs):
        lines = split_sentences(text)
        sentences += lines
        paragraph += [number] * len(lines)
    sums, counts = embed([reading.title, *sentences])
    return ArticleIndex(
        slug=slug,
        version=version,
        title=reading.title,
        language=reading.language,
        title_terms=tuple(terms_of(reading.title)),
        title_sum=sums[0],
        sentences=tuple(sentences),
        paragraph=np.array(paragraph, np.int32),
        terms=tuple(tuple(terms_of(sentence)) for sentence in sentences),
        marks=np.stack([marks(s) for s in sentences])
        if sentences
        else np.zeros((0, MARKS), np.float32),
        sums=sums[1:],
        counts=counts[1:],
    )
