"""The strongest case of the other side, from the article and that side's own speeches."""

from bot.article.rules.quoting import quotations
from bot.debate.handlers import evidence
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.material import SpeechText, of_side, speech_action, speeches_of
from bot.debate.rules.format import Side
from bot.debate.state import Debate
from bot.kernel.ids import MemberId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from bot.model.asking import LanguageModel
from bot.model.choosing import Choice, choose_sentences
from bot.model.views.reasons import say_why
from bot.practice.commands.coaching import Steelman
from bot.practice.handlers.sources import CitedText, find_extracts, gather_sources
from bot.practice.refusals import PracticeRefusal
from bot.practice.rules.banks import split_lines
from bot.practice.rules.borne import SourcedQuotation, SourcedSentence
from bot.practice.views import coaching as views

TASK = "steelman"
NOTHING_CHOSEN = say("the language model found nothing that speaks for this side")

MOST_CHOSEN = 6
"""Sentences that a model may choose."""

MOST_LEADS = 3
"""Speeches whose sentences are shown where no model chooses."""


async def steelman(parts: Parts, command: Steelman) -> View:
    """The case of a side. Raises Refused (NO_DEBATE, COACH_WHICH_SIDE, COACH_NO_SIDE, MODEL_OFF,
    MODEL_OFF_HERE …)."""
    community = command.by.community
    debate = await find_debate(parts, command.by, command.debate)
    side = side_of(debate.state, command.by.member, command.side)
    every = await speeches_of(parts, community, debate)
    article = await evidence.article_of(parts, community, debate.row.place, debate.row.article)
    speeches = [cite_speech(debate.row.id, speech) for speech in of_side(every, side.key)]
    # what either side said last, so that both get the same paragraphs
    about = " ".join([debate.state.motion, *(speech.words[:100] for speech in every[-4:])])
    sources = await gather_sources(parts, community, article, about, speeches)
    sentences = sources.sentences()
    if not sentences:
        return views.case_without_model(side.name, (), (), "")
    inputs = {"motion": debate.state.motion, "side": side.name, **sources.numbered(sentences)}
    why = NOTHING_CHOSEN
    try:
        chosen = await choose_sentences(
            parts.of(LanguageModel), command.by, TASK, inputs, Choice, sentences, MOST_CHOSEN
        )
        if chosen.sentences:
            await parts.db.change(chosen.answer.kept(community, command.id, command.at))
            quoted = sources.quote(chosen.sentences, sentences)
            return views.steelman(side.name, quoted, chosen.answer.model)
    except Refused as refused:
        why = say_why(refused)
    extracts = await find_extracts(parts, community, article, debate.state.motion)
    leads = tuple(_find_lead(speech) for speech in speeches[-MOST_LEADS:])
    return views.case_without_model(side.name, leads, extracts, why)


def side_of(state: Debate, member: MemberId, named: str) -> Side:
    """The side that was named, or the one that a member does not sit on.

    Raises Refused (COACH_NO_SIDE, COACH_WHICH_SIDE).
    """
    sides = state.format.sides
    names = ", ".join(side.name for side in sides)
    if named:
        wanted = named.strip().casefold()
        for side in sides:
            if wanted in (side.key.casefold(), side.name.casefold()):
                return side
        raise Refused(PracticeRefusal.COACH_NO_SIDE, side=named, known=names)
    seat = state.seat_of(member)
    opposing = [side for side in sides if seat and side.key != state.format.seat(seat).side]
    if len(opposing) != 1:
        raise Refused(PracticeRefusal.COACH_WHICH_SIDE, known=names)
    return opposing[0]


def cite_speech(debate: str, speech: SpeechText) -> CitedText:
    """A speech of a debate, as it is cited."""
    label = say("Speech {number}", number=speech.number)
    return CitedText(label, speech_action(debate, speech.number), speech.words)


def _find_lead(source: CitedText) -> SourcedSentence:
    """The sentence of a speech that says most: the first that quotes, else the first of some
    length."""
    sentences = split_lines(source.words)
    quoting = [sentence for sentence in sentences if quotations(sentence)]
    long = [sentence for sentence in sentences if len(sentence.split()) >= 5]
    lead = next(iter(quoting or long or sentences), source.words)
    return SourcedSentence("", (SourcedQuotation(lead, source.label, source.action),))
