"""The form of an adjudicator's ballot."""

from bot.debate.commands.debating import FileBallot
from bot.debate.handlers.finding import find_debate
from bot.debate.rules.allowed import find_refusal
from bot.kernel.command import Caller
from bot.kernel.parts import FormFill, FormFiller, Parts, Values


async def fill_ballot(parts: Parts, by: Caller, values: Values) -> FormFill:
    """Nothing: the ballot begins empty. Raises Refused where the member has none to file."""
    debate = await find_debate(parts, by, str(values.get("debate", "")))
    if refusal := find_refusal(debate.state, FileBallot, by):
        raise refusal
    return FormFill()


FILLS: dict[type, FormFiller] = {FileBallot: fill_ballot}
