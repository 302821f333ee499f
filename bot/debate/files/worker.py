"""Reads a format, a bundle or an argument map in a process of its own:
`python -m bot.debate.files.worker`."""

from typing import Any

from bot.debate.files.appendix import AppendixPort
from bot.debate.files.bundle import read_debate
from bot.debate.rules.argument_map import order_map
from bot.debate.rules.debatekeeper.reading import import_debatekeeper
from bot.debate.rules.reading_formats import read_format
from bot.debate.rules.reading_kialo import read_map
from bot.kernel.apart_worker import answer

FORMAT, BUNDLE, MAP = "format", "bundle", "map"


def read(content: bytes, *, kind: str) -> bool:
    """Read it, and nothing more. Raises Refused where it cannot be."""
    if kind == BUNDLE:
        read_debate(content, AppendixPort(gather=_gather_none, read=_read_nothing))
        return True
    text = content.decode("utf-8-sig", "replace")
    if kind == MAP:
        order_map(read_map(text))
        return True
    (import_debatekeeper if text.lstrip().startswith("<") else read_format)(text, "")
    return True


def _read_nothing(_: object) -> Any:
    return None


async def _gather_none(*_: object) -> Any:
    raise NotImplementedError("nothing is gathered where bundles are read")


if __name__ == "__main__":
    answer(read)
