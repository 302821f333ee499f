"""A question over 600 articles: ours, BM25 alone (bm25s), and LangChain's BM25 retriever.

Before each answer of ours the meaning model runs, after which the processor's caches hold little
else. So ours and bm25s are timed without the model twice: each again and again by itself, and each
right after the model ran.
"""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from langchain_community.retrievers import BM25Retriever

from bench.answers.data import own_sets
from bench.speed.timing import percentiles, timed
from bot.article import meaning
from bot.article.content import answering
from bot.article.rows import articles
from bot.article.rules.answer import answer
from bot.article.rules.cleaning import fingerprint
from bot.article.rules.index import Embed, Matrix, index_article, words_only
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind
from bot.article.rules.shelf import arrange
from bot.assembly import open_parley
from bot.cli.session import COMMUNITY, caller
from bot.kernel import clock

ARTICLES, QUESTIONS = 600, 300


def measure() -> dict[str, float]:
    """Microseconds at the 50th and 95th percentile, and ratios of the 50th."""
    readings, questions = _corpus()
    texts = [f"{r.title} {' '.join(r.paragraphs)}" for r in readings]
    stemmer = Stemmer.Stemmer("english")
    bare = bm25s.BM25()
    quiet = {"show_progress": False}
    bare.index(bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, **quiet), **quiet)

    def ask_bm25s(question: str) -> None:
        tokens = bm25s.tokenize(question, stopwords="en", stemmer=stemmer, **quiet)
        bare.retrieve(tokens, k=10, **quiet)

    framework = BM25Retriever.from_texts(texts, k=10)
    embed, knowledge = meaning.load(), answering.load(meanings=meaning.available())
    shelf = arrange([index_article(f"a{i}", 1, r, embed) for i, r in enumerate(readings)])

    def ask_ours(question: str) -> None:
        answer(question, shelf, embed, knowledge)

    remembered = _Remembered(embed, questions)

    def ask_without_model(question: str) -> None:
        answer(question, shelf, remembered, knowledge)

    def run_model(question: str) -> None:
        embed([question])

    for call in (ask_bm25s, ask_ours, framework.invoke):
        timed(call, questions[:50])
    found = {
        "bm25s": timed(ask_bm25s, questions),
        "LangChain BM25": timed(framework.invoke, questions),
        "the meaning model": timed(run_model, questions),
        "Parley, answer": timed(ask_ours, questions),
        "Parley, answer without the model": timed(ask_without_model, questions),
        "bm25s, after the model ran": timed(ask_bm25s, questions, before=run_model),
        "Parley, answer without the model, after it ran": timed(
            ask_without_model, questions, before=run_model
        ),
        "Parley, App.respond with the answer on disk": asyncio.run(_whole(readings, questions)),
    }
    figures = {f"{name}, {p} us": v for name, both in found.items()
               for p, v in zip(("p50", "p95"), both, strict=True)}  # fmt: skip
    ours = found["Parley, answer"][0]
    return {
        **figures,
        "ours over bm25s": ours / found["bm25s"][0],
        "ours over LangChain": ours / found["LangChain BM25"][0],
        "ours without the model over bm25s": found["Parley, answer without the model"][0]
        / found["bm25s"][0],
        "ours without the model over bm25s, each after the model ran": found[
            "Parley, answer without the model, after it ran"
        ][0]
        / found["bm25s, after the model ran"][0],
    }


class _Remembered:
    """The meanings of questions, worked out before."""

    def __init__(self, embed: Embed, questions: Sequence[str]) -> None:
        self._vectors = {question: embed([question]) for question in questions}
        self.words, self.read = embed.words, embed.read

    def __call__(self, texts: Sequence[str], /) -> Matrix:
        (question,) = texts
        return self._vectors[question]


def _corpus() -> tuple[list[ArticleReading], list[str]]:
    """One-paragraph articles of five sentences each, dealt from our own articles, and questions."""
    sets = own_sets(words_only)
    sentences = [s for examined in sets.values() for s in examined.article.sentences]
    dealt = np.random.default_rng(1)
    readings = []
    for _ in range(ARTICLES):
        start = int(dealt.integers(len(sentences) - 5))
        some = [*sentences[start : start + 3], *dealt.choice(sentences, 2)]
        title = " ".join(some[0].split()[:6])
        readings.append(
            ArticleReading(title=title, blocks=(ArticleBlock(BlockKind.PARAGRAPH, " ".join(some)),))
        )
    asked = [q.text for examined in sets.values() for q in examined.questions]
    return readings, [str(q) for q in dealt.permutation(asked)[:QUESTIONS]]


async def _whole(readings: list[ArticleReading], questions: list[str]) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        async with open_parley(Path(folder)) as parley:
            await parley.app.meet(caller())
            for number, reading in enumerate(readings):
                await parley.db.change(*articles.add(
                    COMMUNITY, f"a{number}", 1, reading, fingerprint=fingerprint(reading),
                    by=caller().member, at=clock.now(),
                ))  # fmt: skip
            spent = []
            for question in ["warm up", *questions]:
                start = time.perf_counter()
                await parley.app.hear(caller(), "/ask", {"question": question})
                spent.append(time.perf_counter() - start)
    return percentiles(spent[1:])
