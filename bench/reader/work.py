"""Makes the reader stage by stage, keeping each in a folder so that it can be taken up again."""

import json
import random
from collections.abc import Mapping
from dataclasses import asdict
from functools import cached_property
from pathlib import Path

import torch
from tokenizers import Tokenizer

from bench.reader.export import export, scores_by_file, seconds_for
from bench.reader.gathered import load_gathered
from bench.reader.judged import Rankings, Scored, compared, judged, top_sentence
from bench.reader.model import Reader, from_minilm
from bench.reader.own import LOOKED_AT, Sheet, pair_of, pairs_of, rank, sheets
from bench.reader.pairs import Pair
from bench.reader.passages import load_passages
from bench.reader.reading import scores, vectors_by
from bench.reader.scored import Score
from bench.reader.training import Course, train

SEED = 1
FOLDS = 2
FIRST = Course(passes=1, rate=2e-4, seed=SEED)
SECOND = Course(passes=1, rate=1e-4, seed=SEED)
DRAWS = 3
"""How often our own questions are drawn, each time with other twins."""
AGAIN = 3
"""For so many pairs of our own the second stage has one of the first stage's, not to forget it."""


class Workshop:
    """A folder with what is needed, and the readers made from it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = folder / "reader"
        self._made.mkdir(exist_ok=True)
        self._minilm = self._found("model.safetensors").parent
        self._tokenizer = Tokenizer.from_file(str(self._minilm / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        founding = next(iter(sorted(folder.rglob("founding-article.txt"))), None)
        self._sheets = sheets(founding=founding)
        self._rankings = self._ranked()

    def _found(self, name: str) -> Path:
        for path in sorted(self._folder.rglob(name)):
            return path
        raise SystemExit(f"There is no {name} below {self._folder}.")

    def _ranked(self) -> Rankings:
        """Every question's paragraphs, likeliest first, by the weights that are trained on."""
        vectors = vectors_by(from_minilm(self._minilm), self._tokenizer)
        return {slug: rank(sheet, vectors) for slug, sheet in self._sheets.items()}

    def all(self) -> dict[str, object]:
        """Every stage; gives the figures."""
        scored = self.left_out()
        rows = judged(self._sheets, self._rankings, scored)
        self._write_scores(scored)
        found: dict[str, object] = {
            "articles": len(self._sheets),
            "questions": len(rows),
            "best sentence answers": top_sentence(self._sheets, self._rankings, scored),
            **compared(rows),
        }
        found["file"] = self.shipped()
        (self._made / "figures.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        return found

    @cached_property
    def _gathered(self) -> list[Pair]:
        return load_gathered(self._found("squad2-part-relabelled.jsonl").parent, SEED)

    def first(self) -> Path:
        """Stage one, on sets of other hands and twins made by rule, in one pass."""
        path = self._made / "first.pt"
        if not path.exists():
            train(from_minilm(self._minilm), self._tokenizer, self._gathered, FIRST, keep=path)
        return path

    def second(self, name: str, slugs: list[str]) -> Reader:
        """Stage two, on our own questions on these articles."""
        path = self._made / f"{name}.pt"
        if not path.exists():
            reader = loaded(self.first())
            train(reader, self._tokenizer, self._lessons(slugs), SECOND, keep=path)
        return loaded(path)

    def _lessons(self, slugs: list[str]) -> list[Pair]:
        chance = random.Random(SEED)
        pairs = [
            pair
            for _ in range(DRAWS)
            for slug in slugs
            for pair in pairs_of(self._sheets[slug], self._rankings[slug], chance)
        ]
        known = [pair for pair in self._gathered if pair.known]
        again = chance.sample(known, min(len(known), len(pairs) // AGAIN))
        return pairs + again + load_passages(self._found("fit.jsonl"), chance)

    def left_out(self) -> Scored:
        """Every question's scores by a reader trained without its article."""
        slugs = sorted(self._sheets)
        random.Random(SEED).shuffle(slugs)
        found: dict[tuple[str, str], Mapping[int, Score]] = {}
        for part in range(FOLDS):
            unseen = slugs[part::FOLDS]
            reader = self.second(f"fold-{part}", [s for s in slugs if s not in unseen])
            for slug in unseen:
                found |= self._scored(reader, self._sheets[slug])
        return found

    def _scored(self, reader: Reader, sheet: Sheet) -> Scored:
        asked = [
            (question, paragraph)
            for question in sheet.questions
            for paragraph in self._rankings[sheet.slug][question.id].order[:LOOKED_AT]
        ]
        told = scores(reader, self._tokenizer, [pair_of(sheet, q, p) for q, p in asked])
        found: dict[tuple[str, str], dict[int, Score]] = {}
        for (question, paragraph), score in zip(asked, told, strict=True):
            found.setdefault((sheet.slug, question.id), {})[paragraph] = score
        return found

    def _write_scores(self, scored: Scored) -> None:
        rows = {
            f"{slug}/{question}": {str(p + 1): asdict(score) for p, score in told.items()}
            for (slug, question), told in scored.items()
        }
        (self._made / "scores.json").write_text(json.dumps(rows) + "\n", "utf-8")

    def shipped(self) -> dict[str, float]:
        """The reader trained on every article, as a file; its size and time."""
        path = self._made / "reader.onnx"
        reader = self.second("shipped", sorted(self._sheets))
        if not path.exists():
            export(reader, path)
        some = [
            pair_of(sheet, question, paragraph)
            for sheet in self._sheets.values()
            for question in sheet.questions[:5]
            for paragraph in self._rankings[sheet.slug][question.id].order[:LOOKED_AT]
        ]
        whole = scores(reader, self._tokenizer, some)
        rounded = scores_by_file(path, self._tokenizer, some)
        apart = [abs(a.says - b.says) for a, b in zip(whole, rounded, strict=True)]
        return {
            "megabytes": path.stat().st_size / 1e6,
            "milliseconds for three paragraphs": 1000 * seconds_for(path, self._tokenizer, some),
            "mean change of says-so by rounding": sum(apart) / len(apart),
        }


def loaded(path: Path) -> Reader:
    """A reader from its file of weights, its word vectors held fast."""
    reader = Reader()
    reader.load_state_dict(torch.load(path, weights_only=True))
    reader.words.weight.requires_grad_(False)
    return reader.eval()
