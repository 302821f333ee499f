"""The opponent's case where a model may choose, and writes no words of its own."""

from collections.abc import Sequence

from bot.kernel.command import Caller
from bot.model.asking import LanguageModel, ModelAnswer
from bot.model.choosing import Choice, choose_sentences
from bot.practice.handlers.sources import Sources
from bot.practice.handlers.steelmanning import TASK
from bot.practice.rules.borne import SourcedSentence


async def choose_case(
    model: LanguageModel,
    by: Caller,
    motion: str,
    side: str,
    sources: Sources,
    said: Sequence[str],
    most: int,
) -> tuple[tuple[SourcedSentence, ...], ModelAnswer[Choice] | None]:
    """Sentences of the article that make the case of a side, `most` at most, but for what the
    opponent has `said` in speeches before; nothing where the model finds none. Raises what
    `choose_sentences` raises."""
    every = tuple(each for each in sources.sentences() if each.source not in sources.speeches)
    offered = [each for each in every if not any(each.words in speech for speech in said)]
    if not offered:
        return (), None
    inputs = {"motion": motion, "side": side, **sources.numbered(offered), "speeches": []}
    chosen = await choose_sentences(model, by, TASK, inputs, Choice, offered, most)
    quoted = sources.quote(chosen.sentences, every)
    return tuple(SourcedSentence("", (each,)) for each in quoted), chosen.answer
