"""Telling whether an answer helped, and which passage would have been right."""

from bot.article.commands import ExportTests, MarkPassage, RateAnswer
from bot.article.handlers.recorded import find_named, load_record
from bot.article.handlers.threads import gather_corrections
from bot.article.refusals import ArticleRefusal
from bot.article.rows import answers
from bot.article.rows.answers import AnswerRecord
from bot.article.rows.corrections import keep_correction
from bot.article.rows.passages import load_paragraphs
from bot.article.rules.check_lines import write_check_lines
from bot.article.rules.excerpts import CitedParagraph, ParagraphPlace
from bot.article.views import rating
from bot.kernel.ids import CommunityId
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View

MOST_OFFERED = 5
"""Passages offered to those whom an answer did not help."""


async def rate(parts: Parts, command: RateAnswer, _: Progress) -> tuple[View, ...]:
    """Note whether an answer helped; where it did not, ask which passage would have."""
    record = await load_record(parts, command, command.answer)
    await parts.db.change(
        answers.rate_answer(
            command.by.community, record.id, command.by.member, command.helpful, command.at
        )
    )
    if command.helpful:
        return (rating.thank(),)
    offered = await _find_offered(parts, command.by.community, record)
    numbers = {p.place: n for n, p in enumerate(record.passages, 1)}
    numbered = [(numbers[cited.place], cited) for cited in offered]
    titles = await find_named(parts, command.by.community, record, offered)
    return (rating.ask_for_passage(record.id, numbered, titles=titles),)


async def _find_offered(
    parts: Parts, community: CommunityId, record: AnswerRecord
) -> list[CitedParagraph]:
    """The passages that came next: none that the answer showed, and no words twice, as of an
    article that stands in the library in two versions."""
    places = [passage.place for passage in record.passages]
    shown = {passage.place for passage in record.passages if passage.shown}
    paragraphs = await load_paragraphs(parts.db, community, places)
    seen = {cited.words for cited in paragraphs if cited.place in shown}
    unseen: dict[str, CitedParagraph] = {}
    for cited in paragraphs:
        if cited.words not in seen:
            unseen.setdefault(cited.words, cited)
    return list(unseen.values())[:MOST_OFFERED]


async def mark_passage(parts: Parts, command: MarkPassage, _: Progress) -> tuple[View, ...]:
    """Keep which passage would have been right."""
    record = await load_record(parts, command, command.answer)
    if command.passage > len(record.passages):
        raise Refused(ArticleRefusal.NO_SUCH_ANSWER)
    place: ParagraphPlace | None = None
    if command.passage:
        place = record.passages[command.passage - 1].place
    await parts.db.change(
        keep_correction(command.by.community, record.id, command.by.member, place, command.at)
    )
    return (rating.thank_for_passage(),)


async def export_tests(parts: Parts, command: ExportTests, _: Progress) -> tuple[View, ...]:
    """What members said would have been right, as questions to check answers with."""
    corrections = await gather_corrections(parts.db, command.by.community)
    return (rating.hand_out_tests(write_check_lines(corrections), len(corrections)),)


HANDLERS: dict[type, CommandHandler] = {
    RateAnswer: rate,
    MarkPassage: mark_passage,
    ExportTests: export_tests,
}
