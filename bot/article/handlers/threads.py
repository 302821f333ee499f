"""Questions that go on from others: what each asks when it is put by itself."""

from bot.article.rows import answers, articles
from bot.article.rows.answers import AnswerRecord
from bot.article.rows.corrections import load_corrections
from bot.article.rows.passages import load_paragraphs
from bot.article.rules.check_lines import AnswerCorrection
from bot.article.rules.following import join_questions
from bot.article.rules.outcome import Outcome, Sentence
from bot.article.rules.sentences import split_sentences
from bot.article.views.shown_answer import AnswerPart, ArticleSource
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId
from bot.store.database import Database

LONGEST_THREAD = 6
"""Questions that a question may point back over."""


async def find_whole_question(
    db: Database, community: CommunityId, record: AnswerRecord, most: int = LONGEST_THREAD
) -> str:
    """The question of an answer, with what it points back to put in. Nothing of this is kept, so
    that the words of one who is erased are gone from the questions of others, too."""
    if not record.follows or not most:
        return record.question
    before = await answers.load(db, community, record.follows)
    if before is None or not before.question:
        return record.question
    whole = await find_whole_question(db, community, before, most - 1)
    return join_questions(whole, record.question, find_answered(before))


def find_answered(record: AnswerRecord) -> str:
    """The sentence that answered first, "" where none did."""
    return record.sentences[0].text if record.sentences and not record.abstained else ""


def find_own_question(before: AnswerRecord | None, by: Caller) -> str:
    """The question that another goes on from, if the same member asked it: nobody's view keeps the
    words of somebody else, who may be erased."""
    return before.question if before is not None and before.member == by.member else ""


async def find_source(
    db: Database, community: CommunityId, record: AnswerRecord
) -> tuple[AnswerPart, ArticleSource] | None:
    """The sentence of an answer in its paragraph, and whose words it is; None if it has none."""
    if record.abstained or not record.sentences:
        return None
    first = record.sentences[0]
    place = (first.slug, first.version, first.paragraph)
    paragraphs = await load_paragraphs(db, community, (place,))
    stored = await articles.load(db, community, first.slug, first.version)
    if stored is None or not paragraphs:
        return None
    inside = list(split_sentences(paragraphs[0].words))
    at = inside.index(first.text) if first.text in inside else 0
    part = AnswerPart(
        sentences=(Sentence(*place, at, first.text),),
        confidence=record.confidence,
        outcome=Outcome.SAYS,
        paragraphs=paragraphs,
    )
    return part, ArticleSource(stored.reading.author or "", paragraphs[0].note)


async def gather_corrections(db: Database, community: CommunityId) -> list[AnswerCorrection]:
    """What members said would have been right, each with the whole question."""
    gathered: list[AnswerCorrection] = []
    for correction in await load_corrections(db, community):
        record = await answers.load(db, community, correction.answer)
        if record is None:
            continue
        places = (correction.place,) if correction.place else ()
        paragraphs = await load_paragraphs(db, community, places)
        gathered.append(
            AnswerCorrection(
                answer=record.id,
                question=await find_whole_question(db, community, record),
                scope=record.scope,
                place=correction.place,
                words=paragraphs[0].words if paragraphs else "",
            )
        )
    return gathered
