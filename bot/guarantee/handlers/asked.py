"""Questions put to the library of designs."""

import asyncio
from collections.abc import Sequence

from bot.article.ports import DesignLibrary
from bot.article.rules.library_passage import DesignsFound, SearchedPassage
from bot.guarantee.content import asked
from bot.guarantee.rules.asked import finding


async def find_passages(question: str) -> DesignsFound:
    """What the designs, clauses and terms have on a question."""
    catalogue = await asyncio.to_thread(asked.load)
    return finding.find_passages(question, catalogue)


async def load_searched() -> tuple[Sequence[SearchedPassage], bytes]:
    """All words of designs and clauses, and their vectors that come along."""
    return await asyncio.to_thread(lambda: (asked.searched(), asked.load_vectors()))


PORT = DesignLibrary(find_passages=find_passages, load_searched=load_searched)
