"""English words, from the commonest to the rarest: the whole words of the meaning model's list."""

import gzip
from functools import cache
from importlib.resources import files

from bot.article.rules.spelling import English, english_of

_FIRST = 1996
"""The line of the commonest word; letters, marks and signs stand before it."""


@cache
def load() -> English:
    """The words, read once. Takes some hundredths of a second: not for the event loop."""
    packed = (files("bot.article.content") / "wordpieces.txt.gz").read_bytes()
    pieces = gzip.decompress(packed).decode().splitlines()[_FIRST:]
    return english_of(piece for piece in pieces if piece.isascii() and piece.isalpha())
