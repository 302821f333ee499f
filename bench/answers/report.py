"""`bench answers FOLDER`: how good the answers are, on questions the weights did not see.

The folder holds passages with questions (`*.jsonl` with "title", "sentences", "evidence") and may
hold the founding article. With `--write` the weights are fitted on all of it and kept.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.answers.data import Examined, folds, founding_sets, load_passages, own_sets
from bench.answers.doubting import Put, examine, fit_among, fit_doubt, put_to
from bench.answers.doubting import table as named
from bench.answers.fitting import Example, fit, measure_examples
from bench.answers.fitting import table as weights_table
from bench.answers.quality import figures, outcome
from bot.article import meaning
from bot.article.content import answering
from bot.article.rules.among import AMONG_COLUMNS
from bot.article.rules.answer import Knowledge
from bot.article.rules.doubts import DOUBT_COLUMNS
from bot.article.rules.index import Embed, words_only
from bot.article.rules.judge import Weights
from bot.article.rules.shelf import arrange

PARTS = 10
ENOUGH = 0.5
"""Confidence from which on an answer is given."""

Figures = dict[str, dict[str, float]]


def run(folder: Path, *, write: bool) -> dict[str, Figures]:
    """All figures, with word vectors and by words alone; writes the weights if asked to."""
    found: dict[str, Figures] = {}
    tables = {}
    embeds: dict[str, Embed] = {"words": words_only}
    if meaning.available():
        embeds = {"meanings": meaning.load(), **embeds}
    for name, embed in embeds.items():
        examples = {path: _examples(path, embed) for path in _passages(folder)}
        shipped = answering.load(meanings=name == "meanings") if not write else None
        every = [example for some in examples.values() for example in some]
        weights = fit(every)
        own, founding = own_sets(embed), founding_sets(folder, embed)
        sets = {**own, **founding}
        put = {slug: put_to(some, weights, embed) for slug, some in sets.items()}
        found[name] = {}
        for path, some in examples.items():
            found[name][f"{path.stem}, {PARTS} parts, each unseen"] = across(some)
            if shipped:
                asis = figures([outcome(example, shipped.weights) for example in some])
                found[name][f"{path.stem}, as shipped"] = asis
        for slug, some in sets.items():
            found[name][f"{slug}, unseen"] = left_out(slug, some, put, weights, embed)
            if shipped:
                found[name][f"{slug}, as shipped"] = examine(some, shipped, embed)
        among = fit_among(list(put.values()))
        tables[name] = {
            **weights_table(weights),
            "among": named(among, AMONG_COLUMNS),
            "doubt": named(fit_doubt(list(put.values()), among), DOUBT_COLUMNS),
            "threshold": {"enough": ENOUGH},
        }
    if write:
        target = Path(answering.__file__).with_name("answering.json")
        target.write_text(json.dumps(tables, indent=1) + "\n", "utf-8")
    return found


def _passages(folder: Path) -> list[Path]:
    """The files of passages below a folder."""
    return [p for p in sorted(folder.rglob("*.jsonl")) if '"evidence"' in p.read_text("utf-8")]


def _examples(path: Path, embed: Embed) -> list[Example]:
    data = load_passages(path, embed)
    return measure_examples(data.questions, arrange(data.articles), embed)


def across(examples: Sequence[Example]) -> dict[str, float]:
    """Figures of questions each judged by weights that were fitted on the other parts."""
    outcomes = []
    for held in folds(len(examples), PARTS):
        out = set(held.tolist())
        weights = fit([e for i, e in enumerate(examples) if i not in out])
        outcomes += [outcome(examples[i], weights) for i in held]
    return figures(outcomes)


def left_out(
    slug: str,
    examined: Examined,
    put: Mapping[str, Sequence[Put]],
    weights: Weights,
    embed: Embed,
) -> dict[str, float]:
    """Figures of an article's questions, judged by what was fitted on the other articles."""
    article = slug.split("-")[0]  # both sets on the founding article are one article
    others = [some for name, some in put.items() if name.split("-")[0] != article]
    among = fit_among(others)
    doubt = fit_doubt(others, among)
    knowledge = Knowledge(weights=weights, among=among, doubt=doubt, enough=ENOUGH)
    return examine(examined, knowledge, embed)
