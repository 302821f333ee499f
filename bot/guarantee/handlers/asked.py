"""Questions put to the library of designs."""

import asyncio

from bot.article.ports import DesignLibrary
from bot.article.rules.library_passage import DesignsFound
from bot.guarantee.content import asked
from bot.guarantee.rows import sheets
from bot.guarantee.rules.asked import finding
from bot.kernel.command import Caller
from bot.kernel.parts import Parts


async def find_passages(question: str) -> DesignsFound:
    """What the designs, clauses and terms have on a question."""
    catalogue = await asyncio.to_thread(asked.load)
    return finding.find_passages(question, catalogue)


async def has_sheet(parts: Parts, by: Caller) -> bool:
    """Is a sheet in use where somebody is?"""
    return await sheets.in_use(parts.db, by.community, by.place) is not None


PORT = DesignLibrary(find_passages=find_passages, has_sheet=has_sheet)
