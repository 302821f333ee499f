"""The paragraphs around some others, as rows of a shelf."""

from collections.abc import Sequence

import numpy as np

from bot.article.rules.excerpts import ParagraphPlace
from bot.article.rules.shelf import ArticleShelf, Ids

AROUND = 1
"""Paragraphs before and after."""


def find_rows_near(
    shelf: ArticleShelf, places: Sequence[ParagraphPlace], around: int = AROUND
) -> Ids:
    """The rows of these paragraphs and of those `around` them, as far as their articles are on the
    shelf."""
    positions = {article.slug: n for n, article in enumerate(shelf.articles)}
    rows: set[int] = set()
    for slug, version, paragraph in places:
        position = positions.get(slug)
        if position is None or shelf.articles[position].version != version:
            continue
        first, end = shelf.first_row.item(position), shelf.first_row.item(position + 1)
        row = first + paragraph - 1
        rows.update(range(max(first, row - around), min(end, row + around + 1)))
    return np.array(sorted(rows), np.int32)
