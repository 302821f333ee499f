"""The sentence model's own vectors of word pieces, read in place from its ONNX file.

An ONNX file is a Protocol Buffers message: model.graph (field 7) holds initializers (field 5), each
a tensor with dims (1), name (8) and raw_data (9). Reading three fields needs no library for it.
"""

import mmap
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.article.meaning.protobuf import read_fields
from bot.article.meaning.small_graph import TABLE
from bot.article.rules.index import Matrix

_GRAPH, _INITIALIZER, _DIMS, _TENSOR_NAME, _RAW = 7, 5, 1, 8, 9
_AT_ONCE = 2048


class WordVectors:
    """A vector for each word piece, as int8 with a scale a row; their common mean is taken out, for
    it says nothing and makes all words alike."""

    def __init__(self, path: Path) -> None:
        """Raises ValueError when the file has no such table."""
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        places = dict(_tensors(mapped))
        try:
            (rows, width), start = places[f"{TABLE}_q"]
            _, scale_start = places[f"{TABLE}_scale"]
        except KeyError as error:
            raise ValueError(f"no word vectors in {path}") from error
        self._bytes: NDArray[np.int8] = np.frombuffer(mapped, np.int8, rows * width, start)
        self._bytes = self._bytes.reshape(rows, width)
        self._scale: Matrix = np.frombuffer(mapped, np.uint8, 4 * rows, scale_start).view("<f4")
        total = np.zeros(width, np.float32)
        for first in range(0, rows, _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            total += self._scale[some] @ self._bytes[some].astype(np.float32)
        self._mean: Matrix = total / np.float32(rows)
        if hasattr(mmap, "MADV_DONTNEED"):  # not on Windows
            mapped.madvise(mmap.MADV_DONTNEED)

    def __len__(self) -> int:
        return len(self._bytes)

    def of(self, pieces: Sequence[int]) -> Matrix:
        """The vectors of some word pieces, one a row."""
        numbers = list(pieces)
        return self._bytes[numbers] * self._scale[numbers, None] - self._mean


def _tensors(message: mmap.mmap) -> Iterator[tuple[str, tuple[tuple[int, ...], int]]]:
    """The name of each initializer, its shape, and where its numbers begin."""
    for field, start, end in read_fields(message, 0, len(message)):
        if field != _GRAPH:
            continue
        for inner, at, until in read_fields(message, start, end):
            if inner == _INITIALIZER:
                shape: list[int] = []
                name, raw = "", 0
                for part, value, after in read_fields(message, at, until):
                    if part == _DIMS and after == 0:
                        shape.append(value)
                    elif part == _TENSOR_NAME:
                        name = message[value:after].decode()
                    elif part == _RAW:
                        raw = value
                yield name, (tuple(shape), raw)
