"""One article made ready to be searched: its sentences, their terms, marks and meanings."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.article.rules.aliases import terms_of
from bot.article.rules.marks import MARKS, marks
from bot.article.rules.reading import ArticleReading
from bot.article.rules.sentences import split_sentences

Matrix = NDArray[np.floating]


class Embed(Protocol):
    """Texts to their meanings: for each a vector of length 1 (of width 0 without a model)."""

    def __call__(self, texts: Sequence[str], /) -> Matrix:
        """Texts × width."""
        ...

    def words(self, words: Sequence[str], /) -> tuple[Matrix, Matrix]:
        """The vectors of single words, whatever stands around them, and how rare each is in
        English, from 0 (the commonest) to 1 (all 1 without a model)."""
        ...


class ArticleIndex(Struct, frozen=True, kw_only=True):
    """What search needs of one article version. Row i of each array is sentence i.

    `paragraph` counts from 0; `vectors` come from Embed (of width 0 without meaning); `terms` are
    those of each sentence.
    """

    slug: str
    version: int
    title: str
    language: str
    title_terms: tuple[str, ...]
    title_vector: Matrix
    sentences: tuple[str, ...]
    paragraph: NDArray[np.int32]
    terms: tuple[tuple[str, ...], ...]
    marks: Matrix
    vectors: Matrix


class _WordsOnly:
    def __call__(self, texts: Sequence[str], /) -> Matrix:
        return np.zeros((len(texts), 0), np.float32)

    def words(self, words: Sequence[str], /) -> tuple[Matrix, Matrix]:
        return np.zeros((len(words), 0), np.float32), np.ones(len(words), np.float32)


words_only: Embed = _WordsOnly()
"""For where no meanings are to be had."""


def index_article(slug: str, version: int, reading: ArticleReading, embed: Embed) -> ArticleIndex:
    """Make an article ready. Takes some milliseconds a page: not for the event loop."""
    sentences: list[str] = []
    paragraph: list[int] = []
    for number, text in enumerate(reading.paragraphs):
        lines = split_sentences(text)
        sentences += lines
        paragraph += [number] * len(lines)
    vectors = embed([reading.title, *sentences])
    return ArticleIndex(
        slug=slug,
        version=version,
        title=reading.title,
        language=reading.language,
        title_terms=tuple(terms_of(reading.title)),
        title_vector=vectors[0],
        sentences=tuple(sentences),
        paragraph=np.array(paragraph, np.int32),
        terms=tuple(tuple(terms_of(sentence)) for sentence in sentences),
        marks=np.stack([marks(s) for s in sentences])
        if sentences
        else np.zeros((0, MARKS), np.float32),
        vectors=vectors[1:],
    )
