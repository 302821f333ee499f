"""What the first stage learns from: sets of other hands, each a file of lines.

A line has `text`, `title` and `group` (what belongs together), and either `question` with `says`
and, where they are marked, `answer` and `start`; or `hypothesis` with `label`.
"""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.reader import squad
from bench.reader.claims import LABELS, asked
from bench.reader.pairs import Bears, Pair, form_of
from bench.reader.twins import crop
from bot.article.rules.sentences import split_sentences

MARKED: Mapping[str, int] = {
    "squad2-part-relabelled": 17_000,
    "squad1-dev": 11_000,
    "squadshifts-new-wiki": 7_000,
    "squadshifts-nyt": 7_000,
    "squadshifts-reddit": 4_000,
    "squadshifts-amazon": 2_000,
    "quoref": 3_000,
    "qed-nq": 2_000,
}
"""Questions whose answer is marked in the text, which get twins by rule; how many are taken."""

PLAIN: Mapping[str, int] = {
    "condaqa": 8_350,
    "boolq": 6_500,
    "bbq": 3_000,
    "selqa-sentences": 5_000,
    "nq-substituted": 3_000,
}
"""Questions that are taken as they are, answered and not in equal number where there are both."""

CLAIMS: Mapping[str, int] = {
    "vitaminc": 34_000,
    "conjnli": 8_000,
    "fever-dev": 8_000,
    "mnli-sample": 6_870,
    "snli-counterfactual": 6_000,
    "snli-devtest": 4_000,
    "summedits": 4_230,
    "scone-negation": 2_500,
    "breaking-nli": 1_500,
    "help-monotonicity": 1_500,
    "med": 1_500,
    "fever-symmetric": 1_416,
}
"""Statements that a text bears out, speaks against, or neither."""

AS_IT_IS = frozenset({"condaqa"})  # few of its questions are unanswerable, all of them worth having
WORDS_AT_MOST, TITLE_AT_MOST = 110, 60
CLAIM_COUNTS = 0.7

Line = Mapping[str, Any]


def load_gathered(folder: Path, seed: int) -> list[Pair]:
    """The pairs of all sets that are in the folder; one draw of the twins."""
    chance = random.Random(seed)
    marked = [line for name, most in MARKED.items() for line in _drawn(folder, name, most, chance)]
    found = [_taken_for_granted(pair) for pair in squad.make_pairs(marked, seed)]
    for name, most in PLAIN.items():
        lines = _drawn(folder, name, most if name in AS_IT_IS else None, chance)
        some = lines if name in AS_IT_IS else _evened(lines, most, chance)
        found += [pair for line in some for pair in _plain(line, chance)]
    for name, most in CLAIMS.items():
        lines = _drawn(folder, name, most, chance)
        found += [asked(claim, chance) for line in lines for claim in _claim(line)]
    return found


def load_lines(folder: Path, name: str) -> list[Line]:
    """The lines of a set; none where the folder lacks it."""
    path = folder / f"{name}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def _drawn(folder: Path, name: str, most: int | None, chance: random.Random) -> list[Line]:
    lines = load_lines(folder, name)
    chance.shuffle(lines)
    return lines[:most]


def _evened(lines: list[Line], most: int, chance: random.Random) -> list[Line]:
    yes, no = [line for line in lines if line["says"]], [line for line in lines if not line["says"]]
    if yes and no:
        each = min(most // 2, len(yes), len(no))
        yes, no = yes[:each], no[:each]
    some = yes + no
    chance.shuffle(some)
    return some[:most]


def _taken_for_granted(pair: Pair) -> Pair:
    """An answered question that is none of yes or no: what it takes for granted is borne out."""
    title = "" if "/" in pair.title or len(pair.title) > TITLE_AT_MOST else pair.title
    bears = Bears.OUT if pair.says and pair.form != "yes_no" else None
    return replace(pair, title=title, bears=bears)


def _plain(line: Line, chance: random.Random) -> Iterator[Pair]:
    pair = Pair(
        id=line["source"],
        question=line["question"],
        title=line["title"][:TITLE_AT_MOST],
        sentences=split_sentences(line["text"]) or (line["text"],),
        says=line["says"],
        evidence=frozenset(_marked_sentence(line)),
        form=form_of(line["question"]),
        bears=_bears(line),
    )
    if _words(pair) > WORDS_AT_MOST and pair.evidence:
        pair = crop(pair, min(pair.evidence), chance)
    if _words(pair) <= WORDS_AT_MOST:
        yield pair


def _marked_sentence(line: Line) -> Iterator[int]:
    """The number of the sentence in which the marked answer begins."""
    if line["says"] and "start" in line:
        at = 0
        for number, sentence in enumerate(split_sentences(line["text"])):
            at = line["text"].find(sentence, at) + len(sentence)
            if line["start"] < at:
                yield number
                return


def _bears(line: Line) -> Bears | None:
    yes_no = form_of(line["question"]) == "yes_no"
    match str(line.get("answer", "")).lower():
        case "yes":
            return Bears.OUT
        case "no":
            return Bears.AGAINST
        case _ if not line["says"]:
            return Bears.NEITHER if yes_no else None
        case _:
            return None if yes_no else Bears.OUT


def _claim(line: Line) -> Iterator[Pair]:
    """The claim as a question; whether the text says so is open where its label is."""
    bears = LABELS.get(line["label"])
    pair = Pair(
        id=line["source"],
        question=line["hypothesis"].strip(),
        title="" if "://" in line["title"] else line["title"][:TITLE_AT_MOST],
        sentences=split_sentences(line["text"]) or (line["text"],),
        says=bears in (Bears.OUT, Bears.AGAINST),
        form="statement",
        known=bears is not None,
        bears=bears,
        weight=CLAIM_COUNTS,
    )
    if pair.question and _words(pair) <= WORDS_AT_MOST:
        yield pair


def _words(pair: Pair) -> int:
    return sum(len(sentence.split()) for sentence in pair.sentences)
