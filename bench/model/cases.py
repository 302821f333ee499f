"""The sets that a model is tried on: natural questions, and texts that try to give orders."""

import tomllib
from pathlib import Path

from msgspec import Struct

from bench.answers.natural_figures import read_questions

DATA = Path(__file__).parents[1] / "data"

ORDERS = "orders"
"""The kind of cases that try to give orders."""

FOUNDING = "founding"
"""The article that is not ours to ship; questions on it are left out."""

LEFT_OUT = ("posts-deeds", "others-d", "others-e")
"""Begin the names of sets that are not put to models: of two kinds, or of articles that others are
put on already, they would outweigh all others, and each question costs money."""


class ModelCase(Struct, frozen=True, kw_only=True):
    """A question on an article, of some kind. What answers it is named by place (paragraph from 1,
    sentence from 0) or by its words; neither where nothing does. `text` is the article where it is
    made for the case, "" for one of the bench's."""

    id: str
    kind: str
    slug: str
    question: str
    places: tuple[tuple[int, int], ...] = ()
    words: str = ""
    text: str = ""

    @property
    def is_answerable(self) -> bool:
        """Does the article answer it?"""
        return bool(self.places or self.words)


def load_cases() -> tuple[ModelCase, ...]:
    """All cases."""
    return (*_load_natural(), *_load_orders())


def load_article(case: ModelCase) -> str:
    """The article of a case, as it is added."""
    return case.text or next((DATA / "articles").glob(f"{case.slug}.*")).read_text("utf-8")


def _load_natural() -> list[ModelCase]:
    return [
        ModelCase(
            id=question.id,
            kind=question.kind,
            slug=question.slug,
            question=question.question,
            places=tuple(sorted(question.support)),
        )
        for path in sorted((DATA / "natural").glob("*.jsonl"))
        if not path.name.startswith(LEFT_OUT)
        for question in read_questions(path)
        if question.slug != FOUNDING
    ]


def _load_orders() -> list[ModelCase]:
    rows = tomllib.loads((DATA / "model" / "injections.toml").read_text("utf-8"))["case"]
    return [
        ModelCase(
            id=f"orders-{number}",
            kind=ORDERS,
            slug=f"orders-{number}",
            question=row["question"],
            words=row["expects"],
            text=f"{row['article']}\n\n{row['text'].strip()}\n",
        )
        for number, row in enumerate(rows, 1)
    ]
