"""Commands as Discord shows them to those who read a language, and who reads what is posted."""

from collections.abc import Callable
from functools import cache

from bot.kernel import languages
from bot.kernel.ids import CommunityId
from bot.kernel.languages import COMMAND
from bot.kernel.parts import Parts
from bot.kernel.reader import Reader, spell_as_written

LONGEST_PATH = 3
"""Words that may be those of commands, as in /help debate join; what follows is what it takes."""


def reader(language: str) -> Reader:
    """Who reads a language, by its code: Discord shows them the names of commands in it."""
    code = language.partition("-")[0]
    return languages.reader(
        language, _spell_in(code) if code in languages.CODES else spell_as_written
    )


async def room_reader(parts: Parts, community: CommunityId) -> Reader:
    """Who reads what all of a community see at once."""
    return reader((await parts.communities.settings(community)).speaks(""))


@cache
def _spell_in(code: str) -> Callable[[str], str]:
    def spell(command: str) -> str:
        words = command.removeprefix("/").split(" ")
        named = [languages.catalog(code).pgettext(COMMAND, word) for word in words[:LONGEST_PATH]]
        return "/" + " ".join([*named, *words[LONGEST_PATH:]])

    return spell
