"""Answering questions: asked anew, or going on from an answer."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.article.commands import AskArticles, FollowUp
from bot.article.handlers.choosing import ChosenAnswer, choose_answer
from bot.article.handlers.designs import find_in_designs
from bot.article.handlers.kinds import answer_kind
from bot.article.handlers.naming import find_scope
from bot.article.handlers.offers import add_offers
from bot.article.handlers.question_kinds import find_kind, tidy_question
from bot.article.handlers.recorded import build_context, build_shown_answer, load_record
from bot.article.handlers.searching import search
from bot.article.handlers.threads import (
    find_answered,
    find_own_question,
    find_source,
    find_whole_question,
)
from bot.article.library import Library
from bot.article.rows import answers, articles
from bot.article.rows.answers import AnswerRecord, CitedSentence, KeptPassage
from bot.article.rules.excerpts import ParagraphPlace
from bot.article.rules.following import asks_for_more, asks_who_says, goes_on, join_questions
from bot.article.rules.kinds.kind import SaysSomething
from bot.article.rules.outcome import find_best_outcome
from bot.article.views import answers as views
from bot.article.views.shown_answer import AnswerPart, ArticleSource, ShownAnswer
from bot.kernel.command import Command
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Unavailable
from bot.kernel.view import View
from bot.model.asking import LanguageModel
from bot.store.statement import Statement

log = logging.getLogger(__name__)

STILL_TALKING = timedelta(minutes=10)
"""How long after an answer a question such as “and why?” goes on from it by itself."""

MOST_KEPT = 10
"""Passages that are kept with an answer."""


async def ask(parts: Parts, command: AskArticles, progress: Progress) -> tuple[View, ...]:
    """Answer a question from the articles asked, and put the answer on record."""
    if not command.articles and asks_for_more(command.question):
        last = await _find_recent(parts, command)
        if last is not None and last.passages:
            return (await build_context(parts, command.by.community, last),)
    library = parts.of(Library)
    shelf = await library.shelf(command.by.community)
    kind = await library.work(find_kind, command.question, shelf)
    before = None if command.articles or kind else await _find_before(parts, command)
    if before is not None:
        question = await _build_follow_up(parts, command, before, command.question)
        return await _answer(parts, command, replace(question, share=command.share), progress)
    slugs = await find_scope(parts, command.by, command.articles)
    question = _AskedQuestion(
        question=command.question,
        searched=command.question,
        slugs=tuple(slugs),
        share=command.share,
    )
    return await _answer(parts, command, question, progress)


async def _find_before(parts: Parts, command: AskArticles) -> AnswerRecord | None:
    """The answer that a question such as “and why?” goes on from without saying so."""
    return await _find_recent(parts, command) if goes_on(command.question) else None


async def _find_recent(parts: Parts, command: AskArticles) -> AnswerRecord | None:
    """The answer that a member had last, if they are still talking of it."""
    before = await answers.find_recent(
        parts.db,
        command.by.community,
        command.by.place,
        command.by.member,
        command.at - STILL_TALKING,
    )
    return before if before is not None and before.question else None


async def follow_up(parts: Parts, command: FollowUp, progress: Progress) -> tuple[View, ...]:
    """Answer a question that goes on from an earlier one."""
    before = await load_record(parts, command, command.answer)
    if before.passages and asks_for_more(command.question):
        return (await build_context(parts, command.by.community, before),)
    question = await _build_follow_up(parts, command, before, command.question)
    return await _answer(parts, command, question, progress)


class _AskedQuestion(Struct, frozen=True, kw_only=True):
    """A question, as it is to be searched for, of which articles, and whether all may see it.
    `before` is the answer that it goes on from, and `near` the paragraphs that it cites."""

    question: str
    searched: str
    slugs: tuple[str, ...]
    share: bool = False
    before: AnswerRecord | None = None
    near: tuple[ParagraphPlace, ...] = ()


async def _build_follow_up(
    parts: Parts, command: Command, before: AnswerRecord, question: str
) -> _AskedQuestion:
    removed_by_slug = await articles.slugs(parts.db, command.by.community)
    whole = await find_whole_question(parts.db, command.by.community, before)
    searched = join_questions(whole, question, find_answered(before))
    slugs = tuple(slug for slug in before.scope if removed_by_slug.get(slug) is False)
    if searched == question:
        return _AskedQuestion(question=question, searched=searched, slugs=slugs)
    sentences = () if before.abstained else before.sentences
    return _AskedQuestion(
        question=question,
        searched=searched,
        slugs=slugs,
        before=before,
        near=tuple(dict.fromkeys((s.slug, s.version, s.paragraph) for s in sentences)),
    )


async def _answer(
    parts: Parts, command: Command, question: _AskedQuestion, progress: Progress
) -> tuple[View, ...]:
    """The answer to a question of any kind. What is no small talk is on record, so that a question
    can go on from it."""
    library = parts.of(Library)
    shelf = await library.shelf(command.by.community)
    follows = question.before is not None
    wording = question.question
    kind = await library.work(find_kind, wording, shelf, follows=follows)
    if kind is None and follows:
        wording = question.searched
        kind = await library.work(find_kind, wording, shelf, follows=True)
    answered = await answer_kind(
        parts, command.by, wording, kind, question.slugs, shared=question.share
    )
    if answered is None:
        return await _answer_question(parts, command, question, progress)
    if not isinstance(kind, SaysSomething):
        record = _build_record(command, question, ())
        await _keep(parts, *answers.keep(command.by.community, record, command.at))
    return answered


async def _keep(parts: Parts, *statements: Statement) -> None:
    """Put an answer on record. One that cannot be, as while the disk is full, is given all the
    same: whoever asks changes nothing."""
    try:
        await parts.db.change(*statements)
    except Unavailable as unavailable:
        log.warning("an answer was not put on record: %s", unavailable.code)


async def _answer_question(
    parts: Parts, command: Command, question: _AskedQuestion, progress: Progress
) -> tuple[View, ...]:
    source = await _find_source(parts, command, question)
    library = parts.of(Library)
    shelf = await library.shelf(command.by.community)
    searched = await library.work(tidy_question, question.searched, shelf)
    question = replace(question, searched=searched)
    answer_parts = (
        (source[0],)
        if source
        else await search(
            parts, command.by.community, question.searched, question.slugs, question.near
        )
    )
    before = find_own_question(question.before, command.by)

    def build_shown(record: AnswerRecord, answer_parts: tuple[AnswerPart, ...]) -> ShownAnswer:
        return build_shown_answer(
            command.by, shelf, record, answer_parts, shared=question.share, before=before
        )

    record = _build_record(command, question, answer_parts)
    choice: ChosenAnswer | str | None = None
    if not source and await parts.of(LanguageModel).is_on(command.by.community):
        await progress(views.show_meanwhile(build_shown(record, answer_parts), command.id))
        choice = await choose_answer(
            parts, command, question.searched, question.slugs, answer_parts
        )
    statements: tuple[Statement, ...] = ()
    if isinstance(choice, ChosenAnswer):
        answer_parts = (choice.part,)
        record = _build_record(command, question, answer_parts)
        record = replace(record, chosen_by=choice.said.model)
        statements = (choice.said.kept(command.by.community, record.id, command.at),)
    shown_answer = replace(
        build_shown(record, answer_parts),
        source=source[1] if source else None,
        unread=choice if isinstance(choice, str) else "",
    )
    if shown_answer.sort is None and shown_answer.foreign is None:
        designs = await find_in_designs(
            parts, command.by.community, question.searched, record.outcome
        )
        shown_answer = replace(shown_answer, designs=designs)
    shown_answer = await add_offers(parts, command.by, shown_answer)
    await _keep(parts, *answers.keep(command.by.community, record, command.at), *statements)
    view = views.show_answer(shown_answer)
    return (view if choice is None else replace(view, key=command.id),)


async def _find_source(
    parts: Parts, command: Command, question: _AskedQuestion
) -> tuple[AnswerPart, ArticleSource] | None:
    """What is asked for by “who says that?”; None for any other question."""
    if question.before is None or not asks_who_says(question.question):
        return None
    return await find_source(parts.db, command.by.community, question.before)


def _build_record(
    command: Command, question: _AskedQuestion, answer_parts: Sequence[AnswerPart]
) -> AnswerRecord:
    sentences = tuple(s for part in answer_parts for s in part.sentences)
    return AnswerRecord(
        id=command.id,
        member=command.by.member,
        place=command.by.place,
        question=question.question,
        follows=question.before.id if question.before else "",
        scope=question.slugs,
        outcome=find_best_outcome(part.outcome for part in answer_parts),
        confidence=max((part.confidence for part in answer_parts), default=0),
        notes=tuple(found for part in answer_parts for found in part.notes),
        sentences=tuple(CitedSentence(s.slug, s.version, s.paragraph, s.text) for s in sentences),
        passages=_list_passages(answer_parts),
    )


def _list_passages(answer_parts: Sequence[AnswerPart]) -> tuple[KeptPassage, ...]:
    """What an answer shows, then what came next."""
    shown = dict.fromkeys(cited.place for part in answer_parts for cited in part.paragraphs)
    ranked = (each for part in answer_parts for each in part.ranked)
    places = dict.fromkeys((*shown, *((p.slug, p.version, p.paragraph) for p in ranked)))
    return tuple(KeptPassage(*place, place in shown) for place in list(places)[:MOST_KEPT])


HANDLERS: dict[type, CommandHandler] = {AskArticles: ask, FollowUp: follow_up}
