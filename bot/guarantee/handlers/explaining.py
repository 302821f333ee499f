"""Finds out who can do what a member was refused on a sheet."""

from collections.abc import Mapping

from bot.debate.rows import debates
from bot.guarantee.handlers.finding import sheet_named
from bot.guarantee.views.refusing import EXPLAINED, explain_refusal
from bot.kernel.command import Caller
from bot.kernel.explaining import RefusalExplanation
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused


async def explain(
    parts: Parts, by: Caller, values: Mapping[str, object], refused: Refused
) -> RefusalExplanation:
    """Who can, and what the member can do instead. Raises Refused where no sheet is meant."""
    if refused.code not in EXPLAINED:
        return RefusalExplanation()
    sheet = (await sheet_named(parts, by, str(values.get("sheet") or ""))).sheet
    names = await debates.load_names(parts.db, by.community)
    return explain_refusal(sheet, refused.code, values, names)
