"""The claims of a debate, as a list; and answers quoted as evidence."""

from bot.debate.commands.debating import ShowClaims
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.pinning import pin_view
from bot.debate.rows import claims, debates
from bot.debate.views.claims import claim_list
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.view import View


async def listing(parts: Parts, command: ShowClaims, _: Progress) -> tuple[View, ...]:
    """All claims, with what answers what."""
    debate = await find_debate(parts, command.by, command.debate)
    words = await claims.load_words(parts.db, command.by.community, debate.row.id)
    names = await debates.load_names(parts.db, command.by.community)
    seed = command.id if command.shuffled else None
    view = claim_list(debate.state, words, names, command.by, seed=seed)
    return (pin_view(parts.catalog, view, debate.row.id),)


HANDLERS: dict[type, CommandHandler] = {ShowClaims: listing}
"""Making and linking claims is an act in the debate."""
