"""The answer to a question, in the parts that are shown."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.article.content import answering
from bot.article.handlers.question_kinds import find_kind
from bot.article.library import Library
from bot.article.rows.passages import load_paragraphs
from bot.article.rules.answer import NOTHING, Answer, answer
from bot.article.rules.asking import find_compared, wants_a_list
from bot.article.rules.excerpts import ParagraphPlace, choose_paragraphs
from bot.article.rules.foreign_words import translate_words
from bot.article.rules.index import Embed, words_only
from bot.article.rules.kinds.kind import AsksHelp
from bot.article.rules.kinds.limits import as_closest, limit_answer
from bot.article.rules.nearby import find_rows_near
from bot.article.rules.outcome import Missing, Outcome
from bot.article.rules.question_language import (
    find_foreign,
    find_shared_words,
    may_be_foreign,
)
from bot.article.rules.shelf import ArticleShelf
from bot.article.views.shown_answer import AnswerPart
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts

MOST_TOGETHER = 2
"""Paragraphs from which an answer is taken; one taken from more is a list."""


async def search(
    parts: Parts,
    community: CommunityId,
    question: str,
    slugs: Sequence[str],
    near: Sequence[ParagraphPlace] = (),
) -> tuple[AnswerPart, ...]:
    """The parts of an answer: one, or one for each thing compared. `near` are paragraphs to be
    looked at first. What is misspelled is searched for as the library spells it."""
    library = parts.of(Library)
    shelf, embed = await library.shelf(community), await library.embed()
    respelling = await library.respell(community, question)
    first, *others = await library.work(find_parts, respelling.question, shelf, embed, slugs, near)
    found = (replace(first, notes=(*first.notes, *respelling.respelled)), *others)
    widely = wants_a_list(question)
    return tuple([await _with_paragraphs(parts, community, part, widely) for part in found])


async def load_shown(
    parts: Parts, community: CommunityId, found: Answer, question: str
) -> AnswerPart:
    """An answer of chosen sentences, with their paragraphs."""
    several = len({(s.slug, s.version, s.paragraph) for s in found.sentences}) > MOST_TOGETHER
    widely = wants_a_list(question) or (found.outcome is Outcome.SAYS and several)
    places = choose_paragraphs(found.outcome, found.sentences, (), found.notes, widely=widely)
    paragraphs = await load_paragraphs(parts.db, community, places)
    return replace(_build_part(found), paragraphs=paragraphs)


async def _with_paragraphs(
    parts: Parts, community: CommunityId, part: AnswerPart, widely: bool
) -> AnswerPart:
    places = choose_paragraphs(
        part.outcome,
        part.sentences,
        part.ranked,
        part.notes,
        widely=widely,
        confidence=part.confidence,
    )
    return replace(part, paragraphs=await load_paragraphs(parts.db, community, places))


def find_parts(
    question: str,
    shelf: ArticleShelf,
    embed: Embed,
    slugs: Sequence[str],
    near: Sequence[ParagraphPlace] = (),
) -> tuple[AnswerPart, ...]:
    """The parts of an answer, without their paragraphs, saying no more than the question's kind
    allows. Takes some milliseconds: not for the event loop."""
    if find_foreign(question, languages_of(shelf, slugs)) is not None:
        return (_build_part(_find_shared(question, shelf, embed, slugs)),)
    kind = find_kind(question, shelf, follows=bool(near))
    if kind is None or isinstance(kind, AsksHelp):
        parts = _find_parts(question, shelf, embed, slugs, near)
        return tuple(map(_drop_missing, parts)) if may_be_foreign(question) else parts
    knowledge = answering.load(meanings=embed is not words_only)
    found = answer(question, shelf, embed, knowledge, slugs)
    return (_build_part(limit_answer(found, kind)),)


def _drop_missing(part: AnswerPart) -> AnswerPart:
    """A part that doesn't say which words an article lacks: they may be another language's."""
    return replace(part, notes=tuple(each for each in part.notes if not isinstance(each, Missing)))


def languages_of(shelf: ArticleShelf, slugs: Sequence[str]) -> list[str]:
    """The languages of the articles that a question is put to."""
    return [article.language for article in shelf.articles if not slugs or article.slug in slugs]


def _find_shared(question: str, shelf: ArticleShelf, embed: Embed, slugs: Sequence[str]) -> Answer:
    """What comes closest to a question in another language: to its names and numbers, and to those
    of its words whose meaning is known."""
    shared = f"{find_shared_words(question, shelf.vocabulary)} {translate_words(question)}".strip()
    knowledge = answering.load(meanings=embed is not words_only)
    found = answer(shared, shelf, embed, knowledge, slugs) if shared else NOTHING
    return as_closest(found) if found.sentences else NOTHING


def _find_parts(
    question: str,
    shelf: ArticleShelf,
    embed: Embed,
    slugs: Sequence[str],
    near: Sequence[ParagraphPlace],
) -> tuple[AnswerPart, ...]:
    """The parts of an answer to a question that articles answer."""
    knowledge = answering.load(meanings=embed is not words_only)
    things = find_compared(question)
    if things is not None:
        compared_answers = [
            answer(f"What is {it}?", shelf, embed, knowledge, slugs) for it in things
        ]
        if not any(compared_answer.abstained for compared_answer in compared_answers):
            return tuple(
                _build_part(compared_answer, it)
                for compared_answer, it in zip(compared_answers, things, strict=True)
            )
    widely = wants_a_list(question)
    rows = find_rows_near(shelf, near)
    if len(rows):
        here = answer(question, shelf, embed, knowledge, slugs, widely=widely, within=rows)
        if here.outcome is Outcome.SAYS:
            return (_build_part(here),)
    return (_build_part(answer(question, shelf, embed, knowledge, slugs, widely=widely)),)


def _build_part(found_answer: Answer, of: str = "") -> AnswerPart:
    return AnswerPart(
        sentences=found_answer.sentences,
        confidence=found_answer.confidence,
        outcome=found_answer.outcome,
        of=of,
        ranked=found_answer.ranked,
        notes=found_answer.notes,
    )
