"""The reader as a file of eight-bit numbers that onnxruntime reads."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from bench.reader.model import Reader
from bench.reader.pairs import Pair
from bench.reader.rows import encode, padded
from bench.reader.scored import Score

ASKED, TOLD = ["tokens", "parts"], ["says", "evidence", "span", "bears"]


def export(reader: Reader, target: Path) -> None:
    """Write the reader with its weights rounded to eight bits: a quarter of the size."""
    tokens = torch.ones((2, 40), dtype=torch.int64)
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the older exporter needs nothing else installed
        whole = Path(folder, "reader.onnx")
        torch.onnx.export(
            reader.eval(),
            (tokens, torch.zeros_like(tokens)),
            str(whole),
            input_names=ASKED,
            output_names=TOLD,
            dynamic_axes={name: {0: "rows", 1: "length"} for name in [*ASKED, *TOLD[1:3]]}
            | {name: {0: "rows"} for name in ("says", "bears")},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, target, weight_type=QuantType.QInt8, per_channel=True)


def scores_by_file(path: Path, tokenizer: Tokenizer, pairs: Sequence[Pair]) -> list[Score]:
    """What the file makes of each pair, one after the other, on one thread."""
    session = _session(path)
    found = []
    for pair in pairs:
        row = encode(tokenizer, pair)
        tokens, parts = (given.numpy() for given in padded([row]))
        says, evidence, span, bears = session.run(TOLD, {"tokens": tokens, "parts": parts})
        inside = span[0, parts[0] == 1].max(0) - span[0, 0]
        found.append(
            Score(
                says=float(says[0]),
                evidence=tuple(
                    float(evidence[0, a:b].mean()) if b > a else -8.0 for a, b in row.sentences
                ),
                span=float(inside.sum()),
                bears=tuple(bears[0].tolist()),
            )
        )
    return found


def seconds_for(path: Path, tokenizer: Tokenizer, pairs: Sequence[Pair]) -> float:
    """The median time of three paragraphs read at once on one thread."""
    session = _session(path)
    times = []
    for at in range(0, len(pairs) - 2, 3):
        began = perf_counter()
        tokens, parts = padded([encode(tokenizer, pair) for pair in pairs[at : at + 3]])
        session.run(TOLD, {"tokens": tokens.numpy(), "parts": parts.numpy()})
        times.append(perf_counter() - began)
    return float(np.median(times))


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
