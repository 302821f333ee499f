"""Reads one file in a process of its own: `bot/article/ingest/pages/` and `pdf/` each have one.

What parses files from strangers may run away with time or memory; here it can be stopped. Standard
input holds a line of JSON and then the bytes; standard output gets the reading, or why not.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from math import ceil
from typing import Any

from bot.article.refusals import ArticleRefusal
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind, RemovalReason
from bot.kernel.refusal import Refused

if sys.platform != "win32":  # which has no such limits; there the time limit alone must do
    import resource

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space."""


def answer(read: Callable[..., ArticleReading]) -> None:
    """Read what comes in, and answer on standard output with {"reading": …} or {"refused": …}."""
    header = json.loads(sys.stdin.buffer.readline())
    _limit(header.pop("seconds"))
    content = sys.stdin.buffer.read()
    try:
        result = {"reading": packed(read(content, **header))}
    except Refused as refused:
        result = {"refused": {"code": refused.code.name, "fields": refused.fields}}
    except (MemoryError, RecursionError):
        result = {"refused": {"code": ArticleRefusal.SOURCE_UNREADABLE.name, "fields": {}}}
    sys.stdout.write(json.dumps(result, default=str))


def _limit(seconds: float) -> None:
    """End this process when it has used so many seconds of the processor, or too much memory.

    The time that others use does not count. The start of this process does.
    """
    if sys.platform != "win32":
        used = sum(os.times()[:2])
        signal.setitimer(signal.ITIMER_PROF, max(0.001, seconds - used))
        whole = ceil(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (whole, whole))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def packed(reading: ArticleReading) -> dict[str, Any]:
    """A reading as plain values for JSON."""
    return {
        "title": reading.title,
        "author": reading.author,
        "published": reading.published.isoformat() if reading.published else None,
        "language": reading.language,
        "source": reading.source,
        "blocks": [[b.kind, b.text, b.reason, b.note] for b in reading.blocks],
    }


def unpacked(fields: dict[str, Any]) -> ArticleReading:
    """The reading that `packed` took apart."""
    published = fields.pop("published")
    blocks = tuple(
        ArticleBlock(BlockKind(kind), text, None if reason is None else RemovalReason(reason), note)
        for kind, text, reason, note in fields.pop("blocks")
    )
    day = date.fromisoformat(published) if published else None
    return ArticleReading(**fields, published=day, blocks=blocks)
