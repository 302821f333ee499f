"""What uses that work with speeches share: asking for several sides at once, and who said what."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bot.article.rules.quoting import QuotationMatch
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.material import SpeechText
from bot.debate.rows import claims, debates
from bot.debate.rules.digest.choosing import number_speeches, quote_chosen, write_speeches
from bot.debate.rules.digest.shapes import SpeechQuotation
from bot.debate.rules.digest.summary import FLOOR, Said
from bot.debate.views.digest import SpeechSources
from bot.kernel.command import Caller, Command
from bot.kernel.parts import Parts
from bot.kernel.view import View
from bot.model.asking import LanguageModel, ModelAnswer
from bot.model.choosing import Choice, choose_sentences
from bot.model.inputs import Input

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


class ChosenQuotations(Struct, frozen=True):
    """What a model chose of some speeches, and its answer."""

    quotations: tuple[SpeechQuotation, ...]
    answer: ModelAnswer[Choice]


async def choose_quotations(
    model: LanguageModel,
    by: Caller,
    task: str,
    speeches: Mapping[int, str],
    inputs: Mapping[str, Input],
    most: int,
    until: float,
) -> ChosenQuotations:
    """Have a model choose sentences of speeches for a task whose prompt takes `speeches` and `most`
    besides `inputs`. Raises what `choose_sentences` raises."""
    sentences = await asyncio.to_thread(number_speeches, speeches)
    chosen = await choose_sentences(
        model,
        by,
        task,
        {"speeches": write_speeches(sentences), "most": most, **inputs},
        Choice,
        sentences,
        most,
        until,
    )
    quotations = quote_chosen(chosen.sentences, sentences, speeches)
    return ChosenQuotations(quotations, chosen.answer)


async def load_sources(
    parts: Parts, command: Command, debate: LoadedDebate, speeches: Sequence[SpeechText]
) -> SpeechSources:
    """Who said what, for showing, and what of it was quoted and is not in the article."""
    ids = {speech.id: speech.number for speech in speeches}
    quotes = await claims.load_quotations_of(parts.db, command.by.community, ids)
    return SpeechSources(
        debate=debate.row.id,
        state=debate.state,
        names=await debates.load_names(parts.db, command.by.community),
        speakers={speech.number: speech.member for speech in speeches},
        absent={
            ids[speech]: tuple(q.words for q in quoted if q.mark is QuotationMatch.ABSENT)
            for speech, quoted in quotes.items()
        },
    )


def replace_progress(view: View, command: Command, *, progress_shown: bool) -> View:
    """A view; where progress was shown while the model worked, it takes its place."""
    return replace(view, key=command.id) if progress_shown else view
