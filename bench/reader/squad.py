"""Pairs from SQuAD 2.0, and twins of them made by rule."""

import gzip
import json
import random
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from bench.reader.pairs import Pair, form_of
from bot.article.rules.sentences import split_sentences

WORDS_AT_MOST = 90
"""Words of a paragraph that a pair keeps: about 130 tokens with the question."""

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+)*")
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d+\b")
_TURNED = re.compile(
    r"^(?:when|where|in what year|what year|in which year) (did|was|were|is|are|does|do|has|had) ",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|since|due|as a result|therefore|so that|in order|to|for|reason|cause[ds]?|led)\b"
)
_WRAPS = (
    "Does it say {}?",
    "Do you know {}?",
    "Can you tell me {}?",
    "Is it known {}?",
    "Does the article say {}?",
    "Could you say {}?",
    "Is there anything on {}?",
)
_AFTER = "did do does is are was were has have had can could will would shall should may might"
_INDIRECT = re.compile(
    rf"^(who|what|which|how many|how much) (?!(?:{_AFTER.replace(' ', '|')}) )", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    title: str
    sentences: tuple[str, ...]
    starts: tuple[int, ...]
    words: frozenset[str]


def bag(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.lower()) if len(word) > 3)


def load(path: Path) -> list[tuple[Paragraph, list[dict[str, object]]]]:
    """The paragraphs with their questions."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["context"]
            sentences = split_sentences(text)
            starts, at = [], 0
            for sentence in sentences:
                at = text.find(sentence, at)
                starts.append(at)
                at += len(sentence)
            title = row["title"].replace("_", " ")
            found.append((Paragraph(title, sentences, tuple(starts), bag(text)), row["qas"]))
    return found


def crop(pair: Pair, around: int, chance: random.Random) -> Pair:
    """The sentences about one of them, as many as fit, more before or after by chance."""
    sizes = [len(sentence.split()) for sentence in pair.sentences]
    first = last = around
    left = WORDS_AT_MOST - sizes[around]
    while left > 0:
        sides = [
            side
            for side in (first - 1, last + 1)
            if 0 <= side < len(sizes) and (sizes[side] <= left or side in pair.evidence)
        ]
        if not sides:
            break
        side = chance.choice(sides)
        left -= sizes[side]
        first, last = min(first, side), max(last, side)
    span = pair.span
    return replace(
        pair,
        sentences=pair.sentences[first : last + 1],
        evidence=frozenset(i - first for i in pair.evidence if first <= i <= last),
        span=(span[0] - first, *span[1:]) if span and first <= span[0] <= last else None,
    )


def likeliest(question: str, paragraph: Paragraph) -> int:
    """The sentence that shares most words with the question."""
    asked = bag(question)
    return max(
        range(len(paragraph.sentences)), key=lambda i: len(asked & bag(paragraph.sentences[i]))
    )


def swapped(question: str, paragraph: Paragraph, chance: random.Random) -> str | None:
    """The question with one name or number exchanged for another of the paragraph's."""
    text = " ".join(paragraph.sentences)
    for pattern in chance.sample((_NAME, _NUMBER), 2):
        inside = list(pattern.finditer(question))
        others = sorted({m.group() for m in pattern.finditer(text)} - {m.group() for m in inside})
        others = [
            o for o in others if not bag(o) & bag(question) and o.lower() not in question.lower()
        ]
        if inside and others:
            place, other = chance.choice(inside), chance.choice(others)
            return question[: place.start()] + other + question[place.end() :]
    return None


def without(pair: Pair, chance: random.Random) -> Pair | None:
    """The same question where the sentences that answer it are taken out."""
    kept = tuple(s for i, s in enumerate(pair.sentences) if i not in pair.evidence)
    if len(kept) < 2:
        return None
    answer = pair.span and pair.sentences[pair.span[0]][pair.span[1] : pair.span[2]]
    if answer and answer.lower() in " ".join(kept).lower():
        return None
    near = min(max(0, min(pair.evidence) - chance.randrange(2)), len(kept) - 1)
    emptied = replace(pair, sentences=kept, says=False, evidence=frozenset(), span=None)
    return crop(emptied, near, chance)


def thinned(pair: Pair, chance: random.Random) -> Pair:
    """A pair with a sentence that answers nothing taken out, so that gaps tell nothing."""
    idle = [i for i in range(len(pair.sentences)) if i not in pair.evidence]
    if len(idle) < 2:
        return pair
    out = chance.choice(idle)
    span = pair.span
    return replace(
        pair,
        sentences=pair.sentences[:out] + pair.sentences[out + 1 :],
        evidence=frozenset(i - (i > out) for i in pair.evidence),
        span=(span[0] - (span[0] > out), *span[1:]) if span else None,
    )


def wrapped(question: str, chance: random.Random) -> str | None:
    """The question asked as one of yes or no: does it say who …?"""
    if not _INDIRECT.match(question):
        return None
    return chance.choice(_WRAPS).format(question[0].lower() + question[1:].rstrip(" ?"))


def make_pairs(path: Path, seed: int) -> list[Pair]:
    """One pass over SQuAD: each answerable question with one or two that are not answered."""
    chance = random.Random(seed)  # noqa: S311
    rows = load(path)
    near = defaultdict(list)
    for paragraph, _ in rows:
        near[paragraph.title].append(paragraph)
    found: list[Pair] = []
    for paragraph, asked in rows:
        for row in asked:
            found += _of_question(paragraph, row, near[paragraph.title], chance)
    return [_other_form(pair, chance) for pair in found]


def _of_question(
    paragraph: Paragraph, row, siblings: list[Paragraph], chance: random.Random
) -> list[Pair]:
    question, answers = row["question"].strip(), row["answers"]
    plain = Pair(
        id=row["id"],
        question=question,
        title=paragraph.title,
        sentences=paragraph.sentences,
        says=bool(answers),
        spanned=True,
        form=form_of(question),
    )
    if not answers:
        return [crop(plain, likeliest(question, paragraph), chance)]
    start = answers[0]["start"]
    number = max(i for i, at in enumerate(paragraph.starts) if at <= start)
    begin = start - paragraph.starts[number]
    span = (number, begin, min(begin + len(answers[0]["text"]), len(paragraph.sentences[number])))
    full = replace(plain, evidence=frozenset({number}), span=span)
    shown = thinned(full, chance) if chance.random() < 0.5 else full
    found = [crop(shown, next(iter(shown.evidence)), chance)]
    draw = chance.random()
    twin = None
    if draw < 0.45:
        twin = without(full, chance)
    elif draw < 0.65:
        other = swapped(question, paragraph, chance)
        twin = other and replace(
            crop(full, number, chance), question=other, says=False, evidence=frozenset(), span=None
        )
    elif draw < 0.72:
        turned = _TURNED.match(question)
        if turned and not _REASON.search(paragraph.sentences[number]):
            why = f"Why {turned[1]} {question[turned.end() :]}"
            twin = replace(
                crop(full, number, chance),
                question=why,
                form="why",
                says=False,
                evidence=frozenset(),
                span=None,
            )
    if not twin and draw < 0.9:
        others = [s for s in siblings if s is not paragraph]
        answer = answers[0]["text"].lower()
        others = [s for s in others if answer not in " ".join(s.sentences).lower()]
        if others:
            asked = bag(question)
            best = max(others, key=lambda s: len(asked & s.words) + chance.random())
            twin = crop(
                replace(plain, sentences=best.sentences, says=False),
                likeliest(question, best),
                chance,
            )
    return [*found, twin] if twin else found


def _other_form(pair: Pair, chance: random.Random) -> Pair:
    if chance.random() > 0.12:
        return pair
    other = wrapped(pair.question, chance)
    return replace(pair, question=other, form="yes_no") if other else pair
