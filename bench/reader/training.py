"""Trains the reader on pairs: so many passes, a seed, and checkpoints on the way."""

import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from bench.reader.model import HEAD_NAMES, Reader
from bench.reader.pairs import Pair, weights_within_forms
from bench.reader.rows import Row, encode, padded, sentence_means

BATCH, PART = 48, 12
"""Pairs to a step, and how many of them one thread takes at a time."""

POOL = 25  # batches within which pairs are put in the order of their length

EVIDENCE_COUNTS, SPAN_COUNTS, BEARS_COUNTS, HEADS_FASTER = 0.5, 0.25, 0.7, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How to train. `seconds` ends the course early, its rate falling to zero by then."""

    passes: float
    rate: float
    seed: int
    seconds: float = float("inf")
    threads: int = 2


def train(
    reader: Reader,
    tokenizer: Tokenizer,
    pairs: Sequence[Pair],
    course: Course,
    *,
    keep: Path | None = None,
    say: Callable[[str], None] = print,
) -> None:
    """Train in place; the rate rises over a hundred steps, then falls to zero."""
    torch.manual_seed(course.seed)
    torch.set_num_threads(1)
    weigh = weights_within_forms(pairs)
    rows = [
        encode(tokenizer, pair, weigh.get((pair.form, pair.says), 1.0) * pair.weight)
        for pair in pairs
    ]
    batches = _batches(rows, course)
    learnt, optimiser = _optimiser(reader, course.rate)
    rates = [group["lr"] for group in optimiser.param_groups]
    reader.train()
    began, running = time.monotonic(), 0.0
    with ThreadPoolExecutor(course.threads) as workers:
        for step, batch in enumerate(batches):
            since = time.monotonic() - began
            done = max(step / len(batches), since / course.seconds)
            if done >= 1:
                break
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, (step + 1) / 100, (1 - done) / 0.95)
            loss = _gradients(reader, learnt, batch, workers)
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            running += (loss - running) * (0.03 if step > 50 else 0.2)
            if step % 50 == 0:
                pace = (step + 1) * BATCH / (time.monotonic() - began)
                say(f"step {step} of {len(batches)}, loss {running:.3f}, {pace:.1f} pairs a second")
            if keep and step % 300 == 299:
                torch.save(reader.state_dict(), keep)
    reader.eval()
    if keep:
        torch.save(reader.state_dict(), keep)


def _batches(rows: Sequence[Row], course: Course) -> list[list[Row]]:
    """The rows of all passes, shuffled, then alike in length within a batch."""
    chance = random.Random(course.seed)
    wanted = round(course.passes * len(rows) / BATCH)
    found: list[list[Row]] = []
    while len(found) < wanted:
        order = list(rows)
        chance.shuffle(order)
        for at in range(0, len(order), BATCH * POOL):
            pool = sorted(order[at : at + BATCH * POOL], key=lambda row: len(row.tokens))
            some = [pool[i : i + BATCH] for i in range(0, len(pool), BATCH)]
            chance.shuffle(some)
            found += some
    return found[:wanted]


def _optimiser(reader: Reader, rate: float) -> tuple[list[Tensor], torch.optim.Optimizer]:
    named = [(n.split(".")[0], p) for n, p in reader.named_parameters() if p.requires_grad]
    heads = [p for name, p in named if name in HEAD_NAMES]
    body = [p for name, p in named if name not in HEAD_NAMES]
    groups = [{"params": body, "lr": rate}, {"params": heads, "lr": rate * HEADS_FASTER}]
    return body + heads, torch.optim.AdamW(groups, weight_decay=0.01)


def _gradients(
    reader: Reader, learnt: list[Tensor], batch: list[Row], workers: ThreadPoolExecutor
) -> float:
    """Sets each weight's gradient over a batch, reckoned in parts side by side; gives the loss."""

    def one(part: list[Row]) -> tuple[float, tuple[Tensor | None, ...]]:
        loss = loss_of(reader, part) * (len(part) / len(batch))
        return loss.item(), torch.autograd.grad(loss, learnt, allow_unused=True)

    found = list(workers.map(one, [batch[i : i + PART] for i in range(0, len(batch), PART)]))
    for number, weight in enumerate(learnt):
        given = [g for g in (gradients[number] for _, gradients in found) if g is not None]
        weight.grad = torch.stack(given).sum(0) if given else None
    return sum(loss for loss, _ in found)


def loss_of(reader: Reader, rows: Sequence[Row]) -> Tensor:
    """How far the reader is from what the rows say: whether, which sentences, which words, and
    what bears out what is taken for granted; what is open counts for nothing."""
    tokens, parts = padded(rows)
    with torch.autocast("cpu", torch.bfloat16):
        says, evidence, span, bears = reader(tokens, parts)
    weight = torch.tensor([row.weight * row.known for row in rows])
    wanted = torch.tensor([float(row.says) for row in rows])
    apart = functional.binary_cross_entropy_with_logits(says.float(), wanted, reduction="none")
    loss = (apart * weight).mean()
    loss = loss + EVIDENCE_COUNTS * _evidence_loss(evidence.float(), rows)
    loss = loss + BEARS_COUNTS * _bears_loss(bears.float(), rows)
    return loss + SPAN_COUNTS * _span_loss(span.float(), tokens, parts, rows)


def _evidence_loss(evidence: Tensor, rows: Sequence[Row]) -> Tensor:
    """Of the rows in which it is known which sentences answer."""
    known = [i for i, row in enumerate(rows) if row.spanned or any(row.evidence)]
    if not known:
        return evidence.new_tensor(0)
    some = [rows[i] for i in known]
    marked = torch.tensor([float(one) for row in some for one in row.evidence])
    means = torch.cat(sentence_means(evidence[known], some))
    share = len(known) / len(rows)
    return functional.binary_cross_entropy_with_logits(means, marked) * share


def _bears_loss(bears: Tensor, rows: Sequence[Row]) -> Tensor:
    open_ = -1
    told = torch.tensor([open_ if row.bears is None else row.bears for row in rows])
    apart = functional.cross_entropy(bears, told, ignore_index=open_, reduction="sum")
    return apart / len(rows)


def _span_loss(span: Tensor, tokens: Tensor, parts: Tensor, rows: Sequence[Row]) -> Tensor:
    """Start and end of the answer, the first token standing for none."""
    known = [number for number, row in enumerate(rows) if row.spanned]
    if not known:
        return span.new_tensor(0)
    hidden = (tokens == 0) | (parts == 0)
    hidden[:, 0] = False
    span = span.masked_fill(hidden[..., None], -1e4)[known]
    spans = [rows[number].span or (0, 0) for number in known]
    starts, ends = torch.tensor([s for s, _ in spans]), torch.tensor([e for _, e in spans])
    return functional.cross_entropy(span[..., 0], starts) + functional.cross_entropy(
        span[..., 1], ends
    )
