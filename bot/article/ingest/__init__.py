"""From a file, a link or pasted words to a Reading. Everything that comes in is a stranger's."""

import asyncio

from bot.article.ingest.links import Fetcher
from bot.article.ingest.parsing import parse
from bot.article.ingest.plain_text import read_words
from bot.article.rules.reading import ArticleReading


async def read_bytes(
    content: bytes, *, name: str, media_type: str | None = None, source: str = ""
) -> ArticleReading:
    """A file's content. `name` and `media_type` are hints; the bytes decide. Raises Refused."""
    return await parse(content, name=name, media_type=media_type, source=source or name)


async def read_paste(text: str) -> ArticleReading:
    """Words that a member pasted. Raises Refused."""
    return await asyncio.to_thread(read_words, text)


async def read_link(link: str) -> ArticleReading:
    """What a link leads to. Raises Refused."""
    page = await Fetcher().fetch(link)
    return await parse(
        page.content, name=page.name, media_type=page.media_type, source=page.address
    )
