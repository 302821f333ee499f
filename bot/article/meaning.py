"""Meanings of texts: the static word vectors that the wordllama package carries, read as they are.

The package's own loader asks a model hub for a tokenizer although the wheel holds it, and keeps
the vectors twice; here the two files are opened in place. Where the package has no wheel there
are no meanings, and answers rest on words alone (`parley doctor` says so).
"""

import json
import mmap
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.article.rules.index import Embed, Matrix, words_only

_WEIGHTS = Path("weights", "l2_supercat_256.safetensors")
_TOKENIZER = Path("tokenizers", "l2_supercat_tokenizer_config.json")

_FEW = 20  # texts after which the vectors read are not kept in memory


def available() -> bool:
    """Are the vectors installed on this machine?"""
    return _folder() is not None


def load() -> Embed:
    """The embedding function, or `words_only` where the vectors are not installed.

    Takes about a tenth of a second: not for the event loop.
    """
    folder = _folder()
    if folder is None:
        return words_only
    from tokenizers import Tokenizer

    vectors, forget = _vectors(folder / _WEIGHTS)
    tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()

    def embed(texts: Sequence[str]) -> tuple[Matrix, Matrix]:
        encoded = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        sums = np.zeros((len(texts), vectors.shape[1]), np.float32)
        counts = np.ones(len(texts), np.float32)
        for row, tokens in enumerate(encoded):
            ids = tokens.ids
            if ids:
                sums[row] = np.add.reduce(vectors[ids], axis=0, dtype=np.float32)
                counts[row] = len(ids)
        if len(texts) > _FEW:
            forget()
        return sums, counts

    return embed


def _vectors(path: Path) -> tuple[NDArray[np.float16], Callable[[], None]]:
    """The one tensor of a file, left on disk, and a way to let go of the pages read so far.

    A file of safetensors is the length of a JSON header, the header, and the numbers as they lie.
    """
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    length = int.from_bytes(mapped[:8], "little")
    header = json.loads(mapped[8 : 8 + length])
    (tensor,) = (value for name, value in header.items() if name != "__metadata__")
    if tensor["dtype"] != "F16":
        raise ValueError(f"vectors of another type than expected: {tensor['dtype']}")
    rows, width = tensor["shape"]
    start = 8 + length + tensor["data_offsets"][0]
    vectors = np.frombuffer(mapped, np.float16, rows * width, start).reshape(rows, width)

    def forget() -> None:
        if hasattr(mmap, "MADV_DONTNEED"):  # not on Windows
            mapped.madvise(mmap.MADV_DONTNEED)

    return vectors, forget


def _folder() -> Path | None:
    if find_spec("tokenizers") is None:
        return None
    spec = find_spec("wordllama")
    places = spec.submodule_search_locations if spec is not None else None
    for place in places or ():
        folder = Path(place)
        if (folder / _WEIGHTS).is_file() and (folder / _TOKENIZER).is_file():
            return folder
    return None
