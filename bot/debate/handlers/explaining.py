"""Finds out who can do what a member was refused in a debate."""

from collections.abc import Mapping

from msgspec.structs import replace

from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.pinning import pin_buttons
from bot.debate.rows import debates
from bot.debate.views.refusing import EXPLAINED, explain_refusal
from bot.kernel.command import Caller
from bot.kernel.explaining import RefusalExplanation
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused


async def explain(
    parts: Parts, by: Caller, values: Mapping[str, object], refused: Refused
) -> RefusalExplanation:
    """Who can, and what the member can do instead; nothing in a practice debate, which is one's
    own. Raises Refused where no debate is meant."""
    if refused.code not in EXPLAINED or "practice" in values:
        return RefusalExplanation()
    debate = await find_debate(parts, by, str(values.get("debate") or ""))
    names = await debates.load_names(parts.db, by.community)
    found = explain_refusal(debate.state, refused.code, by, names, values.get("claim"))
    return replace(found, buttons=pin_buttons(parts.catalog, found.buttons, debate.row.id))
