"""The reader at work: scores of pairs, and vectors of texts from the weights it started with."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from bench.reader.model import Reader
from bench.reader.own import Vectors
from bench.reader.pairs import Pair
from bench.reader.rows import encode, padded, sentence_means
from bench.reader.scored import Score

AT_ONCE = 16


def scores(reader: Reader, tokenizer: Tokenizer, pairs: Sequence[Pair]) -> list[Score]:
    """A score for each pair, in order."""
    rows = [encode(tokenizer, pair) for pair in pairs]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].tokens))
    found: dict[int, Score] = {}
    reader.eval()
    with torch.no_grad():
        for at in range(0, len(order), AT_ONCE):
            some = order[at : at + AT_ONCE]
            batch = [rows[i] for i in some]
            tokens, parts = padded(batch)
            says, evidence, span, bears = reader(tokens, parts)
            means = sentence_means(evidence, batch)
            asked = (parts == 0) | (tokens == 0)
            inside = span.masked_fill(asked[..., None], -1e4).amax(1)
            above = (inside - span[:, 0]).sum(-1)
            for place, number in enumerate(some):
                found[number] = Score(
                    says=float(says[place]),
                    evidence=tuple(float(mean) for mean in means[place]),
                    span=float(above[place]),
                    bears=tuple(bears[place].tolist()),
                )
    return [found[i] for i in range(len(rows))]


def vectors_by(reader: Reader, tokenizer: Tokenizer, longest: int = 256) -> Vectors:
    """The sentence vectors of all-MiniLM-L6-v2, where the reader holds its weights unchanged."""

    def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
        codes = [tokenizer.encode(text).ids[:longest] for text in texts]
        found = np.zeros((len(texts), reader.words.embedding_dim), np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(codes[i]))
        for at in range(0, len(order), AT_ONCE):
            some = order[at : at + AT_ONCE]
            size = max(len(codes[i]) for i in some)
            tokens = torch.tensor([codes[i] + [0] * (size - len(codes[i])) for i in some])
            with torch.no_grad():
                states = reader.eval().states(tokens, torch.zeros_like(tokens))
            seen = (tokens != 0).float()[..., None]
            found[some] = torch.nn.functional.normalize((states * seen).sum(1), dim=-1).numpy()
        return found

    return vectors
