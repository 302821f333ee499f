"""Feedback on a speech that a member gave in practice, as on any of theirs."""

from bot.article.rows import articles
from bot.debate.handlers.evidence import check_quotations
from bot.debate.handlers.material import SpeechText
from bot.kernel.parts import Parts
from bot.kernel.view import View
from bot.practice.commands.practising import ReviewPractice
from bot.practice.handlers.feedback import (
    ReviewedSpeech,
    earlier_speeches,
    find_own_speech,
    remark_on,
)
from bot.practice.journal import LoadedPractice
from bot.practice.rows import practices
from bot.practice.rules.setting import OPPONENT


async def review(parts: Parts, command: ReviewPractice, practice: LoadedPractice) -> View:
    """Remarks on a speech of the member's. Raises Refused (COACH_NO_SPEECH, NO_SUCH_SPEECH,
    COACH_NOT_YOUR_SPEECH, MODEL_OFF, MODEL_OFF_HERE …)."""
    community, row, state = command.by.community, practice.row, practice.state
    words = await practices.load_speeches(parts.db, community, row.id)
    spoken = tuple(
        SpeechText(
            number=number,
            id=speech.speech,
            member=speech.member,
            side="" if speech.member == OPPONENT else row.side,
            words=words[speech.speech].words,
        )
        for number, speech in enumerate(state.speeches, 1)
        if speech.speech in words
    )
    own_speech = find_own_speech(spoken, command.by.member, command.speech, len(state.speeches))
    article = await articles.load(parts.db, community, row.article) if row.article else None
    reviewed = ReviewedSpeech(
        number=own_speech.number,
        motion=state.motion,
        segment=state.format.segments[state.speeches[own_speech.number - 1].segment],
        words=own_speech.words,
        quotes=await check_quotations(article, own_speech.words),
        earlier=earlier_speeches(spoken, own_speech),
    )
    return await remark_on(parts, command, reviewed)
