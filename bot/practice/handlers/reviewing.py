"""Feedback on a speech that a member gave in practice, as on any of theirs."""

from bot.article.rows import articles
from bot.debate.handlers.evidence import checked
from bot.debate.handlers.material import Spoken
from bot.kernel.parts import Parts
from bot.kernel.view import View
from bot.practice.commands.practising import ReviewPractice
from bot.practice.handlers.feedback import Reviewed, earlier_speeches, find_own_speech, remarked
from bot.practice.journal import LoadedPractice
from bot.practice.rows import practices
from bot.practice.rules.setting import OPPONENT


async def review(parts: Parts, command: ReviewPractice, found: LoadedPractice) -> View:
    """Remarks on a speech of the member's. Raises Refused (COACH_NO_SPEECH, NO_SUCH_SPEECH,
    COACH_NOT_YOUR_SPEECH, MODEL_OFF, MODEL_OFF_HERE …)."""
    community, row, state = command.by.community, found.row, found.state
    words = await practices.speeches(parts.db, community, row.id)
    spoken = tuple(
        Spoken(
            number=number,
            id=given.speech,
            member=given.member,
            side="" if given.member == OPPONENT else row.side,
            words=words[given.speech].words,
        )
        for number, given in enumerate(state.speeches, 1)
        if given.speech in words
    )
    mine = find_own_speech(spoken, command.by.member, command.speech, len(state.speeches))
    article = await articles.load(parts.db, community, row.article) if row.article else None
    reviewed = Reviewed(
        number=mine.number,
        motion=state.motion,
        side=state.format.side(row.side).name,
        segment=state.format.segments[state.speeches[mine.number - 1].segment],
        words=mine.words,
        quotes=await checked(article, mine.words),
        earlier=earlier_speeches(spoken, mine),
    )
    return await remarked(parts, command, reviewed)
