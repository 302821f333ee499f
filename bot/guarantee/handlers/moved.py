"""From a debate to a sheet: the options of clauses that it spoke of, to be proposed."""

import asyncio
from collections.abc import Mapping, Sequence

from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.material import speeches_of
from bot.debate.handlers.resulting import position_of
from bot.debate.rows import claims, positions
from bot.debate.rules.positions import credit
from bot.guarantee.commands.deciding import ProposeMoved
from bot.guarantee.content import clauses
from bot.guarantee.handlers.finding import sheet_named
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.matching import find_options
from bot.guarantee.rules.space import Clause, ClauseOption
from bot.guarantee.state import Sheet, Whose
from bot.guarantee.views import forms
from bot.kernel.ids import CommunityId
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View


async def propose_moved(parts: Parts, command: ProposeMoved, _: Progress) -> tuple[View, ...]:
    """Ask which of the options that a debate spoke of are proposed."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    if sheet.whose is Whose.OWN:
        raise Refused(GuaranteeRefusal.OWN_SHEET)
    debate = await find_debate(parts, command.by, command.debate)
    options = await spoken_of(parts, command.by.community, debate, sheet)
    if not options:
        raise Refused(GuaranteeRefusal.NOTHING_SPOKEN_OF)
    return (forms.moved_form(sheet, options),)


async def spoken_of(
    parts: Parts, community: CommunityId, debate: LoadedDebate, sheet: Sheet
) -> Sequence[tuple[Clause, ClauseOption]]:
    """The options that a debate spoke of: first in what moved people, where the ballot was named,
    then in its claims, then in its speeches."""
    words = await claims.load_words(parts.db, community, debate.row.id)
    speeches = {each.id: each.words for each in await speeches_of(parts, community, debate)}
    texts = {claim.claim: words.get(claim.claim, "") for claim in debate.state.claims} | speeches
    order: list[str] = []
    if debate.state.ballot == "named":
        rows = await positions.load_positions(parts.db, community, debate.row.id)
        credits_given = credit.by_speech([position_of(row) for row in rows])
        order = [given.of for given in credits_given if given.of in texts]
    heard = [texts[each] for each in dict.fromkeys((*order, *texts))]
    space = await asyncio.to_thread(clauses.load)
    return find_options(space, sheet, heard)


HANDLERS: Mapping[type, CommandHandler] = {ProposeMoved: propose_moved}
