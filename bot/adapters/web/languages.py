"""In which language a tab reads: the community's, or what its browser asks for."""

from aiohttp import web

from bot.adapters.web.console import COMMUNITY, CONSOLE
from bot.kernel import languages
from bot.kernel.community_settings import DEFAULTS
from bot.kernel.reader import Reader
from bot.kernel.refusal import Unavailable

ENGLISH = "en"
SPOKEN = languages.CODES | {ENGLISH}


async def language_of(request: web.Request) -> str:
    """The code of the language in which a request is answered; what its browser asks for while the
    settings cannot be read."""
    try:
        settings = await request.app[CONSOLE].app.parts.communities.settings(COMMUNITY)
    except Unavailable:
        settings = DEFAULTS
    return settings.speaks(asked_for(request.headers.get("Accept-Language", "")))


async def reader_of(request: web.Request) -> Reader:
    """Who reads the answer to a request."""
    return languages.reader(await language_of(request))


def asked_for(header: str) -> str:
    """Of the languages in an Accept-Language header, such as `fr-CA,fr;q=0.8`, the one wanted most
    that Parley speaks; English where there is none."""
    wanted = sorted(map(_weighed, header.split(",")), key=lambda tag: -tag[1])
    codes = (tag.partition("-")[0] for tag, weight in wanted if weight > 0)
    return next((code for code in codes if code in SPOKEN), ENGLISH)


def _weighed(part: str) -> tuple[str, float]:
    """A language tag and how much it is wanted, 0 where that cannot be read."""
    tag, _, weight = part.partition(";")
    try:
        return tag.strip().lower(), float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        return tag.strip().lower(), 0.0
