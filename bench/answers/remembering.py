"""Meanings that are worked out once for each text, for a bench that asks for them often."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from bot.article.rules.index import Embed, Matrix, ReadText


class Remembering:
    """Another's meanings, remembered."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._vectors: dict[str, Matrix] = {}
        self._read = lru_cache(maxsize=4000)(lambda text: embed.read([text])[0])

    def __call__(self, texts: Sequence[str], /) -> Matrix:
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        self._vectors |= zip(new, self._embed(new), strict=True) if new else {}
        return np.stack([self._vectors[text] for text in texts])

    def words(self, words: Sequence[str], /) -> tuple[Matrix, Matrix]:
        return self._embed.words(words)

    def read(self, texts: Sequence[str], /) -> tuple[ReadText, ...]:
        return tuple(self._read(text) for text in texts)
