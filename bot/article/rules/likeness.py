"""How near each word of a question comes to each candidate sentence, word by word."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from bot.article.rules.aliases import read_terms, terms_of
from bot.article.rules.index import Embed, Matrix
from bot.kernel.terms import STOP_WORDS, words

_OF_THE_TEXT = frozenset(
    "according article author text passage writer piece say says said saying mention mentions"
    " mentioned state states stated describe describes described think thinks brief paper".split()
)
"""Words by which a question speaks of the article itself."""


def is_of_the_text(word: str) -> bool:
    """Does a question speak of the article itself by this word?"""
    return word.lower() in _OF_THE_TEXT


class QuestionTerms(Struct, frozen=True):
    """The words that carry a question's matter, their terms, and which of them name something."""

    words: tuple[str, ...]
    terms: tuple[str, ...]
    names: Matrix


def question_terms(question: str) -> QuestionTerms:
    """The matter of a question."""
    read = read_terms(question)
    first = read[0].words if read else ""
    matter = [one for one in read if one.is_matter and not is_of_the_text(one.words)]
    question_words = tuple(one.words for one in matter)
    names = [(word[0].isupper() and word != first) or word[0].isdigit() for word in question_words]
    terms = tuple(one.terms[0] for one in matter)
    return QuestionTerms(question_words, terms, np.array(names, np.float32))


class Likeness(Struct, frozen=True, kw_only=True, eq=False):
    """Words × sentences. `held`: does the word stand there? `near`: the cosine with the sentence's
    nearest word, 1 if it stands there. `weight` of each word: how rare it is in English
    (1 where there is no model); `share` sums to 1."""

    question_terms: QuestionTerms
    held: NDArray[np.bool_]
    near: Matrix
    weight: Matrix
    share: Matrix


def likeness(question: QuestionTerms, sentences: Sequence[str], embed: Embed) -> Likeness:
    """Compare a question with sentences, word by word."""
    all_words = [words(sentence) for sentence in sentences]
    matter = [[w.lower() for w in some if w.lower() not in STOP_WORDS] for some in all_words]
    here = list(dict.fromkeys(word for some in matter for word in some))
    vectors, rarity = embed.words([*(word.lower() for word in question.words), *here])
    own, others = vectors[: len(question.words)], vectors[len(question.words) :]
    weight = rarity[: len(question.words)]
    cosines = own @ others.T
    place = {word: n for n, word in enumerate(here)}
    near = np.zeros((len(question.words), len(sentences)), np.float32)
    stands_there = np.zeros(near.shape, np.bool_)
    for column, some in enumerate(matter):
        if some:
            near[:, column] = cosines[:, [place[word] for word in some]].max(axis=1)
        stands = frozenset(terms_of(sentences[column]))
        stands_there[:, column] = [term in stands for term in question.terms]
    near[stands_there] = 1
    share = weight / max(float(weight.sum()), 1e-9)
    return Likeness(
        question_terms=question, held=stands_there, near=near, weight=weight, share=share
    )
