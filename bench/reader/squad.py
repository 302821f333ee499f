"""Pairs from SQuAD and sets like it: each answered question with a twin that its paragraph does
not answer."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bench.reader.pairs import Pair, form_of
from bench.reader.twins import (
    bag,
    crop,
    denied,
    likeliest,
    reasoned,
    swapped,
    thinned,
    without,
    wrapped,
)
from bot.article.rules.sentences import split_sentences

LONGEST = 400  # words of a text that is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A question with the first answer marked in its paragraph: the words and where they start."""

    id: str
    question: str
    answer: str | None
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph in sentences, where each starts, and the questions put to it."""

    title: str
    sentences: tuple[str, ...]
    starts: tuple[int, ...]
    words: frozenset[str]
    asked: tuple[Marked, ...]


def load(lines: Iterable[Mapping[str, Any]]) -> list[Paragraph]:
    """The paragraphs of some lines with their questions, each question once."""
    by_text: defaultdict[tuple[str, str], dict[str, Marked]] = defaultdict(dict)
    for line in lines:
        if len(line["text"].split()) > LONGEST or (line["says"] and "start" not in line):
            continue
        question = line["question"].strip()
        by_text[line["title"] or line["group"], line["text"]].setdefault(
            question,
            Marked(
                id=line["source"],
                question=question,
                answer=line["answer"] if line["says"] else None,
                start=line.get("start", 0),
            ),
        )
    return [_paragraph(title, text, asked.values()) for (title, text), asked in by_text.items()]


def _paragraph(title: str, text: str, asked: Iterable[Marked]) -> Paragraph:
    sentences = split_sentences(text)
    starts, at = [], 0
    for sentence in sentences:
        at = text.find(sentence, at)
        starts.append(at)
        at += len(sentence)
    return Paragraph(
        title=title.replace("_", " "),
        sentences=sentences,
        starts=tuple(starts),
        words=bag(text),
        asked=tuple(asked),
    )


def make_pairs(lines: Iterable[Mapping[str, Any]], seed: int) -> list[Pair]:
    """One draw: every question, and for most that are answered one that is not."""
    chance = random.Random(seed)
    paragraphs = load(lines)
    near = defaultdict(list)
    for paragraph in paragraphs:
        near[paragraph.title].append(paragraph)
    found: list[Pair] = []
    for paragraph in paragraphs:
        for marked in paragraph.asked:
            found += _of_question(paragraph, marked, near[paragraph.title], chance)
    return [_other_form(pair, chance) for pair in found]


def _of_question(
    paragraph: Paragraph, marked: Marked, siblings: list[Paragraph], chance: random.Random
) -> list[Pair]:
    plain = Pair(
        id=marked.id,
        question=marked.question,
        title=paragraph.title,
        sentences=paragraph.sentences,
        says=marked.answer is not None,
        spanned=True,
        form=form_of(marked.question),
    )
    if marked.answer is None:
        return [crop(plain, likeliest(plain.question, plain.sentences), chance)]
    number = max(i for i, at in enumerate(paragraph.starts) if at <= marked.start)
    begin = marked.start - paragraph.starts[number]
    end = min(begin + len(marked.answer), len(paragraph.sentences[number]))
    full = replace(plain, evidence=frozenset({number}), span=(number, begin, end))
    shown = thinned(full, chance) if chance.random() < 0.5 else full
    found = [crop(shown, next(iter(shown.evidence)), chance)]
    twin = _twin(full, number, marked.answer, siblings, chance)
    return [*found, twin] if twin else found


def _twin(
    full: Pair, number: int, answer: str, siblings: list[Paragraph], chance: random.Random
) -> Pair | None:
    """The question unanswered: the sentence gone, a name exchanged, why asked, or elsewhere."""
    draw = chance.random()
    twin = None
    if draw < 0.45:
        twin = without(full, chance)
    elif draw < 0.65:
        other = swapped(full.question, full.sentences, chance)
        if other:
            twin = replace(denied(crop(full, number, chance)), question=other)
    elif draw < 0.72:
        twin = reasoned(crop(full, number, chance))
    if twin or draw >= 0.9:
        return twin
    return _elsewhere(full, answer, siblings, chance)


def _elsewhere(
    full: Pair, answer: str, siblings: list[Paragraph], chance: random.Random
) -> Pair | None:
    """The paragraph of the same article that shares most words and does not hold the answer."""
    others = [
        s
        for s in siblings
        if s.sentences != full.sentences and answer.lower() not in " ".join(s.sentences).lower()
    ]
    if not others:
        return None
    asked = bag(full.question)
    best = max(others, key=lambda s: len(asked & s.words) + chance.random())
    moved = replace(denied(full), sentences=best.sentences)
    return crop(moved, likeliest(full.question, best.sentences), chance)


def _other_form(pair: Pair, chance: random.Random) -> Pair:
    """Now and then what, who or how many asked as a question of yes or no."""
    other = wrapped(pair.question, chance) if chance.random() <= 0.12 else None
    return replace(pair, question=other, form="yes_no") if other else pair
