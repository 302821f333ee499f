"""Pairs as numbers: tokens, where each sentence lies among them, and what is to be learnt."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from bench.reader.pairs import Pair

FIRST, BREAK, STOP = 101, 102, 1012
"""MiniLM's own tokens: the first of all, the one between parts, and a full stop."""

QUESTION_AT_MOST, TITLE_AT_MOST, LONGEST = 40, 16, 192


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A pair in tokens. `sentences` are (first, behind the last) among them, `span` the answer's
    first and last token, None where there is none; `spanned` says that this is known,
    `known` that `says` is, and `bears` is None where it is open."""

    tokens: list[int]
    parts: list[int]
    sentences: list[tuple[int, int]]
    evidence: list[bool]
    span: tuple[int, int] | None
    spanned: bool
    says: bool
    known: bool
    bears: int | None
    weight: float


def encode(tokenizer: Tokenizer, pair: Pair, weight: float = 1.0) -> Row:
    """Question, break, title, full stop, sentences, break; what is too long is cut."""
    asked = tokenizer.encode(pair.question, add_special_tokens=False).ids[:QUESTION_AT_MOST]
    title = tokenizer.encode(pair.title, add_special_tokens=False).ids[:TITLE_AT_MOST]
    tokens = [FIRST, *asked, BREAK]
    before = len(tokens)
    tokens += [*title, STOP] if title else []
    places: list[tuple[int, int]] = []
    span = None
    for number, sentence in enumerate(pair.sentences):
        code = tokenizer.encode(sentence, add_special_tokens=False)
        start = len(tokens)
        tokens += code.ids[: max(0, LONGEST - 1 - start)]
        places.append((start, len(tokens)))
        if pair.span and pair.span[0] == number:
            _, begin, end = pair.span
            shown = code.offsets[: len(tokens) - start]
            inside = [i for i, (a, b) in enumerate(shown) if a < end and b > begin]
            span = (start + inside[0], start + inside[-1]) if inside else None
    tokens.append(BREAK)
    return Row(
        tokens=tokens,
        parts=[0] * before + [1] * (len(tokens) - before),
        sentences=places,
        evidence=[number in pair.evidence for number in range(len(places))],
        span=span,
        spanned=pair.spanned and (span is not None or not pair.says),
        says=pair.says,
        known=pair.known,
        bears=pair.bears,
        weight=weight,
    )


def padded(rows: Sequence[Row]) -> tuple[Tensor, Tensor]:
    """The tokens and parts of some rows, filled up to the longest."""
    longest = max(len(row.tokens) for row in rows)
    tokens = torch.tensor([row.tokens + [0] * (longest - len(row.tokens)) for row in rows])
    parts = torch.tensor([row.parts + [0] * (longest - len(row.parts)) for row in rows])
    return tokens, parts


def sentence_means(evidence: Tensor, rows: Sequence[Row]) -> list[Tensor]:
    """The evidence of each sentence: the mean of its tokens', little where it was cut off."""
    return [
        torch.stack(
            [
                evidence[number, first:behind].mean() if behind > first else evidence.new_tensor(-8)
                for first, behind in row.sentences
            ]
        )
        for number, row in enumerate(rows)
    ]
