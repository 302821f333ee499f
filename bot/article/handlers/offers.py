"""What a member may do with an answer where they are."""

from msgspec.structs import replace

from bot.article.handlers.helping import may_open
from bot.article.ports import DebateSource, SheetSource
from bot.article.views.shown_answer import ShownAnswer
from bot.kernel.command import Caller
from bot.kernel.parts import Parts


async def add_offers(parts: Parts, by: Caller, shown_answer: ShownAnswer) -> ShownAnswer:
    """An answer that offers what can be done with it now."""
    debates = await parts.port(DebateSource)
    sheets = await parts.port(SheetSource)
    return replace(
        shown_answer,
        may_debate=shown_answer.sort is not None and await may_open(parts, by),
        has_debate=await debates.has_debate(parts, by),
        has_sheet=await sheets.has_sheet(parts, by),
    )
