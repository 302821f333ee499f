"""Acts that ask first: where seats are empty or votes missing, where a turn would end without a
word, and where a debate is called off."""

from bot.debate.commands.debating import (
    Begin,
    CancelDebate,
    CloseVote,
    EndTurn,
    OfferPoint,
    StartDebate,
)
from bot.debate.handlers.debates import act
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.pinning import pin_view
from bot.debate.refusals import DebateRefusal
from bot.debate.rows import debates
from bot.debate.rules.allowed import find_refusal
from bot.debate.rules.voting import missing_voters
from bot.debate.views import seating as views
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View

ASKS = (
    DebateRefusal.SEATS_EMPTY, DebateRefusal.SPEAKER_MISSING, DebateRefusal.TURN_EMPTY,
    DebateRefusal.TURN_OF_ANOTHER, DebateRefusal.TURN_UNSAID, DebateRefusal.VOTES_MISSING,
)  # fmt: skip
"""What is no refusal for good: whoever is told can say that they are sure."""


async def act_or_ask(
    parts: Parts, command: Begin | StartDebate | CloseVote | EndTurn, progress: Progress
) -> tuple[View, ...]:
    """Do it, or ask first. Raises Refused."""
    try:
        return await act(parts, command, progress)
    except Refused as refused:
        if refused.code not in ASKS:
            raise
        debate = await find_debate(parts, command.by, command.debate)
        holder = debate.state.holder
        speaking = {holder} if holder is not None else set()
        speaking.update(missing_voters(debate.state) if debate.state.vote is not None else ())
        names = await debates.load_names_of(parts.db, command.by.community, speaking)
        question = views.render_question(refused, debate.state, command.by, names)
        return (pin_view(parts.catalog, question, debate.row.id),)


async def cancel(parts: Parts, command: CancelDebate, progress: Progress) -> tuple[View, ...]:
    """Call a debate off, or ask its chair whether they mean it. Raises Refused."""
    debate = await find_debate(parts, command.by, command.debate)
    if command.sure or find_refusal(debate.state, CancelDebate, command.by):
        return await act(parts, command, progress)
    return (pin_view(parts.catalog, views.render_cancel_asked(), debate.row.id),)


async def offer_point(parts: Parts, command: OfferPoint, progress: Progress) -> tuple[View, ...]:
    """Offer a point. Words after the command are no name of a debate: they come later. Raises
    Refused."""
    try:
        return await act(parts, command, progress)
    except Refused as refused:
        if refused.code is DebateRefusal.NO_SUCH_DEBATE:
            raise Refused(DebateRefusal.POINT_WITHOUT_WORDS) from None
        raise


HANDLERS: dict[type, CommandHandler] = {
    Begin: act_or_ask,
    StartDebate: act_or_ask,
    CloseVote: act_or_ask,
    EndTurn: act_or_ask,
    CancelDebate: cancel,
    OfferPoint: offer_point,
}
