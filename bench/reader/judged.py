"""Each of our questions with what cosine and the reader say of its likeliest paragraphs."""

from collections.abc import Mapping, Sequence

import numpy as np

from bench.reader.judging import Judged, fitted, within_forms
from bench.reader.own import LOOKED_AT, Ranking, Sheet
from bench.reader.pairs import Bears
from bench.reader.scored import Score

Rankings = Mapping[str, Mapping[str, Ranking]]
"""By slug and question."""

Scored = Mapping[tuple[str, str], Mapping[int, Score]]
"""By (slug, question): each paragraph looked at, with the reader's score."""

COSINE, READER = 5, 9
"""How many columns each of the two gives."""


def judged(sheets: Mapping[str, Sheet], rankings: Rankings, scored: Scored) -> list[Judged]:
    """The columns of every question that has scores: cosines first, then the reader's."""
    found = []
    for slug, sheet in sheets.items():
        for question in sheet.questions:
            told = scored.get((slug, question.id))
            if told is None:
                continue
            columns = (*_cosines(rankings[slug][question.id]), *_readings(list(told.values())))
            found.append(
                Judged(
                    id=question.id,
                    slug=slug,
                    form=question.form,
                    kind=question.kind,
                    columns=columns,
                )
            )
    return found


def _cosines(ranking: Ranking) -> tuple[float, ...]:
    """Best sentence, best paragraph, both of the first, and how far the second lies behind."""
    first, second = (*ranking.order, ranking.order[0])[:2]
    best = [float(lines.max()) for lines in ranking.sentence]
    return (
        max(best),
        float(ranking.paragraph.max()),
        best[first],
        float(ranking.paragraph[first]),
        best[first] - best[second],
    )


def _readings(told: Sequence[Score]) -> tuple[float, ...]:
    """Best says-so, evidence, span, and how much anything is borne out or spoken against; and the
    last four where most is said."""
    most = max(told, key=lambda score: score.says)
    return (
        most.says,
        max(max(score.evidence) for score in told),
        max(score.span for score in told),
        max(_above(score, Bears.OUT) for score in told),
        max(_above(score, Bears.AGAINST) for score in told),
        max(most.evidence),
        most.span,
        _above(most, Bears.OUT),
        _above(most, Bears.AGAINST),
    )


def _above(score: Score, bears: Bears) -> float:
    """How far one stands above the other two together (log odds)."""
    others = [value for number, value in enumerate(score.bears) if number != bears]
    return score.bears[bears] - float(np.logaddexp.reduce(others))


def compared(rows: Sequence[Judged]) -> dict[str, dict[str, dict[str, float]]]:
    """Cosine and reader, alone and fitted together without form, judged within each form."""
    cosine, reader = range(COSINE), range(COSINE, COSINE + READER)
    tables = {
        "cosine of the best sentence": np.array([row.columns[0] for row in rows]),
        "cosines fitted": fitted(rows, list(cosine)),
        "reader says so": np.array([row.columns[COSINE] for row in rows]),
        "reader fitted": fitted(rows, list(reader)),
        "cosines and reader fitted": fitted(rows, [*cosine, *reader]),
    }
    return {name: within_forms(rows, scores) for name, scores in tables.items()}


def top_sentence(
    sheets: Mapping[str, Sheet], rankings: Rankings, scored: Scored
) -> dict[str, float]:
    """How often the best sentence of the paragraphs looked at is one that answers, by each."""
    hits = {"cosine": 0, "reader": 0, "both": 0}
    count = 0
    for slug, sheet in sheets.items():
        for question in sheet.questions:
            told = scored.get((slug, question.id))
            if told is None or not question.support:
                continue
            count += 1
            ranking = rankings[slug][question.id]
            near = {
                (p, s): float(ranking.sentence[p][s])
                for p in ranking.order[:LOOKED_AT]
                for s in range(len(sheet.paragraphs[p]))
            }
            read = {(p, s): told[p].evidence[s] + told[p].says for p, s in near}
            both = {place: 8 * near[place] + read[place] / 2 for place in near}
            for name, values in (("cosine", near), ("reader", read), ("both", both)):
                paragraph, sentence = max(values, key=values.__getitem__)
                hits[name] += sentence in question.support.get(paragraph, ())
    return {name: hit / count for name, hit in hits.items()} if count else {}
