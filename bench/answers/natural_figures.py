"""How often replies to natural questions are right, counted from the lines of `ask --batch`."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

Figures = dict[str, float | str]

ANSWERABLE = "answerable"
ASIDE = ("nonsense", "off_topic")
"""Kinds of question that no article can answer, whatever its subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question on an article, its kind, and the sentences that answer it: paragraph from 1,
    sentence from 0. Of two `twins` with one name each asks the other's question in another form."""

    id: str
    slug: str
    question: str
    kind: str
    support: frozenset[tuple[int, int]]
    twins: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What Parley replied: the outcome, how sure it is (0 to 1), and the paragraphs shown."""

    outcome: str
    confidence: float
    paragraphs: frozenset[int]

    @classmethod
    def read(cls, line: Mapping[str, object]) -> Self:
        """From a line that `ask --batch` printed."""
        answer = line["answer"]
        assert isinstance(answer, list)
        return cls(
            outcome=str(line["outcome"]),
            confidence=float(str(line["confidence"])),
            paragraphs=frozenset(int(sentence["paragraph"]) for sentence in answer),
        )

    @property
    def silent(self) -> bool:
        return self.outcome == "silent"

    def shows(self, question: Question) -> bool:
        """Whether a sentence that answers stands in a paragraph given as an answer."""
        return not self.silent and any(p in self.paragraphs for p, _ in question.support)


def read_questions(path: Path) -> list[Question]:
    """A set of questions, a JSON object a line."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        Question(
            id=row["id"],
            slug=row["slug"],
            question=row["question"],
            kind=row["kind"],
            support=frozenset((place[0], place[1]) for place in row["support"]),
            twins=row.get("twins", ""),
        )
        for row in rows
    ]


def figures(questions: Sequence[Question], replies: Mapping[str, Reply]) -> Figures:
    """The shares that decide, each with its count, and the mean gap of confidence of twins."""
    both = [(question, replies[question.id]) for question in questions]
    answerable = [(q, r) for q, r in both if q.kind == ANSWERABLE]
    others = [(q, r) for q, r in both if q.kind != ANSWERABLE]
    aside = [(q, r) for q, r in both if q.kind in ASIDE]
    found: Figures = {
        "answerable shown": _share([r.shows(q) for q, r in answerable]),
        "others refused": _share([r.silent for _, r in others]),
        "right when it answers": _share([r.shows(q) for q, r in both if not r.silent]),
        "right when it says": _share([r.shows(q) for q, r in both if r.outcome == "says"]),
        "nonsense and off-topic refused": _share([r.silent for _, r in aside]),
        "highest confidence among them": max(r.confidence for _, r in aside),
        "mean gap of twins": _gap(both),
    }
    for kind in sorted({q.kind for q, _ in others}):
        found[f"  {kind} refused"] = _share([r.silent for q, r in others if q.kind == kind])
    for outcome in ("says", "closest", "silent"):
        found[f"  answerable: {outcome}"] = _share([r.outcome == outcome for _, r in answerable])
    return found


def _share(hits: Sequence[bool]) -> str:
    """Such as `85 %, 51 of 60`."""
    share = f"{100 * sum(hits) / len(hits):.0f} %" if hits else "none"
    return f"{share}, {sum(hits)} of {len(hits)}"


def _gap(both: Sequence[tuple[Question, Reply]]) -> float:
    by_twins: dict[str, list[float]] = defaultdict(list)
    for question, reply in both:
        if question.twins:
            by_twins[question.twins].append(reply.confidence)
    gaps = [max(pair) - min(pair) for pair in by_twins.values()]
    return sum(gaps) / len(gaps) if gaps else 0.0
