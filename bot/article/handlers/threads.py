"""Questions that go on from others: what each asks when it is put by itself."""

from bot.article.rows import answers
from bot.article.rows.answers import AnswerRecord
from bot.article.rows.corrections import load_corrections
from bot.article.rows.passages import load_paragraphs
from bot.article.rules.check_lines import AnswerCorrection
from bot.article.rules.following import join_questions
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
