"""The model chooses among numbered sentences; the words stay those of whoever wrote them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from msgspec import Struct

from bot.kernel.command import Caller
from bot.model.asking import LanguageModel, ModelAnswer
from bot.model.inputs import Input
from bot.model.refusals import ModelRefusal
from bot.model.rules.choice import NumberedSentence, find_chosen, is_lavish


@dataclass(frozen=True, slots=True)
class Choice:
    """What the model fills in: the numbers of the sentences that it chooses, best first."""

    sentences: list[int]


C = TypeVar("C", bound=Choice)


class ChosenSentences(Struct, Generic[C], frozen=True):
    """Sentences that a model chose, best first, and the answer of the model they come from."""

    sentences: tuple[NumberedSentence, ...]
    answer: ModelAnswer[C]


async def choose_sentences(
    model: LanguageModel,
    by: Caller,
    task: str,
    inputs: Mapping[str, Input],
    shape: type[C],
    sentences: Sequence[NumberedSentence],
    most: int,
    until: float | None = None,
) -> ChosenSentences[C]:
    """Have the model choose `most` at most of the sentences that stand in `inputs`, in a `shape`
    that may ask for more. A choice of none is a choice; numbers that nobody gave it are passed
    over.

    Raises what `LanguageModel.ask` raises, and Unavailable: MODEL_INVENTED where it chose only
    numbers that nobody gave it, MODEL_LAVISH where it chose far more than `most`.
    """
    answer = await model.ask(by, task, inputs, shape, until=until)
    if is_lavish(answer.value.sentences, (each.number for each in sentences), most):
        await model.reject(by.community, ModelRefusal.MODEL_LAVISH, answer)
    chosen = find_chosen(answer.value.sentences, sentences, most)
    if answer.value.sentences and not chosen:
        await model.reject(by.community, ModelRefusal.MODEL_INVENTED, answer)
    return ChosenSentences(chosen, answer)
