"""Who reads what all of a community see at once, such as the words in a picture."""

from bot.kernel import languages
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.kernel.reader import Reader


async def room_reader(parts: Parts, community: CommunityId) -> Reader:
    """A reader of the community's own language; of English where each member has their own."""
    return languages.reader((await parts.communities.settings(community)).speaks(""))
