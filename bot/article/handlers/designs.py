"""What the library of designs adds to an answer."""

from bot.article.library import Library
from bot.article.ports import DesignLibrary
from bot.article.rules.library_passage import LibraryPassage
from bot.article.rules.outcome import Outcome
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts


async def find_in_designs(
    parts: Parts, community: CommunityId, question: str, outcome: Outcome
) -> tuple[LibraryPassage, ...]:
    """What designs, clauses and terms have on a question that no article answers, or that names
    what only they have."""
    respelling = await parts.of(Library).respell(community, question)
    library = await parts.port(DesignLibrary)
    found = await library.find_passages(respelling.question)
    return found.passages if found.by_name or outcome is not Outcome.SAYS else ()
