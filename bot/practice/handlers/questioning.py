"""One question at a time about what a member said: Socratic, on no side."""

import logging
from functools import partial

from msgspec import Struct

from bot.article.grounding.checked import ask_checked
from bot.article.rules.worded import WHY
from bot.debate.handlers import evidence
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.material import speeches_of
from bot.debate.rows import claims, positions
from bot.kernel.ids import CommunityId, MemberId
from bot.kernel.parts import Parts
from bot.kernel.refusal import Code, Refused
from bot.kernel.view import View
from bot.model.asking import LanguageModel
from bot.model.inputs import Input
from bot.practice.commands.coaching import QuestionMe, ReplyToQuestion
from bot.practice.rows import coaching
from bot.practice.rules import questioning
from bot.practice.rules.shapes import Questioned
from bot.practice.views import coaching as views

log = logging.getLogger(__name__)

TASK = "question"
MOST_BEFORE = 6
"""Questions and replies that are sent along."""

SKIP = "skip"
"""Stands for a reply where the member wants another question."""

LONGEST = 2_000


class _Topic(Struct, frozen=True):
    """What a member is questioned about: the debate it belongs to ("" for none), its words."""

    debate: str
    motion: str
    words: str


async def question(parts: Parts, command: QuestionMe) -> View:
    """Ask the first question about something. Raises Refused (NO_DEBATE, COACH_NOTHING_SAID,
    MODEL_OFF, MODEL_OFF_HERE …)."""
    if command.words and not command.debate:
        topic = await _in_words(parts, command)
    else:
        found = await find_debate(parts, command.by, command.debate)
        words = command.words or await _last(parts, command.by.community, found, command.by.member)
        topic = _Topic(found.row.id, found.state.motion, words)
    return await _ask(parts, command, topic, thread=command.id)


async def reply(parts: Parts, command: ReplyToQuestion) -> View:
    """Keep a reply, and ask the next question of the same thread. Raises Refused
    (COACH_NO_QUESTION)."""
    community, member = command.by.community, command.by.member
    asked = await coaching.question(parts.db, community, command.question, member)
    if asked is None:
        raise Refused(Code.COACH_NO_QUESTION)
    said = "" if command.words.strip().casefold() == SKIP else command.words
    if said:
        await parts.db.change(coaching.replied(community, asked.id, member, said))
    motion = ""
    if asked.debate:
        motion = (await find_debate(parts, command.by, asked.debate)).state.motion
    topic = _Topic(asked.debate, motion or asked.topic, asked.topic)
    return await _ask(parts, command, topic, thread=asked.thread)


async def _ask(
    parts: Parts, command: QuestionMe | ReplyToQuestion, topic: _Topic, *, thread: str
) -> View:
    community, member = command.by.community, command.by.member
    if not parts.of(LanguageModel).config.name:
        raise Refused(Code.MODEL_OFF)
    before = await coaching.thread(parts.db, community, thread, member)
    asked = tuple(one.question for one in before)
    words = " ".join([topic.words, *(one.reply for one in before if one.reply)])
    article: tuple[str, ...] = ()
    if topic.debate:
        row = (await find_debate(parts, command.by, topic.debate)).row
        stored = await evidence.article_of(parts, community, row.place, row.article)
        article = stored.reading.paragraphs if stored else ()
    inputs: dict[str, Input] = {
        "motion": topic.motion,
        "words": topic.words[:LONGEST],
        "before": [
            {"question": one.question, "reply": one.reply[:LONGEST]}
            for one in before[-MOST_BEFORE:]
        ],
    }
    check = partial(questioning.sift, words=words, article=article, before=asked)
    why, said = "", None
    try:
        (put, *_), said = await ask_checked(
            parts.of(LanguageModel), command.by, TASK, inputs, Questioned, check
        )
    except Refused as refused:
        if refused.code not in WHY:
            raise
        log.info("no question was worded: %s", refused.code)
        why = WHY[refused.code]
        put = questioning.Question(questioning.next_stock_question(asked), topic.words[:300])
    kept = coaching.insert_question(
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
    made = () if said is None else (said.kept(community, command.id, command.at),)
    await parts.db.change(kept, *made)
    action = f"/coach reply {command.id}"
    return views.question(put.words, put.about, action, model=said.model if said else "", why=why)


async def _last(parts: Parts, community: CommunityId, found: LoadedDebate, member: MemberId) -> str:
    """What a member said last in a debate that can be questioned: a claim, the reason of a
    position, or a speech. Stances are not sent."""
    said = []
    told = await claims.words(parts.db, community, found.row.id)
    said += [(c.at, told.get(c.claim, "")) for c in found.state.claims if c.member == member]
    held = await positions.positions(parts.db, community, found.row.id)
    said += [(one.at, one.reason) for one in held if one.member == member]
    given = {one.speech: one.at for one in found.state.speeches}
    spoken = await speeches_of(parts, community, found)
    said += [(given[one.id], one.words[:LONGEST]) for one in spoken if one.member == member]
    words = [words for _, words in sorted(said) if words.strip()]
    if not words:
        raise Refused(Code.COACH_NOTHING_SAID)
    return words[-1]


async def _in_words(parts: Parts, command: QuestionMe) -> _Topic:
    """Words of a member's own, with the motion of the room's debate, if there is one."""
    try:
        found = await find_debate(parts, command.by, "")
    except Refused:
        return _Topic("", command.words, command.words)
    return _Topic(found.row.id, found.state.motion, command.words)
