"""Which sentences to show: the best one always, and more while that is expected to help."""

import numpy as np
from numpy.typing import NDArray

from bot.article.rules.index import Matrix

MOST_SENTENCES = 5

_COUNTS = np.arange(1, MOST_SENTENCES + 1)

RIVALS, RIVALRY = 3, 0.3
"""From an article of several paragraphs the best three are shown as long as each is this likely
beside the best: there the best is less often right."""


def choose(line: Matrix, *, rivals: bool = False) -> NDArray[np.intp]:
    """The sentences to show, best first, from the probability that each answers.

    Of the n best, up to MOST_SENTENCES, n is chosen so that the F1 to be expected is highest:
    twice the answers among those shown, over all shown and all answers, each taken at its expected
    number. With `rivals`, those that come close to the best are shown as well.
    """
    order = (-line).argsort(kind="stable")[:MOST_SENTENCES]
    expected = 2 * line[order].cumsum() / (_COUNTS[: len(order)] + line.sum())
    size = int(expected.argmax()) + 1
    if rivals:
        close = line[order[:RIVALS]] >= RIVALRY * line[order[0]]
        size = max(size, int(close.sum()))
    return order[:size]


WIDE = 6
"""Paragraphs that an answer may draw on when it is to be wide."""

WORTH = 0.2
"""What a paragraph's best sentence must reach of the very best one's probability."""


def choose_widely(line: Matrix, owner: NDArray[np.signedinteger]) -> NDArray[np.intp]:
    """The best sentence of each of the best paragraphs, best first: an answer in many parts.

    `owner` says which paragraph each sentence stands in.
    """
    order = np.argsort(-line, kind="stable")
    _, first = np.unique(owner[order], return_index=True)
    heads: NDArray[np.intp] = order[np.sort(first)][:WIDE]
    worth: NDArray[np.intp] = heads[line[heads] >= WORTH * line[heads[0]]]
    return worth


CLOSEST = 3
"""Paragraphs that come closest, where it is open whether the best answers."""


def choose_closest(line: Matrix, owner: NDArray[np.signedinteger]) -> NDArray[np.intp]:
    """The sentences that `choose` takes, with rivals, and the best of each of the CLOSEST best
    paragraphs, best first."""
    order = np.argsort(-line, kind="stable")
    _, first = np.unique(owner[order], return_index=True)
    heads = order[np.sort(first)][:CLOSEST]
    chosen = np.union1d(choose(line, rivals=True), heads)
    closest: NDArray[np.intp] = chosen[np.argsort(-line[chosen], kind="stable")]
    return closest
