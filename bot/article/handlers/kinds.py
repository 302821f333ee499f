"""Answering what no search answers: what is on record of an article, its sum, small talk, help."""

from collections.abc import Sequence
from typing import assert_never

import numpy as np

from bot.article.handlers.helping import find_help
from bot.article.handlers.naming import named_article
from bot.article.library import Library
from bot.article.refusals import ArticleRefusal
from bot.article.rows import articles
from bot.article.rules.central import find_central, sections_of
from bot.article.rules.index import ArticleIndex
from bot.article.rules.kinds.kind import (
    AsksHelp,
    AsksOpinion,
    AsksParagraph,
    AsksRecord,
    AsksSummary,
    QuestionKind,
    SaysSomething,
)
from bot.article.rules.outcome import Sentence
from bot.article.rules.reading import ArticleReading
from bot.article.rules.running import find_running_topic
from bot.article.rules.sentences import split_sentences
from bot.article.views import about_article, small_talk
from bot.article.views.about_article import NamedReading
from bot.article.views.library import ArticleVersion, show_paragraph
from bot.article.views.running import show_running
from bot.kernel.command import Caller
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.view import View

MOST_ARTICLES = 5
"""Articles of which an answer about several tells."""


async def answer_kind(
    parts: Parts,
    by: Caller,
    question: str,
    kind: QuestionKind | None,
    slugs: Sequence[str],
    *,
    shared: bool = False,
) -> tuple[View, ...] | None:
    """The answer to a question of some kind; None for what the articles are to be searched for.
    `slugs` are the articles asked, none meaning the library. Raises what `named_article` raises."""
    match kind:
        case None | AsksOpinion():
            topic = find_running_topic(question)
            return None if topic is None else (show_running(topic, by.role),)
        case SaysSomething(talk):
            return (small_talk.show_talk(talk),)
        case AsksHelp(wish):
            view = await find_help(parts, by, question, wish)
            return None if view is None else (view,)
        case AsksParagraph(number):
            slug = await _find_one(parts, by, question, slugs)
            return (show_paragraph(*await _load_paragraph(parts, by, slug, number)),)
        case AsksRecord(record_field):
            readings = await _load_readings(parts, by, question, slugs)
            view = about_article.show_record(question, record_field, readings, shared=shared)
            return (view,)
        case AsksSummary(most):
            summaries = await _find_summaries(parts, by, question, slugs, most)
            several = len(summaries) > 1
            return (
                about_article.show_summary(question, summaries, several=several, shared=shared),
            )
        case _:
            assert_never(kind)


async def _find_one(parts: Parts, by: Caller, question: str, slugs: Sequence[str]) -> str:
    """The article that is meant where only one can be; "" for the place's own."""
    meant = await _find_meant(parts, by, question, slugs)
    return meant[0] if len(meant) == 1 else ""


async def _find_meant(
    parts: Parts, by: Caller, question: str, slugs: Sequence[str]
) -> tuple[str, ...]:
    """The articles that a question is about: those it names, else those it was put to."""
    shelf = await parts.of(Library).shelf(by.community)
    asked = [article for article in shelf.articles if not slugs or article.slug in slugs]
    lower = question.lower()
    named = tuple(
        article.slug
        for article in asked
        if any(" " in n or "-" in n for n in (article.title, article.slug) if n.lower() in lower)
    )
    return named or tuple(article.slug for article in asked)


async def _load_readings(
    parts: Parts, by: Caller, question: str, slugs: Sequence[str]
) -> list[NamedReading]:
    """The articles that a question is about, at least one. Raises Refused (NO_ARTICLES)."""
    meant = await _find_meant(parts, by, question, slugs)
    readings = []
    for slug in meant[:MOST_ARTICLES]:
        stored = await articles.load(parts.db, by.community, slug)
        if stored is not None:
            readings.append(NamedReading(slug=slug, version=stored.version, reading=stored.reading))
    if not readings:
        raise Refused(ArticleRefusal.NO_ARTICLES)
    return readings


async def _load_paragraph(
    parts: Parts, by: Caller, slug: str, number: int
) -> tuple[ArticleVersion, int]:
    """An article with the number of one of its paragraphs, −1 being its last."""
    stored = await named_article(parts, by, slug)
    last = len(stored.reading.paragraphs)
    wanted = last + 1 + number if number < 0 else number
    if not 1 <= wanted <= last:
        raise Refused(
            ArticleRefusal.NO_PARAGRAPH, title=stored.reading.title, paragraph=wanted, last=last
        )
    version = ArticleVersion(
        slug=stored.slug,
        version=stored.version,
        newest=stored.newest,
        removed=stored.removed,
        reading=stored.reading,
    )
    return version, wanted


async def find_quoted(
    parts: Parts, by: Caller, question: str, kind: QuestionKind | None, slugs: Sequence[str]
) -> list[Sentence]:
    """The sentences that the answer to a question of some kind quotes."""
    match kind:
        case AsksParagraph(number):
            slug = await _find_one(parts, by, question, slugs)
            article, wanted = await _load_paragraph(parts, by, slug, number)
            lines = split_sentences(article.reading.paragraphs[wanted - 1])
            return [
                Sentence(article.slug, article.version, wanted, place, text)
                for place, text in enumerate(lines)
            ]
        case AsksSummary(most):
            summaries = await _find_summaries(parts, by, question, slugs, most)
            return [sentence for _, sentences in summaries for sentence in sentences]
        case _:
            return []


async def _find_summaries(
    parts: Parts, by: Caller, question: str, slugs: Sequence[str], most: int
) -> list[tuple[NamedReading, list[Sentence]]]:
    """The articles that a question is about, each with its most central sentences."""
    readings = await _load_readings(parts, by, question, slugs)
    shelf = await parts.of(Library).shelf(by.community)
    indices = {article.slug: article for article in shelf.articles}
    return [
        (
            named,
            _find_central(indices[named.slug], named.reading, most, several=len(readings) > 1),
        )
        for named in readings
        if named.slug in indices
    ]


def _find_central(
    index: ArticleIndex, reading: ArticleReading, most: int, *, several: bool
) -> list[Sentence]:
    """The most central sentences of an article; of each of several, the first of them alone."""
    paragraph = index.paragraph.tolist()
    sections = sections_of(reading)
    vectors = np.concatenate([index.vectors, index.above_vectors[:1]]).astype(np.float32)
    central = find_central(
        index.title,
        list(index.sentences),
        paragraph,
        [sections[p] for p in paragraph],
        vectors,
        most,
    )
    starts = {number: paragraph.index(number) for number in set(paragraph)}
    return [
        Sentence(
            index.slug,
            index.version,
            paragraph[place] + 1,
            place - starts[paragraph[place]],
            index.sentences[place],
        )
        for place in (central[:1] if several else central)
    ]
