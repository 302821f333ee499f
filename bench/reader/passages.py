"""Pairs from questions on Wikipedia passages (CLAPNQ), each with the sentences that answer."""

import json
import random
from pathlib import Path

from bench.reader.pairs import Pair, form_of
from bench.reader.twins import WORDS_AT_MOST, crop


def load_passages(path: Path, chance: random.Random) -> list[Pair]:
    """A pair for each line; a long passage is cut about its first sentence that answers."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        evidence = frozenset(row["evidence"])
        pair = Pair(
            id=row["id"],
            question=row["question"],
            title=row["title"],
            sentences=tuple(row["sentences"]),
            says=bool(evidence),
            evidence=evidence,
            form=form_of(row["question"]),
        )
        long = sum(len(sentence.split()) for sentence in pair.sentences) > WORDS_AT_MOST
        found.append(crop(pair, min(evidence, default=0), chance) if long else pair)
    return found
