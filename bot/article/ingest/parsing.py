"""Bytes to a Reading, wherever they came from, without holding up the event loop."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

import bot
from bot.article.ingest.kinds import SourceKind, charset_of, kind_of
from bot.article.ingest.limits import check_bytes
from bot.article.ingest.markdown import read_markdown
from bot.article.ingest.plain_text import read_plain
from bot.article.ingest.worker import unpacked
from bot.article.refusals import ArticleRefusal
from bot.article.rules.reading import ArticleReading
from bot.kernel.refusal import Refused

SECONDS = 20.0
"""The longest that reading one page or PDF may take, in seconds of the processor."""

_PATIENCE = 10
"""How many times as long it may take by the clock, on a machine that has much else to do."""

_OUT_OF_TIME = frozenset(
    -getattr(signal, name) for name in ("SIGXCPU", "SIGPROF") if hasattr(signal, name)
)
_ROOT = str(Path(bot.__path__[0]).parent)


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
    charset = charset_of(media_type)
    header = {"name": name, "source": source}
    if kind is SourceKind.HTML:
        return await _parse_apart("pages", {**header, "charset": charset}, content, seconds)
    if kind is SourceKind.PDF:
        return await _parse_apart("pdf", header, content, seconds)
    read = read_markdown if kind is SourceKind.MARKDOWN else read_plain
    return await asyncio.to_thread(read, content, charset=charset, name=name, source=source)


async def _parse_apart(
    reader: str, header: Mapping[str, str | None], content: bytes, seconds: float
) -> ArticleReading:
    """Read in a process of its own, which ends when its time on the processor is over."""
    request = json.dumps({**header, "seconds": seconds}).encode() + b"\n" + content
    paths = os.pathsep.join(filter(None, [_ROOT, os.environ.get("PYTHONPATH", "")]))
    worker = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        f"bot.article.ingest.{reader}.worker",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    )
    try:
        async with asyncio.timeout(max(1.0, seconds * _PATIENCE)):
            out, _ = await worker.communicate(request)
    except TimeoutError:
        raise Refused(ArticleRefusal.READING_TOO_SLOW) from None
    finally:
        if worker.returncode is None:
            worker.kill()
            await worker.wait()
    if worker.returncode in _OUT_OF_TIME:
        raise Refused(ArticleRefusal.READING_TOO_SLOW)
    try:
        result = json.loads(out)
    except ValueError:  # it was killed, or crashed in a library
        raise Refused(ArticleRefusal.SOURCE_UNREADABLE) from None
    if refused := result.get("refused"):
        raise Refused(ArticleRefusal[refused["code"]], **refused["fields"])
    return unpacked(result["reading"])
