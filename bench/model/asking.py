"""The cases put to the whole program, with a model switched on."""

import asyncio
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bench.model.cases import ModelCase, load_article
from bot.article.content import brief
from bot.article.library import Library
from bot.article.rows import answers
from bot.article.rules.index import ArticleIndex
from bot.article.rules.outcome import Outcome
from bot.assembly import Parley, open_parley
from bot.cli.session import COMMUNITY, caller
from bot.community.communities import Communities
from bot.kernel.command import Caller
from bot.kernel.community_settings import DEFAULTS, ON
from bot.kernel.permission import Role
from bot.model.config import ModelConfig

Told = Callable[[ModelCase, tuple[str, ...]], None]
"""Told before a case is put, with the sentences that answer it."""


class Reply(Struct, frozen=True, kw_only=True):
    """What came of a case: the outcome, the sentences shown as the answer, whether the model chose
    them, whether all of them stand in the article letter by letter, and the seconds that it took.
    `outcome` is None where the question was answered without search or model."""

    case: ModelCase
    gold: tuple[str, ...]
    outcome: Outcome | None
    sentences: tuple[str, ...]
    chosen: bool
    verbatim: bool
    seconds: float


class ModelRun(Struct, frozen=True, kw_only=True):
    """The replies of one model, the tokens that they took (in, out), and what it failed at."""

    replies: tuple[Reply, ...]
    tokens: tuple[int, int]
    failures: Mapping[str, int]


async def run_cases(
    config: ModelConfig, cases: Sequence[ModelCase], told: Told = lambda _, __: None
) -> ModelRun:
    """Put cases to a Parley of their own, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_parley(Path(folder), config) as parley:
            by = await _set_up(parley)
            await _add_articles(parley, by, cases)
            shelf = await parley.app.parts.of(Library).shelf(COMMUNITY)
            articles = {article.slug: article for article in shelf.articles}
            replies = [await _put(parley, by, case, articles[case.slug], told) for case in cases]
            rows = await parley.db.read(
                "SELECT outcome, COUNT(*), SUM(tokens_in), SUM(tokens_out) FROM model_calls"
                " GROUP BY outcome ORDER BY outcome"
            )
    counts = {str(outcome): int(str(count)) for outcome, count, _, _ in rows}
    return ModelRun(
        replies=tuple(replies),
        tokens=(sum(int(str(r[2])) for r in rows), sum(int(str(r[3])) for r in rows)),
        failures={outcome: count for outcome, count in counts.items() if outcome != "good"},
    )


async def _set_up(parley: Parley) -> Caller:
    by = replace(caller(), role=Role.ADMIN)
    await parley.app.meet(by)
    await parley.app.parts.of(Communities).set_up(COMMUNITY, replace(DEFAULTS, model=ON))
    return by


async def _add_articles(parley: Parley, by: Caller, cases: Sequence[ModelCase]) -> None:
    for case in {case.slug: case for case in cases}.values():
        if case.slug != brief.SLUG:
            source = {"source": load_article(case), "slug": case.slug}
            view, *_ = await parley.app.hear(by, "/article add", source)
            if view.trouble:
                raise ValueError(f"{case.slug} could not be added: {view}")


async def _put(
    parley: Parley, by: Caller, case: ModelCase, article: ArticleIndex, told: Told
) -> Reply:
    paragraphs = article.paragraphs()
    gold = tuple(paragraphs[p - 1][s] for p, s in case.places)
    gold = gold or ((case.words,) if case.words else ())
    told(case, gold)
    started = time.monotonic()
    view, *_ = await parley.app.hear(by, f"/ask articles:{case.slug} {case.question}")
    seconds = time.monotonic() - started
    record = await answers.load(parley.db, COMMUNITY, view.key) if view.key else None
    sentences = tuple(each.text for each in record.sentences) if record else ()
    return Reply(
        case=case,
        gold=gold,
        outcome=record.outcome if record else None,
        sentences=() if record and record.abstained else sentences,
        chosen=bool(record and record.chosen_by),
        verbatim=all(words in article.sentences for words in sentences),
        seconds=seconds,
    )


def run_now(
    config: ModelConfig, cases: Sequence[ModelCase], told: Told = lambda _, __: None
) -> ModelRun:
    """The same, from outside an event loop."""
    return asyncio.run(run_cases(config, cases, told))
