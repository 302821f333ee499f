"""What uses that work with speeches share: asking for several sides at once, and who said what."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.material import SpeechText
from bot.debate.rows import debates
from bot.debate.rules.digest.summary import FLOOR, Said
from bot.debate.views.digest import SpeechSources
from bot.kernel.command import Command
from bot.kernel.parts import Parts
from bot.kernel.view import View

T = TypeVar("T")


def by_side(found: LoadedDebate, spoken: Sequence[SpeechText]) -> Said:
    """The speeches by side, in the format's order; last those of the floor, if there are any."""
    keys = [side.key for side in found.state.format.sides]
    if any(one.side == FLOOR for one in spoken):
        keys.append(FLOOR)
    return {key: {one.number: one.words for one in spoken if one.side == key} for key in keys}


async def together(asked: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """All at once; what one of them raises is raised when all have ended."""
    ended = await asyncio.gather(*asked, return_exceptions=True)
    good: list[T] = []
    for one in ended:
        if isinstance(one, BaseException):
            raise one
        good.append(one)
    return good


def rows(of: Mapping[int, str]) -> list[Mapping[str, str | int]]:
    """Speeches as prompts take them."""
    return [{"number": number, "words": words} for number, words in of.items()]


async def told(
    parts: Parts, command: Command, found: LoadedDebate, spoken: Sequence[SpeechText]
) -> SpeechSources:
    """Who said what, for showing."""
    return SpeechSources(
        debate=found.row.id,
        state=found.state,
        names=await debates.names(parts.db, command.by.community),
        speakers={one.number: one.member for one in spoken},
    )


def after_progress(view: View, command: Command, *, shown: bool) -> View:
    """The view in place of what was `shown` while the model went on."""
    return replace(view, key=command.id) if shown else view
