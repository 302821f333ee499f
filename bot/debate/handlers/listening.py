"""The forms of restating a point: nobody fills one in who cannot send it."""

from bot.debate.commands.debating import CorrectRestatement, RestatePoint
from bot.debate.handlers.finding import find_debate
from bot.debate.rules.allowed import find_refusal
from bot.debate.rules.listening import check_restating
from bot.kernel.command import Caller
from bot.kernel.parts import FormFill, FormFiller, Parts, Values


async def fill_restating(parts: Parts, by: Caller, values: Values) -> FormFill:
    """Raises Refused where the member's side has no point to restate, or has done so."""
    state = (await find_debate(parts, by, str(values.get("debate", "")))).state
    if refusal := find_refusal(state, RestatePoint, by):
        raise refusal
    check_restating(state, by)
    return FormFill()


async def fill_correction(parts: Parts, by: Caller, values: Values) -> FormFill:
    """Raises Refused where nothing waits for the member's answer."""
    state = (await find_debate(parts, by, str(values.get("debate", "")))).state
    if refusal := find_refusal(state, CorrectRestatement, by):
        raise refusal
    return FormFill()


FILLS: dict[type, FormFiller] = {
    RestatePoint: fill_restating,
    CorrectRestatement: fill_correction,
}
