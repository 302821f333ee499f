"""Our own questions as pairs, and figures within a form of question."""

import random

import numpy as np

from bench.reader.judging import Judged, fitted, within_forms
from bench.reader.own import Asked, Ranking, Sheet, pairs_of

SHEET = Sheet(
    slug="orlen",
    title="Orlen",
    paragraphs=(
        ("It opened in 1931.", "It is long."),
        ("Lorries may not use it.",),
        ("It rains.",),
    ),
    questions=(
        Asked(
            id="1",
            text="When did it open?",
            form="when",
            kind="answerable",
            support={0: frozenset({0})},
            denied={},
        ),
        Asked(
            id="2",
            text="When did lorries first use it?",
            form="when",
            kind="false_premise",
            support={},
            denied={1: frozenset({0})},
        ),
    ),
)


def ranking(*order: int) -> Ranking:
    flat = np.zeros(3, np.float32)
    return Ranking(order=order, paragraph=flat, sentence=(flat, flat, flat))


def test_an_answer_and_what_contradicts_are_learnt_with_what_comes_near() -> None:
    rankings, chance = {"1": ranking(0, 1, 2), "2": ranking(0, 1, 2)}, random.Random(1)
    pairs = [pair for _ in range(9) for pair in pairs_of(SHEET, rankings, chance)]
    told = {(pair.id, pair.sentences[0], pair.says) for pair in pairs}
    assert ("1", "It opened in 1931.", True) in told
    assert ("1", "Lorries may not use it.", False) in told
    assert ("1", "It is long.", False) in told  # its own sentence gone
    assert ("2", "Lorries may not use it.", False) in told
    assert all(pair.says is (pair.id == "1" and bool(pair.evidence)) for pair in pairs)


def judged(number: int, form: str, kind: str, score: float) -> Judged:
    slug = f"article {number % 3}"
    return Judged(id=str(number), slug=slug, form=form, kind=kind, columns=(score,))


def test_a_score_that_only_knows_the_form_tells_nothing_within_it() -> None:
    rows = [
        judged(n, form, kind, float(form == "yes_no"))
        for form, kinds in {"yes_no": (20, 6), "why": (6, 20)}.items()
        for kind, count in zip(("answerable", "unanswerable"), kinds, strict=True)
        for n in range(count)
    ]
    scores = np.array([row.columns[0] for row in rows])
    found = within_forms(rows, scores)["unanswerable"]
    assert found["within forms"] == 0.5
    assert found["all together"] > 0.7


def test_columns_are_fitted_on_the_other_articles() -> None:
    rows = [
        judged(n, "who", kind, n % 5 + shift)
        for kind, shift in {"answerable": 4.0, "unanswerable": 0.0}.items()
        for n in range(15)
    ]
    assert within_forms(rows, fitted(rows, [0]))["unanswerable"]["who"] > 0.9
