"""How well scores tell an answered question from others, within each form of question."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.auroc import auroc

Column = NDArray[np.float64]

AGAINST = ("unanswerable", "false_premise")

ENOUGH = 5
"""Questions of either kind that a form needs to be judged by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A question with what the scores say of it; `columns` are fitted together by `fitted`."""

    id: str
    slug: str
    form: str
    kind: str
    columns: tuple[float, ...]


def within_forms(judged: Sequence[Judged], scores: Column) -> dict[str, dict[str, float]]:
    """AUROC of answerable against each other kind: overall, within each form, and their mean
    weighted by how many questions they have."""
    kinds = np.array([one.kind for one in judged])
    forms = np.array([one.form for one in judged])
    found: dict[str, dict[str, float]] = {}
    for other in AGAINST:
        both = (kinds == "answerable") | (kinds == other)
        figures, sizes = {}, []
        for form in sorted(set(forms)):
            some = both & (forms == form)
            yes = kinds[some] == "answerable"
            if min(yes.sum(), (~yes).sum()) >= ENOUGH:
                figures[form] = auroc(scores[some], yes)
                sizes.append(int(some.sum()))
        if figures:
            found[other] = {
                "within forms": float(np.average(list(figures.values()), weights=sizes)),
                "all together": auroc(scores[both], kinds[both] == "answerable"),
                **figures,
            }
    return found


def fitted(judged: Sequence[Judged], use: Sequence[int]) -> Column:
    """Each question's score by a logistic regression of the columns named, fitted on the other
    articles, each form's yes and no weighing the same."""
    table = np.array([[one.columns[i] for i in use] for one in judged])
    table = (table - table.mean(0)) / (table.std(0) + 1e-9)
    truth = np.array([one.kind == "answerable" for one in judged], float)
    slugs = np.array([one.slug for one in judged])
    weight = _even([(one.form, one.kind == "answerable") for one in judged])
    found = np.zeros(len(judged))
    for slug in set(slugs):
        rest = slugs != slug
        line = _logistic(table[rest], truth[rest], weight[rest])
        found[~rest] = table[~rest] @ line[1:] + line[0]
    return found


def _even(keys: Sequence[tuple[str, bool]]) -> Column:
    counts = Counter(keys)
    return np.array(
        [(counts[form, True] + counts[form, False]) / 2 / counts[form, yes] for form, yes in keys]
    )


def _logistic(table: Column, truth: Column, weight: Column, ridge: float = 1.0) -> Column:
    """Intercept and slopes, by Newton's steps."""
    wide = np.hstack([np.ones((len(table), 1)), table])
    line = np.zeros(wide.shape[1])
    held = np.diag([0.0] + [ridge] * table.shape[1])
    for _ in range(25):
        likely = 1 / (1 + np.exp(-(wide @ line)))
        slope = wide.T @ (weight * (truth - likely)) - held @ line
        bend = (wide * (weight * likely * (1 - likely))[:, None]).T @ wide + held
        line = line + np.linalg.solve(bend, slope)
    return line
