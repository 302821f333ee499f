"""Answering questions: ask, see more, share, rate, follow up."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.article.commands import (
    AskArticles,
    FollowUp,
    QuoteAnswer,
    RateAnswer,
    ShareAnswer,
    ShowContext,
)
from bot.article.content import answering
from bot.article.handlers.naming import find_scope
from bot.article.handlers.wording import WordingProgress, put_into_words
from bot.article.library import Library
from bot.article.refusals import ArticleRefusal
from bot.article.rows import answers, articles
from bot.article.rows.answers import AnswerRecord, CitedSentence
from bot.article.rules.answer import Answer, answer
from bot.article.rules.asking import find_compared, join_questions, small_talk, wants_a_list
from bot.article.rules.index import Embed, words_only
from bot.article.rules.language import UNKNOWN, detect_language
from bot.article.rules.outcome import Sentence, find_best_outcome
from bot.article.rules.sentences import split_sentences
from bot.article.rules.shelf import ArticleShelf
from bot.article.views import answers as views
from bot.article.views.shown_answer import AnswerPart, ShownAnswer
from bot.kernel.command import Caller, Command
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from bot.store.statement import Statement

MOST_CONTEXT = 5
"""Paragraphs shown around an answer."""


async def ask(parts: Parts, command: AskArticles, progress: Progress) -> tuple[View, ...]:
    """Answer a question from the articles asked, and put the answer on record."""
    if talk := small_talk(command.question):
        return (views.small_talk(talk),)
    slugs = await find_scope(parts, command.by, command.articles)
    question = _AskedQuestion(command.question, command.question, tuple(slugs), command.share)
    return await _answer_question(parts, command, question, progress)


async def follow_up(parts: Parts, command: FollowUp, progress: Progress) -> tuple[View, ...]:
    """Answer a question that goes on from an earlier one."""
    if talk := small_talk(command.question):
        return (views.small_talk(talk),)
    before = await _load_record(parts, command, command.answer)
    removed_by_slug = await articles.slugs(parts.db, command.by.community)
    slugs = tuple(slug for slug in before.scope if removed_by_slug.get(slug) is False)
    searched = join_questions(before.question, command.question)
    return await _answer_question(
        parts, command, _AskedQuestion(command.question, searched, slugs), progress
    )


class _AskedQuestion(Struct, frozen=True):
    """A question, as it is to be searched for, of which articles, and whether all may see it."""

    question: str
    searched: str
    slugs: tuple[str, ...]
    share: bool = False


async def _answer_question(
    parts: Parts, command: Command, question: _AskedQuestion, progress: Progress
) -> tuple[View, ...]:
    shelf = await parts.of(Library).shelf(command.by.community)
    answer_parts = _search(
        question.searched, shelf, await parts.of(Library).embed(), question.slugs
    )
    sentences = tuple(s for part in answer_parts for s in part.sentences)
    record = AnswerRecord(
        id=command.id,
        member=command.by.member,
        place=command.by.place,
        question=question.question,
        scope=question.slugs,
        outcome=find_best_outcome(part.outcome for part in answer_parts),
        confidence=max(part.confidence for part in answer_parts),
        notes=tuple(found for part in answer_parts for found in part.notes),
        sentences=tuple(CitedSentence(s.slug, s.version, s.paragraph, s.text) for s in sentences),
    )
    shown_answer = _build_shown_answer(
        command.by, shelf, record, answer_parts, shared=question.share
    )
    waiting = WordingProgress(
        progress=progress,
        meanwhile=views.own_sentences(shown_answer),
        several=shown_answer.asked != 1,
    )
    language = _find_language(shelf, answer_parts)
    wording = await put_into_words(
        parts, command, question.searched, answer_parts, language, waiting
    )
    model_statements: tuple[Statement, ...] = ()
    if isinstance(wording, tuple):
        worded, model_result = wording
        record, shown_answer = replace(record, worded=worded), replace(shown_answer, worded=worded)
        model_statements = (model_result.kept(command.by.community, record.id, command.at),)
    elif wording is not None:
        shown_answer = replace(shown_answer, unworded=wording)
    await parts.db.change(
        *answers.keep(command.by.community, record, command.at), *model_statements
    )
    view = views.show_answer(shown_answer)
    return (view if wording is None else replace(view, key=command.id),)


def _find_language(shelf: ArticleShelf, answer_parts: Sequence[AnswerPart]) -> str:
    """The language of the article that answers first."""
    slug = next((s.slug for part in answer_parts for s in part.sentences), "")
    return next((article.language for article in shelf.articles if article.slug == slug), UNKNOWN)


def _search(
    question: str, shelf: ArticleShelf, embed: Embed, slugs: Sequence[str]
) -> tuple[AnswerPart, ...]:
    """The parts of an answer: one, or one for each thing compared. Takes about a millisecond."""
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


def _build_shown_answer(
    by: Caller,
    shelf: ArticleShelf,
    record: AnswerRecord,
    answer_parts: tuple[AnswerPart, ...],
    *,
    shared: bool,
) -> ShownAnswer:
    articles_asked = [article for article in shelf.articles if article.slug in record.scope]
    cited = {sentence.slug for sentence in record.sentences}
    quoted = [article for article in shelf.articles if article.slug in cited]
    languages = {article.language for article in quoted} - {UNKNOWN}
    spoken = detect_language(record.question)
    return ShownAnswer(
        id=record.id,
        question=record.question,
        asker=by.name,
        parts=answer_parts,
        titles={article.slug: article.title for article in quoted},
        asked=len(articles_asked) if record.scope else len(shelf.articles),
        shared=shared,
        foreign=spoken != UNKNOWN and bool(languages) and spoken not in languages,
        worded=record.worded,
    )


async def show_context(parts: Parts, command: ShowContext, _: Progress) -> tuple[View, ...]:
    """The paragraphs that an answer draws on, whole."""
    record = await _load_record(parts, command, command.answer)
    several = len(record.scope) != 1
    passages = []
    for slug, version, paragraph in dict.fromkeys(
        (s.slug, s.version, s.paragraph) for s in record.sentences
    ):
        stored = await articles.load(parts.db, command.by.community, slug, version)
        if stored is None:
            continue
        sentence = Sentence(slug, version, paragraph, 0, "")
        texts = [s.text for s in record.sentences if (s.slug, s.paragraph) == (slug, paragraph)]
        words = stored.reading.paragraphs[paragraph - 1]
        passages.append((views.citation(sentence, several=several), words, texts))
    return (views.show_paragraphs(record.question, passages[:MOST_CONTEXT]),)


async def share(parts: Parts, command: ShareAnswer, _: Progress) -> tuple[View, ...]:
    """Show an answer to the place it was asked in."""
    record = await _load_record(parts, command, command.answer)
    if record.member != command.by.member:
        raise Refused(ArticleRefusal.NOT_YOUR_ANSWER)
    placed = tuple([await _find_place(parts, command, cited) for cited in record.sentences])
    part = AnswerPart(
        sentences=placed,
        confidence=record.confidence,
        outcome=record.outcome,
        notes=record.notes,
    )
    shelf = await parts.of(Library).shelf(command.by.community)
    return (
        views.show_answer(_build_shown_answer(command.by, shelf, record, (part,), shared=True)),
    )


async def _find_place(parts: Parts, command: Command, cited: CitedSentence) -> Sentence:
    """A cited sentence with its place in the paragraph of the version it was taken from."""
    stored = await articles.load(parts.db, command.by.community, cited.slug, cited.version)
    paragraph = stored.reading.paragraphs[cited.paragraph - 1] if stored else cited.text
    sentences = split_sentences(paragraph)
    place = sentences.index(cited.text) if cited.text in sentences else 0
    return Sentence(cited.slug, cited.version, cited.paragraph, place, cited.text)


async def quote(parts: Parts, command: QuoteAnswer, _: Progress) -> tuple[View, ...]:
    """An answer's sentences in a form for a speech."""
    record = await _load_record(parts, command, command.answer)
    if not record.sentences or record.abstained:
        raise Refused(ArticleRefusal.NOTHING_TO_QUOTE)
    several = len({sentence.slug for sentence in record.sentences}) > 1
    quoted = "\n".join(
        f"“{s.text}” [{f'{s.slug} ¶' if several else ''}{s.paragraph}]" for s in record.sentences
    )
    return (views.evidence_form(record.question, quoted),)


async def rate(parts: Parts, command: RateAnswer, _: Progress) -> tuple[View, ...]:
    """Note whether an answer helped."""
    record = await _load_record(parts, command, command.answer)
    await parts.db.change(
        answers.rate_answer(
            command.by.community, record.id, command.by.member, command.helpful, command.at
        )
    )
    return (views.thank(helpful=command.helpful),)


async def _load_record(parts: Parts, command: Command, answer_id: str) -> AnswerRecord:
    record = await answers.load(parts.db, command.by.community, answer_id)
    if record is None:
        raise Refused(ArticleRefusal.NO_SUCH_ANSWER)
    return record


HANDLERS: dict[type, CommandHandler] = {
    AskArticles: ask,
    FollowUp: follow_up,
    ShowContext: show_context,
    ShareAnswer: share,
    RateAnswer: rate,
    QuoteAnswer: quote,
}
