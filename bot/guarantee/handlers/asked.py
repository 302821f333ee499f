"""Questions put to the library of designs."""

import asyncio

from bot.article.ports import DesignLibrary
from bot.article.rules.library_passage import DesignsFound
from bot.guarantee.content import asked
from bot.guarantee.rules.asked import finding


async def find_passages(question: str) -> DesignsFound:
    """What the designs, clauses and terms have on a question."""
    catalogue = await asyncio.to_thread(asked.load)
    return finding.find_passages(question, catalogue)


PORT = DesignLibrary(find_passages=find_passages)
