"""From a file, a link or pasted words to a Reading. Everything that comes in is a stranger's."""

import re

from bot.article.ingest.kinds import SourceKind
from bot.article.ingest.links import Fetcher
from bot.article.ingest.parsing import parse, parse_words
from bot.article.rules.reading import ArticleReading

_HEADED = re.compile(r"^#{1,4} \S", re.MULTILINE)
_FEWEST_HEADINGS = 2


async def read_bytes(
    content: bytes, *, name: str, media_type: str | None = None, source: str = ""
) -> ArticleReading:
    """A file's content. `name` and `media_type` are hints; the bytes decide. Raises Refused."""
    return await parse(content, name=name, media_type=media_type, source=source or name)


async def read_paste(text: str) -> ArticleReading:
    """Words that a member pasted, which may be Markdown. Raises Refused."""
    if text.lstrip().startswith("# ") or len(_HEADED.findall(text)) >= _FEWEST_HEADINGS:
        return await parse(text.encode(), name="", media_type="text/markdown", source="")
    header = {"name": "", "source": "", "charset": "utf-8"}
    return await parse_words(SourceKind.TEXT, text.encode(errors="replace"), header)


async def read_link(link: str) -> ArticleReading:
    """What a link leads to. Raises Refused."""
    page = await Fetcher().fetch(link)
    return await parse(
        page.content, name=page.name, media_type=page.media_type, source=page.address
    )
