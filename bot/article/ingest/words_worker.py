"""Reads Markdown or plain text in a process of its own:
`python -m bot.article.ingest.words_worker`."""

from typing import Any

from bot.article.ingest.packing import packed
from bot.article.ingest.reading_words import read_as
from bot.kernel.apart_worker import answer


def read(content: bytes, *, kind: str, charset: str | None, name: str, source: str) -> Any:
    """The packed reading. Raises Refused, as the readers of each kind do."""
    return packed(read_as(content, kind=kind, charset=charset, name=name, source=source))


if __name__ == "__main__":
    answer(read)
