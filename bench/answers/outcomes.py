"""The figures that say how good answers over articles of several paragraphs are."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from bench.answers.doubting import Scored, weigh
from bench.answers.negatives import NEW, NONSENSE, OFF_TOPIC
from bench.answers.quality import auroc

WRONG = ("unanswerable", "false_premise")
FAR_OFF = (OFF_TOPIC, NONSENSE, OFF_TOPIC + NEW, NONSENSE + NEW)
_FEWEST = 4
"""Questions of either kind in a form, below which it is not measured."""


def figures(scored: Sequence[Scored], thresholds: dict[str, float]) -> dict[str, float]:
    """What is asked for in these sets, on articles left out of the fit."""
    enough, firm = thresholds["enough"], thresholds["firm"]
    answerable = [s for s in scored if s.question.support]
    kinds = {s.question.kind for s in scored}
    found = {
        "best paragraph answers": _share(answerable, lambda s: s.found),
        "best sentence answers": _share(answerable, lambda s: s.best),
        "sentences shown hold the answer": _share(answerable, lambda s: s.shown),
        "answerable: not silent": _share(answerable, lambda s: s.confidence >= enough),
        "answerable: said firmly": _share(answerable, lambda s: s.confidence >= firm),
    }
    for kind in (*WRONG, *FAR_OFF):
        if kind in kinds:
            some = [s for s in scored if s.question.kind == kind]
            found[f"{kind}: silent"] = _share(some, lambda s: s.confidence < enough)
            found[f"AUROC within a form, {kind}"] = within_forms(scored, kind)
    for kind in FAR_OFF:
        if kind in kinds:
            surest = [s.confidence for s in scored if s.question.kind == kind]
            found[f"{kind}: one in a hundred is surer than"] = float(np.quantile(surest, 0.99))
    weights = weigh([s.question for s in scored])
    for name, least in (("shown", enough), ("said firmly", firm)):
        chosen = np.array([s.confidence >= least for s in scored])
        right = np.array([s.found for s in scored])
        if chosen.any():
            found[f"right when {name}"] = float(
                weights[chosen & right].sum() / weights[chosen].sum()
            )
    found["gap of twins in other forms"] = gap_of_twins(scored)
    return found


def within_forms(scored: Sequence[Scored], wrong: str) -> float:
    """How well confidence tells answerable questions from others of the same form: AUROC in each
    form, forms counting by the smaller of their two numbers."""
    values, sizes = [], []
    for form in sorted({s.question.form for s in scored}):
        here = [s for s in scored if s.question.form == form]
        yes = [s.confidence for s in here if s.question.support]
        no = [s.confidence for s in here if s.question.kind == wrong]
        if min(len(yes), len(no)) >= _FEWEST:
            truth: NDArray[np.bool_] = np.array([True] * len(yes) + [False] * len(no))
            values.append(auroc(np.array([*yes, *no]), truth))
            sizes.append(min(len(yes), len(no)))
    return float(np.average(values, weights=sizes)) if values else float("nan")


def gap_of_twins(scored: Sequence[Scored]) -> float:
    """How far the confidences of answerable questions on one matter lie apart, on average."""
    by_matter: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
    for s in scored:
        if s.question.support and s.question.matter:
            by_matter[s.question.slug, s.question.matter].append(s.confidence)
    gaps = [abs(a - b) for some in by_matter.values() for a, b in combinations(some, 2)]
    return float(np.mean(gaps)) if gaps else float("nan")


def _share(some: Sequence[Scored], holds: Callable[[Scored], bool]) -> float:
    return float(np.mean([holds(s) for s in some])) if some else float("nan")
