"""What can be done with an answer on record: see more, share, quote, debate it."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.article.commands import (
    DebateQuestion,
    QuoteAnswer,
    ShareAnswer,
    ShowContext,
)
from bot.article.handlers.designs import find_in_designs
from bot.article.handlers.offers import add_offers
from bot.article.handlers.question_kinds import find_kind
from bot.article.handlers.searching import languages_of
from bot.article.handlers.threads import (
    find_own_question,
    find_source,
    find_whole_question,
)
from bot.article.library import Library
from bot.article.refusals import ArticleRefusal
from bot.article.rows import answers, articles
from bot.article.rows.answers import AnswerRecord, CitedSentence
from bot.article.rows.passages import load_paragraphs
from bot.article.rules.excerpts import CitedParagraph, ParagraphPlace
from bot.article.rules.following import asks_who_says
from bot.article.rules.kinds.kind import AsksOpinion, OpinionSort
from bot.article.rules.motion import make_motion
from bot.article.rules.outcome import Contradicted, Outcome, Sentence
from bot.article.rules.question_language import ForeignQuestion, find_foreign
from bot.article.rules.sentences import split_sentences
from bot.article.rules.shelf import ArticleShelf
from bot.article.views import answers as views
from bot.article.views.opinions import say_motion
from bot.article.views.shown_answer import AnswerPart, ShownAnswer
from bot.kernel.catalog.forms import form_for
from bot.kernel.command import Caller, Command
from bot.kernel.ids import CommunityId
from bot.kernel.outbox import Announcement
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from bot.store.statement import Conflict

MOST_CONTEXT = 3
"""Paragraphs of an answer that are shown with those around them."""


def build_shown_answer(
    by: Caller,
    shelf: ArticleShelf,
    record: AnswerRecord,
    answer_parts: tuple[AnswerPart, ...],
    *,
    shared: bool,
    before: str = "",
) -> ShownAnswer:
    """An answer on record as it is shown."""
    cited = {sentence.slug for sentence in record.sentences}
    cited |= {paragraph.slug for part in answer_parts for paragraph in part.paragraphs}
    quoted = [article for article in shelf.articles if article.slug in cited]
    return ShownAnswer(
        id=record.id,
        question=record.question,
        asker=by.name,
        parts=answer_parts,
        titles={article.slug: article.title for article in quoted},
        asked=_count_asked(shelf, record),
        shared=shared,
        is_seen=by.seen_by_all,
        foreign=None if record.chosen_by else _find_foreign(record, shelf),
        sort=_find_sort(record, shelf),
        chosen_by=record.chosen_by,
        before=before,
    )


def _find_foreign(record: AnswerRecord, shelf: ArticleShelf) -> ForeignQuestion | None:
    return find_foreign(record.question, languages_of(shelf, record.scope))


def _count_asked(shelf: ArticleShelf, record: AnswerRecord) -> int:
    """How many of the articles on the shelf a question was put to."""
    if not record.scope:
        return len(shelf.articles)
    return sum(article.slug in record.scope for article in shelf.articles)


def _find_sort(record: AnswerRecord, shelf: ArticleShelf) -> OpinionSort | None:
    """What kind of opinion an answer was asked for, where it was and no article settles it."""
    kind = find_kind(record.question, shelf)
    settled = record.outcome is Outcome.SAYS
    return kind.sort if isinstance(kind, AsksOpinion) and not settled else None


async def _find_titles(
    parts: Parts, community: CommunityId, paragraphs: Sequence[CitedParagraph]
) -> dict[str, str]:
    """The titles of the articles cited, by slug; also of those removed since."""
    titles = {}
    for cited in paragraphs:
        stored = await articles.load(parts.db, community, cited.slug, cited.version)
        if stored is not None:
            titles[cited.slug] = stored.reading.title
    return titles


async def load_record(parts: Parts, command: Command, answer_id: str) -> AnswerRecord:
    """An answer on record. Raises Refused (NO_SUCH_ANSWER)."""
    record = await answers.load(parts.db, command.by.community, answer_id)
    if record is None:
        raise Refused(ArticleRefusal.NO_SUCH_ANSWER)
    return record


def _find_shown(record: AnswerRecord) -> tuple[ParagraphPlace, ...]:
    """The paragraphs that an answer showed; those of its sentences, where that is not kept."""
    shown = tuple(p.place for p in record.passages if p.shown)
    return shown or tuple(dict.fromkeys((s.slug, s.version, s.paragraph) for s in record.sentences))


async def show_context(parts: Parts, command: ShowContext, _: Progress) -> tuple[View, ...]:
    """The paragraphs that an answer shows, whole, among their neighbours."""
    record = await load_record(parts, command, command.answer)
    return (await build_context(parts, command.by.community, record),)


async def build_context(parts: Parts, community: CommunityId, record: AnswerRecord) -> View:
    """The paragraphs that an answer shows, whole, among their neighbours."""
    shown = _find_shown(record)[:MOST_CONTEXT]
    around = {
        (slug, version, number)
        for slug, version, paragraph in shown
        for number in range(max(1, paragraph - 1), paragraph + 2)
    }
    order = {slug: n for n, (slug, _, _) in reversed(list(enumerate(shown)))}
    places = sorted(around, key=lambda place: (order[place[0]], place[2]))
    paragraphs = await load_paragraphs(parts.db, community, places)
    marked = [(cited, _find_texts(record, cited)) for cited in paragraphs]
    titles = await find_named(parts, community, record, paragraphs)
    return views.show_paragraphs(record.id, record.question, marked, titles=titles)


async def find_named(
    parts: Parts,
    community: CommunityId,
    record: AnswerRecord,
    paragraphs: Sequence[CitedParagraph],
) -> dict[str, str]:
    """The titles of the articles cited, by slug; none where one article was asked."""
    if _count_asked(await parts.of(Library).shelf(community), record) == 1:
        return {}
    return await _find_titles(parts, community, paragraphs)


def _find_texts(record: AnswerRecord, cited: CitedParagraph) -> list[str]:
    """The sentences of a paragraph that stand out in an answer."""
    corrections = [each.sentence for each in record.notes if isinstance(each, Contradicted)]
    sentences: list[Sentence | CitedSentence] = [*corrections, *record.sentences]
    return [s.text for s in sentences if (s.slug, s.version, s.paragraph) == cited.place]


async def share(parts: Parts, command: ShareAnswer, _: Progress) -> tuple[View, ...]:
    """Show an answer to the place it was asked in."""
    record = await load_record(parts, command, command.answer)
    if record.member != command.by.member:
        raise Refused(ArticleRefusal.NOT_YOUR_ANSWER)
    paragraphs = await load_paragraphs(parts.db, command.by.community, _find_shown(record))
    words_by_place = {cited.place: cited.words for cited in paragraphs}
    part = AnswerPart(
        sentences=tuple(_find_place(words_by_place, cited) for cited in record.sentences),
        confidence=record.confidence,
        outcome=record.outcome,
        notes=record.notes,
        paragraphs=paragraphs,
    )
    shelf = await parts.of(Library).shelf(command.by.community)
    community = command.by.community
    follows = await answers.load(parts.db, community, record.follows) if record.follows else None
    before = find_own_question(follows, command.by)
    shown_answer = build_shown_answer(
        command.by, shelf, record, (part,), shared=True, before=before
    )
    titles = await _find_titles(parts, community, paragraphs)
    source = None
    if follows is not None and asks_who_says(record.question):
        source = await find_source(parts.db, community, follows)
    shown_answer = replace(shown_answer, titles=titles, source=source[1] if source else None)
    whole = await find_whole_question(parts.db, community, record)
    designs = await find_in_designs(parts, community, whole, record.outcome)
    shown_answer = await add_offers(parts, command.by, replace(shown_answer, designs=designs))
    view = views.show_answer(replace(shown_answer, may_debate=False))
    told = Announcement(parts, command, view)
    try:
        sharing = answers.share_answer(command.by.community, record.id, command.at)
        await parts.db.write(sharing, *told.statements)
    except Conflict as conflict:
        raise Refused(ArticleRefusal.SHARED_ALREADY) from conflict
    return await told.show()


def _find_place(words_by_place: dict[ParagraphPlace, str], cited: CitedSentence) -> Sentence:
    """A cited sentence with its place in the paragraph of the version it was taken from."""
    place = (cited.slug, cited.version, cited.paragraph)
    sentences = split_sentences(words_by_place.get(place, cited.text))
    inside = sentences.index(cited.text) if cited.text in sentences else 0
    return Sentence(*place, inside, cited.text)


async def quote(parts: Parts, command: QuoteAnswer, _: Progress) -> tuple[View, ...]:
    """An answer's sentences in a form for a speech."""
    record = await load_record(parts, command, command.answer)
    if not record.sentences or record.abstained:
        raise Refused(ArticleRefusal.NOTHING_TO_QUOTE)
    several = len({sentence.slug for sentence in record.sentences}) > 1
    quoted = "\n".join(
        f"“{s.text}” [{f'{s.slug} ¶' if several else ''}{s.paragraph}]" for s in record.sentences
    )
    return (views.evidence_form(quoted),)


async def debate(parts: Parts, command: DebateQuestion, _: Progress) -> tuple[View, ...]:
    """The form that opens a debate, with the question as its motion where one can be made of it."""
    record = await load_record(parts, command, command.answer)
    motion = make_motion(record.question)
    values = {"motion": motion} if motion else {}
    if len(record.scope) == 1:
        values["article"] = record.scope[0]
    form = form_for(parts.catalog.by_path["debate", "open"], values)
    return (replace(form, blocks=(say_motion(motion), *form.blocks)) if motion else form,)


HANDLERS: dict[type, CommandHandler] = {
    ShowContext: show_context,
    DebateQuestion: debate,
    ShareAnswer: share,
    QuoteAnswer: quote,
}
