"""Our own questions as pairs: each with the paragraphs that it might be answered from."""

import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.answers.data import BRIEF_QUESTIONS, OWN
from bench.reader.pairs import Bears, Pair, form_of
from bench.reader.twins import denied, swapped, thinned
from bot.article.content import brief
from bot.article.ingest.markdown import read_markdown
from bot.article.rules.cleaning import read_text
from bot.article.rules.reading import ArticleReading
from bot.article.rules.sentences import split_sentences

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]
"""Texts to vectors of length one."""

LOOKED_AT = 3
"""How many paragraphs, best first, the reader is asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question on an article: its kind, and the sentences that answer or contradict it, by
    paragraph."""

    id: str
    text: str
    form: str
    kind: str
    support: dict[int, frozenset[int]]
    denied: dict[int, frozenset[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An article, paragraph by paragraph in sentences, with its questions."""

    slug: str
    title: str
    paragraphs: tuple[tuple[str, ...], ...]
    questions: tuple[Asked, ...]


def sheets(folder: Path = OWN, founding: Path | None = None) -> dict[str, Sheet]:
    """The brief and every article of the folder that has questions, by slug."""
    slug, reading = brief.load()
    found = {slug: _sheet(slug, reading, BRIEF_QUESTIONS)}
    for path in sorted((folder / "articles").iterdir()):
        questions = folder / f"{path.stem}.jsonl"
        if questions.exists():
            found[path.stem] = _sheet(path.stem, _reading(path), questions)
    if founding:
        reading = read_text(founding.read_text("utf-8"))
        both = [_sheet("founding", reading, folder / f"{n}.jsonl") for n in _FOUNDING]
        found["founding"] = replace(both[0], questions=both[0].questions + both[1].questions)
    return found


_FOUNDING = ("founding-article", "founding-held-out")


def _reading(path: Path) -> ArticleReading:
    if path.suffix == ".md":
        return read_markdown(path.read_bytes(), charset="utf-8", name=path.name, source="")
    return read_text(path.read_text("utf-8"))


def _sheet(slug: str, reading: ArticleReading, questions: Path) -> Sheet:
    rows = [json.loads(line) for line in questions.read_text("utf-8").splitlines() if line]
    return Sheet(
        slug=slug,
        title=reading.title,
        paragraphs=tuple(split_sentences(text) for text in reading.paragraphs),
        questions=tuple(
            Asked(
                id=row["id"],
                text=row["question"],
                form=row.get("form") or form_of(row["question"]),
                kind=row["kind"],
                support=_by_paragraph(row.get("support", [])),
                denied=_by_paragraph(row.get("denied", [])),
            )
            for row in rows
        ),
    )


def _by_paragraph(places: Iterable[tuple[int, int]]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for paragraph, sentence in places:
        found.setdefault(paragraph - 1, set()).add(sentence)
    return {paragraph: frozenset(sentences) for paragraph, sentences in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A question's paragraphs, best first, with the cosine of each paragraph and of its best
    sentence."""

    order: tuple[int, ...]
    paragraph: NDArray[np.float32]
    sentence: tuple[NDArray[np.float32], ...]


def rank(sheet: Sheet, vectors: Vectors) -> dict[str, Ranking]:
    """The paragraphs of an article in the order of likeness to each question, by its id."""
    whole = vectors([f"{sheet.title}. {' '.join(p)}" for p in sheet.paragraphs])
    single = [vectors(p) for p in sheet.paragraphs]
    asked = vectors([q.text for q in sheet.questions])
    found = {}
    for question, vector in zip(sheet.questions, asked, strict=True):
        likeness = whole @ vector
        lines = tuple(one @ vector for one in single)
        best = np.array([line.max() for line in lines])
        order = np.argsort(-(likeness + best))
        found[question.id] = Ranking(
            order=tuple(int(i) for i in order), paragraph=likeness, sentence=lines
        )
    return found


def pair_of(sheet: Sheet, question: Asked, paragraph: int) -> Pair:
    """The question put to a paragraph, and whether it answers."""
    evidence = question.support.get(paragraph, frozenset())
    return Pair(
        id=question.id,
        question=question.text,
        title=sheet.title,
        sentences=sheet.paragraphs[paragraph],
        says=bool(evidence),
        evidence=evidence,
        form=question.form,
        bears=_bears(question, paragraph),
    )


def _bears(question: Asked, paragraph: int) -> Bears | None:
    """What the paragraph makes of what is taken for granted. Where yes or no is asked the answer
    may be no, and a paragraph that doesn't answer may bear it out all the same."""
    if question.support:
        answers = paragraph in question.support and question.form != "yes_no"
        return Bears.OUT if answers else None
    return Bears.AGAINST if paragraph in question.denied else Bears.NEITHER


def pairs_of(sheet: Sheet, ranking: Mapping[str, Ranking], chance: random.Random) -> list[Pair]:
    """One draw of what the reader learns from an article: the paragraphs that answer, those that
    only come near, and twins made by rule."""
    found: list[Pair] = []
    for question in sheet.questions:
        order = ranking[question.id].order
        near = [p for p in order[: LOOKED_AT + 1] if p not in question.support]
        if question.support:
            for paragraph in question.support:
                found += _answered(pair_of(sheet, question, paragraph), chance)
            some = near[:1] if chance.random() < 0.4 else []
        else:
            first = list(question.denied) or near[:1]
            rest = [p for p in near if p not in first]
            some = first + (chance.sample(rest[:2], 1) if rest and chance.random() < 0.5 else [])
        found += [pair_of(sheet, question, paragraph) for paragraph in some]
    return found


def _answered(full: Pair, chance: random.Random) -> list[Pair]:
    """A pair that is answered, now and then thinned, with a twin for every other one."""
    shown = thinned(full, chance) if chance.random() < 0.3 else full
    draw = chance.random()
    if draw < 0.3:
        kept = tuple(s for i, s in enumerate(full.sentences) if i not in full.evidence)
        return [shown, replace(denied(full), sentences=kept)] if kept else [shown]
    if draw < 0.6 and full.form != "yes_no":  # whose answer would be no
        other = swapped(full.question, full.sentences, chance)
        twin = replace(denied(full), question=other or "", bears=Bears.NEITHER)
        return [shown, twin] if other else [shown]
    return [shown]
