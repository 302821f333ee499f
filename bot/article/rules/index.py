"""One article made ready to be searched: its sentences, their terms, marks and meanings."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.article.rules.aliases import terms_of
from bot.article.rules.marks import MARKS, marks
from bot.article.rules.outcome import Sentence
from bot.article.rules.reading import ArticleReading, BlockKind
from bot.article.rules.sentences import split_sentences

Matrix = NDArray[np.floating]


class ReadText(Struct, frozen=True, eq=False):
    """A text as the model read it: a vector of length 1 for each piece, with all that stands around
    it in mind, and the piece's place in the text (start, end)."""

    pieces: Matrix
    places: NDArray[np.int32]


class Embed(Protocol):
    """Texts to their meanings: for each a vector of length 1 (of width 0 without a model)."""

    def __call__(self, texts: Sequence[str], /) -> Matrix:
        """Texts × width."""
        ...

    def words(self, words: Sequence[str], /) -> tuple[Matrix, Matrix]:
        """The vectors of single words, whatever stands around them, and how rare each is in
        English, from 0 (the commonest) to 1 (all 1 without a model)."""
        ...

    def read(self, texts: Sequence[str], /) -> tuple[ReadText, ...]:
        """Texts piece by piece; without a model, none."""
        ...


class ArticleIndex(Struct, frozen=True, kw_only=True):
    """What search needs of one article version. Row i of each array is sentence i.

    `paragraph` counts from 0; `terms` are those of each sentence. `above` are the title and the
    headings, each with its stems in `above_terms`; `under` says for each paragraph which of them
    stands over it (0, the title, where no heading does). Vectors come from Embed (of width 0
    without meaning), in half precision.
    """

    slug: str
    version: int
    title: str
    language: str
    above: tuple[str, ...]
    above_terms: tuple[tuple[str, ...], ...]
    above_vectors: Matrix
    under: NDArray[np.int32]
    sentences: tuple[str, ...]
    paragraph: NDArray[np.int32]
    terms: tuple[tuple[str, ...], ...]
    marks: Matrix
    vectors: Matrix

    def paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """The sentences of each paragraph."""
        bounds = np.searchsorted(self.paragraph, np.arange(len(self.under) + 1)).tolist()
        return tuple(self.sentences[start:end] for start, end in pairwise(bounds))

    def sentence(self, paragraph: int, place: int) -> Sentence:
        """A sentence as it is cited; its paragraph, and its place in it, count from 0 here."""
        text = self.paragraphs()[paragraph][place]
        return Sentence(self.slug, self.version, paragraph + 1, place, text)


class _WordsOnly:
    def __call__(self, texts: Sequence[str], /) -> Matrix:
        return np.zeros((len(texts), 0), np.float32)

    def words(self, words: Sequence[str], /) -> tuple[Matrix, Matrix]:
        return np.zeros((len(words), 0), np.float32), np.ones(len(words), np.float32)

    def read(self, texts: Sequence[str], /) -> tuple[ReadText, ...]:
        return ()


words_only: Embed = _WordsOnly()
"""For where no meanings are to be had."""


def index_article(slug: str, version: int, reading: ArticleReading, embed: Embed) -> ArticleIndex:
    """Make an article ready. Takes a second for forty paragraphs: not for the event loop."""
    sentences: list[str] = []
    paragraph: list[int] = []
    for number, text in enumerate(reading.paragraphs):
        lines = split_sentences(text)
        sentences += lines
        paragraph += [number] * len(lines)
    above, under = _find_headings(reading)
    vectors = embed([*above, *sentences]).astype(np.float16)
    return ArticleIndex(
        slug=slug,
        version=version,
        title=reading.title,
        language=reading.language,
        above=above,
        above_terms=tuple(tuple(terms_of(heading)) for heading in above),
        above_vectors=vectors[: len(above)],
        under=under,
        sentences=tuple(sentences),
        paragraph=np.array(paragraph, np.int32),
        terms=tuple(tuple(terms_of(sentence)) for sentence in sentences),
        marks=np.stack([marks(s) for s in sentences])
        if sentences
        else np.zeros((0, MARKS), np.float32),
        vectors=vectors[len(above) :],
    )


def _find_headings(reading: ArticleReading) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """The title and the headings that stand over paragraphs, and which one over each."""
    above, under, latest = [reading.title], [], 0
    heading = ""
    for block in reading.blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.text
        elif block.kind is BlockKind.PARAGRAPH:
            if heading:
                above.append(heading)
                heading, latest = "", len(above) - 1
            under.append(latest)
    return tuple(above), np.array(under, np.int32)
