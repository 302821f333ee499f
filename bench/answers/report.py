"""`bench answers FOLDER`: how good the answers are, on questions the weights did not see.

The folder holds passages with questions (`*.jsonl` with "title", "sentences", "evidence") and may
hold the founding article. With `--write` the weights are fitted on all of it and kept.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from bench.answers.data import OLD, folds, founding_sets, load_passages, own_sets
from bench.answers.doubting import Put, fit_all, put_to
from bench.answers.doubting import table as named
from bench.answers.fitting import Example, fit, measure_examples
from bench.answers.fitting import table as weights_table
from bench.answers.negatives import add_negatives
from bench.answers.outcomes import figures as outcome_figures
from bench.answers.quality import figures, outcome
from bench.answers.remembering import Remembering
from bench.answers.thresholds import choose_thresholds
from bench.answers.vectors import build_vectors
from bot.article import meaning
from bot.article.content import answering
from bot.article.rules.among import AMONG_COLUMNS, CLOSER_COLUMNS
from bot.article.rules.answer import knowledge_of
from bot.article.rules.doubts import DOUBT_COLUMNS
from bot.article.rules.index import Embed, words_only
from bot.article.rules.shelf import arrange

PARTS = 10

Figures = dict[str, dict[str, float]]


def run(folder: Path, *, write: bool) -> dict[str, Figures]:
    """All figures, by meaning and by words alone; writes the weights if asked to."""
    found: dict[str, Figures] = {}
    tables: dict[str, dict[str, dict[str, float]]] = {}
    embeds: dict[str, Embed] = {"words": words_only}
    if meaning.available():
        embeds = {"meanings": Remembering(meaning.load()), **embeds}
    for name, embed in embeds.items():
        examples = {path: _examples(path, embed) for path in _passages(folder)}
        weights = fit([example for some in examples.values() for example in some])
        found[name] = {
            f"{path.stem}, {PARTS} parts, each unseen": across(some)
            for path, some in examples.items()
        }
        sets = add_negatives({**own_sets(embed), **founding_sets(folder, embed)})
        puts: dict[str, Sequence[Put]] = {
            slug: put_to(some, weights, embed) for slug, some in sets.items()
        }
        fitted = fit_all(puts, by_meaning=embed is not words_only)
        tables[name] = {
            **weights_table(weights),
            "among": named(fitted.among, AMONG_COLUMNS),
            **({"closer": named(fitted.closer, CLOSER_COLUMNS)} if fitted.closer else {}),
            "doubt": named(fitted.doubt, DOUBT_COLUMNS),
            "threshold": {"enough": 0.5, "firm": 0.9},
        }
        thresholds = choose_thresholds(sets, knowledge_of(tables[name]), embed)
        tables[name]["threshold"] = thresholds
        groups = {
            "all articles, each unseen": set(sets),
            "twins, each article unseen": set(sets) - OLD,
            "brief, unseen": {"brief"},
            "founding article, plain, unseen": {"founding-article"},
            "founding article, hard, unseen": {"founding-held-out"},
        }
        slug_of = [slug for slug, some in puts.items() for _ in some]
        for title, slugs in groups.items():
            some = [s for s, slug in zip(fitted.scored, slug_of, strict=True) if slug in slugs]
            if some:
                found[name][title] = outcome_figures(some, thresholds)
        found[name]["thresholds"] = thresholds
    if write:
        target = Path(answering.__file__).with_name("answering.json")
        target.write_text(json.dumps(tables, indent=1) + "\n", "utf-8")
        if "meanings" in embeds:
            target.with_name(meaning.SHIPPED).write_bytes(build_vectors(embeds["meanings"]))
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
