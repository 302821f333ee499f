"""The claims of a debate, as a list; and answers quoted as evidence."""

from bot.core.debate.claim_views import claim_list
from bot.core.debate.commands import ShowClaims
from bot.core.view import View
from bot.debates import acting
from bot.debates.pinning import pinned
from bot.parts import Parts, Progress, Use
from bot.store import claims, debates


async def listing(parts: Parts, command: ShowClaims, _: Progress) -> tuple[View, ...]:
    """All claims, with what answers what."""
    found = await acting.find(parts, command.by, command.debate)
    words = await claims.words(parts.db, command.by.community, found.row.id)
    names = await debates.names(parts.db, command.by.community)
    seed = command.id if command.shuffled else None
    shown = claim_list(found.state, words, names, seed=seed)
    return (pinned(parts.catalog, shown, found.row.id),)


USES: dict[type, Use] = {ShowClaims: listing}
"""Making and linking claims is an act in the debate."""
