"""Bytes to a Reading, wherever they came from, without holding up the event loop."""

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.article.ingest.kinds import SourceKind, charset_of, kind_of
from bot.article.ingest.limits import check_bytes
from bot.article.ingest.packing import unpacked
from bot.article.ingest.reading_words import read_as
from bot.article.refusals import ArticleRefusal
from bot.article.rules.reading import ArticleReading
from bot.kernel.apart import SECONDS, SMALL, Apart, read_apart

READERS = {
    kind: Apart(
        module=module,
        too_slow=ArticleRefusal.READING_TOO_SLOW,
        unreadable=ArticleRefusal.SOURCE_UNREADABLE,
    )
    for kind, module in (
        (SourceKind.HTML, "bot.article.ingest.pages.worker"),
        (SourceKind.PDF, "bot.article.ingest.pdf.worker"),
        (SourceKind.MARKDOWN, "bot.article.ingest.words_worker"),
        (SourceKind.TEXT, "bot.article.ingest.words_worker"),
    )
}


async def parse(
    content: bytes,
    *,
    name: str,
    media_type: str | None,
    source: str,
    seconds: float = SECONDS,
) -> ArticleReading:
    """Read bytes as what they are. Raises Refused, as the readers of each kind do, and
    SOURCE_TOO_LARGE or READING_TOO_SLOW."""
    check_bytes(len(content))
    kind = kind_of(content, name, media_type)
    header: dict[str, str | None] = {"name": name, "source": source}
    if kind is SourceKind.PDF:
        return await _parse_apart(kind, content, header, seconds)
    header_told = {**header, "charset": charset_of(media_type)}
    if kind is SourceKind.HTML:
        return await _parse_apart(kind, content, header_told, seconds)
    return await parse_words(kind, content, header_told, seconds)


async def parse_words(
    kind: SourceKind, content: bytes, header: Mapping[str, Any], seconds: float = SECONDS
) -> ArticleReading:
    """Read Markdown or plain text, with what the header tells: `name`, `source` and `charset`; here
    where it is so short that it can hold up nobody. Raises Refused, as `parse` does."""
    if len(content) <= SMALL:
        return await asyncio.to_thread(read_as, content, kind=kind.value, **header)
    return await _parse_apart(kind, content, {**header, "kind": kind.value}, seconds)


async def _parse_apart(
    kind: SourceKind, content: bytes, header: Mapping[str, Any], seconds: float
) -> ArticleReading:
    """Read in a process of its own, which ends when its time on the processor is over."""
    return unpacked(await read_apart(READERS[kind], header, content, seconds))
