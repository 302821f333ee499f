"""Feedback on a member's own speech by a rubric: each remark on a sentence of the speech."""

from collections.abc import Sequence

from msgspec import Struct

from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.material import SpeechText, speeches_of
from bot.debate.rows import claims
from bot.debate.rules.checks import refuse_speech
from bot.debate.rules.evidence import CheckedQuotation
from bot.debate.rules.format import Segment
from bot.kernel.command import Command
from bot.kernel.ids import MemberId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from bot.model.asking import LanguageModel
from bot.model.inputs import Input
from bot.model.refusals import ModelRefusal
from bot.model.rules.choice import is_lavish, write_numbered
from bot.model.views.reasons import say_why
from bot.practice.commands.coaching import GiveFeedback
from bot.practice.content.remarks import REMARKS
from bot.practice.handlers.sources import cut_after_sentence
from bot.practice.refusals import PracticeRefusal
from bot.practice.rules.banks import FIRST_SENTENCE, number_words, write_bank
from bot.practice.rules.rubric import MOST_NEXT, MOST_REMARKS, find_remarks
from bot.practice.rules.shapes import RemarkChoices
from bot.practice.views import coaching as views
from bot.practice.views.counted import counted_blocks

TASK = "feedback"
MOST_EARLIER, LONGEST_EARLIER, LONGEST = 3, 1_000, 6_000
"""Speeches of other sides that are sent along, characters of each, and of the speech itself."""


class ReviewedSpeech(Struct, frozen=True, kw_only=True):
    """A speech to be remarked on: its number, motion, segment, words, the marks of its quotations,
    and what other sides had said before it."""

    number: int
    motion: str
    segment: Segment
    words: str
    quotes: tuple[CheckedQuotation, ...]
    earlier: tuple[str, ...]


async def feedback(parts: Parts, command: GiveFeedback) -> View:
    """What may be said of a speech. Raises Refused (NO_DEBATE, COACH_NO_SPEECH, NO_SUCH_SPEECH,
    COACH_NOT_YOUR_SPEECH, MODEL_OFF, MODEL_OFF_HERE …)."""
    community = command.by.community
    debate = await find_debate(parts, command.by, command.debate)
    form = debate.state.format
    spoken = await speeches_of(parts, community, debate)
    speech = find_own_speech(spoken, command.by.member, command.speech, len(debate.state.speeches))
    quotes = (await claims.load_quotations(parts.db, community, debate.row.id)).get(speech.id, ())
    reviewed = ReviewedSpeech(
        number=speech.number,
        motion=debate.state.motion,
        segment=form.segments[debate.state.speeches[speech.number - 1].segment],
        words=speech.words,
        quotes=quotes,
        earlier=earlier_speeches(spoken, speech),
    )
    return await remark_on(parts, command, reviewed)


async def remark_on(parts: Parts, command: Command, reviewed: ReviewedSpeech) -> View:
    """Remarks on a speech, and what can be counted. Raises Refused (MODEL_OFF …)."""
    counted = counted_blocks(reviewed.words, reviewed.segment.characters, reviewed.quotes)
    sentences = number_words({1: cut_after_sentence(reviewed.words, LONGEST)}, FIRST_SENTENCE)
    earlier = [
        cut_after_sentence(words, LONGEST_EARLIER) for words in reviewed.earlier[-MOST_EARLIER:]
    ]
    inputs: dict[str, Input] = {
        "bank": write_bank((remark.head, remark.words) for remark in REMARKS),
        "motion": reviewed.motion,
        "segment": reviewed.segment.name,
        "earlier": earlier,
        "speech": write_numbered(sentences),
    }
    try:
        model = parts.of(LanguageModel)
        answer = await model.ask(command.by, TASK, inputs, RemarkChoices)
        chosen = answer.value.remarks
        remarks = find_remarks(chosen, REMARKS, sentences, answering=bool(earlier))
        numbers = range(1, len(REMARKS) + 1)
        if is_lavish((each.remark for each in chosen), numbers, MOST_REMARKS + MOST_NEXT):
            await model.reject(command.by.community, ModelRefusal.MODEL_LAVISH, answer)
        if not remarks:
            fault = ModelRefusal.MODEL_INVENTED if chosen else ModelRefusal.MODEL_SILENT
            await model.reject(command.by.community, fault, answer)
    except Refused as refused:
        return views.feedback(reviewed.number, counted, (), why=say_why(refused))
    await parts.db.change(answer.kept(command.by.community, command.id, command.at))
    return views.feedback(reviewed.number, counted, remarks, model=answer.model)


def find_own_speech(
    spoken: Sequence[SpeechText], member: MemberId, number: int | None, last: int
) -> SpeechText:
    """A member's speech by its number, or their last of `last` speeches.

    Raises Refused (COACH_NO_SPEECH, NO_SUCH_SPEECH, COACH_NOT_YOUR_SPEECH).
    """
    own_speeches = [speech for speech in spoken if speech.member == member]
    if number is None:
        if not own_speeches:
            raise Refused(PracticeRefusal.COACH_NO_SPEECH)
        return own_speeches[-1]
    if number > last:
        raise refuse_speech(number, last)
    numbered = [moment for moment in own_speeches if moment.number == number]
    if not numbered:
        raise Refused(PracticeRefusal.COACH_NOT_YOUR_SPEECH)
    return numbered[0]


def earlier_speeches(spoken: Sequence[SpeechText], speech: SpeechText) -> tuple[str, ...]:
    """What other sides had said before, so that engagement can be told."""
    return tuple(
        earlier.words
        for earlier in spoken
        if earlier.number < speech.number and earlier.side != speech.side
    )
