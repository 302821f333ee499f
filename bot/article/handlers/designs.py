"""What the library of designs adds to an answer."""

from bot.article.content import answering
from bot.article.library import Library
from bot.article.ports import DesignLibrary
from bot.article.rules.index import words_only
from bot.article.rules.library_passage import AnsweringPassage, LibraryPassage
from bot.article.rules.outcome import Outcome
from bot.article.rules.searched_designs import find_answering
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts


async def find_in_designs(
    parts: Parts, community: CommunityId, question: str, outcome: Outcome
) -> tuple[LibraryPassage | AnsweringPassage, ...]:
    """What designs, clauses and terms have on a question that no article answers, or that names
    what only they have; what is not asked for by name is searched for in all their words."""
    library = parts.of(Library)
    respelling = await library.respell(community, question)
    port = await parts.port(DesignLibrary)
    found = await port.find_passages(respelling.question)
    if found.passages and (found.by_name or outcome is not Outcome.SAYS):
        return found.passages
    if outcome is Outcome.SAYS:
        return ()
    embed = await library.embed()
    designs = await library.load_designs(port)
    knowledge = answering.load(meanings=embed is not words_only)
    return await library.work(
        find_answering, respelling.question, designs, embed, knowledge, outcome
    )
