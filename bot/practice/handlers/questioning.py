"""One question at a time about what a member said: Socratic, on no side."""

from msgspec import Struct

from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.material import speeches_of
from bot.debate.rows import claims, positions
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from bot.model.asking import LanguageModel
from bot.model.inputs import Input
from bot.model.refusals import ModelRefusal
from bot.model.rules.choice import group_by_source, write_numbered
from bot.model.views.reasons import say_why
from bot.practice.commands.coaching import QuestionMe, ReplyToQuestion
from bot.practice.content.questions import QUESTIONS
from bot.practice.handlers.sources import cut_after_sentence
from bot.practice.refusals import PracticeRefusal
from bot.practice.rows import coaching
from bot.practice.rules import questioning
from bot.practice.rules.banks import FIRST_SENTENCE, number_words, write_bank
from bot.practice.rules.shapes import QuestionChoices
from bot.practice.views import coaching as views

TASK = "question"
MOST_BEFORE = 6
"""Questions and replies that are sent along."""

SKIP = "skip"
"""Stands for a reply where the member wants another question."""

LONGEST, LONGEST_ABOUT = 2_000, 300
"""Characters of a member's words that are sent, and that are shown where no model chooses."""


class _Topic(Struct, frozen=True):
    """What a member is questioned about: the debate it belongs to ("" for none), its words."""

    debate: str
    motion: str
    words: str


async def question(parts: Parts, command: QuestionMe) -> View:
    """Ask the first question about something. Raises Refused (NO_DEBATE, COACH_NOTHING_SAID …)."""
    if command.words and not command.debate:
        topic = await _in_words(parts, command)
    else:
        debate = await find_debate(parts, command.by, command.debate)
        words = command.words or await _last(parts, command.by.community, debate, command.by.member)
        topic = _Topic(debate.row.id, debate.state.motion, words)
    return await _ask(parts, command, topic, thread=command.id)


async def reply(parts: Parts, command: ReplyToQuestion) -> View:
    """Keep a reply, and ask the next question of the same thread. Raises Refused
    (COACH_NO_QUESTION)."""
    community, member = command.by.community, command.by.member
    question = await coaching.find_question(parts.db, community, command.question, member)
    if question is None:
        raise Refused(PracticeRefusal.COACH_NO_QUESTION)
    answer = "" if command.words.strip().casefold() == SKIP else command.words
    if answer:
        await parts.db.change(coaching.set_reply(community, question.id, member, answer))
    motion = ""
    if question.debate:
        motion = (await find_debate(parts, command.by, question.debate)).state.motion
    topic = _Topic(question.debate, motion or question.topic, question.topic)
    return await _ask(parts, command, topic, thread=question.thread)


async def _ask(
    parts: Parts, command: QuestionMe | ReplyToQuestion, topic: _Topic, *, thread: str
) -> View:
    community, member = command.by.community, command.by.member
    before = await coaching.load_thread(parts.db, community, thread, member)
    asked = [question.question for question in before]
    sent = before[-MOST_BEFORE:]
    sentences = number_words(
        {0: topic.words[:LONGEST], **{n: each.reply[:LONGEST] for n, each in enumerate(sent, 1)}},
        FIRST_SENTENCE,
    )
    by_source = group_by_source(sentences)

    inputs: dict[str, Input] = {
        "bank": write_bank((question.kind, question.words) for question in QUESTIONS),
        "motion": topic.motion,
        "words": write_numbered(by_source.get(0, ())),
        "before": [
            {"question": each.question, "reply": write_numbered(by_source.get(n, ()))}
            for n, each in enumerate(sent, 1)
        ],
    }
    why, answer = "", None
    try:
        model = parts.of(LanguageModel)
        answer = await model.ask(command.by, TASK, inputs, QuestionChoices)
        choices = answer.value.questions
        put = questioning.find_question(choices, QUESTIONS, sentences, asked)
        if put is None:
            fault = ModelRefusal.MODEL_INVENTED if choices else ModelRefusal.MODEL_SILENT
            await model.reject(community, fault, answer)
    except Refused as refused:
        why, answer = say_why(refused), None
        put = questioning.PutQuestion(
            questioning.next_stock_question(QUESTIONS, asked),
            cut_after_sentence(topic.words, LONGEST_ABOUT),
        )
    insert = coaching.insert_question(
        community,
        coaching.CoachQuestion(
            id=command.id,
            thread=thread,
            debate=topic.debate,
            topic=topic.words[:LONGEST],
            question=put.words,
        ),
        member,
        command.at,
    )
    usage = () if answer is None else (answer.kept(community, command.id, command.at),)
    await parts.db.change(insert, *usage)
    return views.question(
        put.words,
        put.about,
        f"/coach reply {command.id}",
        model=answer.model if answer else "",
        why=why,
    )


async def _last(
    parts: Parts, community: CommunityId, debate: LoadedDebate, member: MemberId
) -> str:
    """What a member said last in a debate that can be questioned: a claim, the reason of a
    position, or a speech. Stances are not sent."""
    dated = []
    claim_words = await claims.load_words(parts.db, community, debate.row.id)
    dated += [
        (c.at, claim_words.get(c.claim, "")) for c in debate.state.claims if c.member == member
    ]
    all_positions = await positions.load_positions(parts.db, community, debate.row.id)
    dated += [
        (position.at, position.reason) for position in all_positions if position.member == member
    ]
    times = {speech.speech: speech.at for speech in debate.state.speeches}
    spoken = await speeches_of(parts, community, debate)
    dated += [
        (times[speech.id], speech.words[:LONGEST]) for speech in spoken if speech.member == member
    ]
    words = [words for _, words in sorted(dated) if words.strip()]
    if not words:
        raise Refused(PracticeRefusal.COACH_NOTHING_SAID)
    return words[-1]


async def _in_words(parts: Parts, command: QuestionMe) -> _Topic:
    """Words of a member's own, with the motion of the room's debate, if there is one."""
    try:
        debate = await find_debate(parts, command.by, "")
    except Refused:
        return _Topic("", command.words, command.words)
    return _Topic(debate.row.id, debate.state.motion, command.words)
