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


def group_by_side(debate: LoadedDebate, speeches: Sequence[SpeechText]) -> Said:
    """The speeches by side, in the format's order; last those of the floor, if there are any."""
    keys = [side.key for side in debate.state.format.sides]
    if any(speech.side == FLOOR for speech in speeches):
        keys.append(FLOOR)
    return {
        key: {speech.number: speech.words for speech in speeches if speech.side == key}
        for key in keys
    }


async def gather_all(requests: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """All at once; what one of them raises is raised when all have ended."""
    ended = await asyncio.gather(*requests, return_exceptions=True)
    good: list[T] = []
    for outcome in ended:
        if isinstance(outcome, BaseException):
            raise outcome
        good.append(outcome)
    return good


def speech_rows(speeches: Mapping[int, str]) -> list[Mapping[str, str | int]]:
    """Speeches as prompts take them."""
    return [{"number": number, "words": words} for number, words in speeches.items()]


async def load_sources(
    parts: Parts, command: Command, debate: LoadedDebate, speeches: Sequence[SpeechText]
) -> SpeechSources:
    """Who said what, for showing."""
    return SpeechSources(
        debate=debate.row.id,
        state=debate.state,
        names=await debates.load_names(parts.db, command.by.community),
        speakers={speech.number: speech.member for speech in speeches},
    )


def replace_progress(view: View, command: Command, *, progress_shown: bool) -> View:
    """A view; where progress was shown while the model worked, it takes its place."""
    return replace(view, key=command.id) if progress_shown else view
