"""A model chooses the sentences that answer, where there is one: the words stay the article's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from msgspec import Struct

from bot.article.handlers.question_kinds import find_kind
from bot.article.handlers.searching import load_shown
from bot.article.library import Library
from bot.article.rules.answer import Answer
from bot.article.rules.antecedents import add_antecedents
from bot.article.rules.chosen import Verdict, build_chosen
from bot.article.rules.offered import OfferedParagraph, choose_offered, find_sentences
from bot.article.rules.outcome import find_best_outcome
from bot.article.views.shown_answer import AnswerPart
from bot.kernel.command import Command
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused, Unavailable
from bot.model.asking import LanguageModel, ModelAnswer
from bot.model.choosing import Choice, choose_sentences
from bot.model.inputs import Input
from bot.model.refusals import ModelRefusal
from bot.model.rules.choice import write_numbered
from bot.model.views.reasons import say_why

TASK = "answer"

MOST_CHOSEN = 10
"""Sentences that a model may choose."""


@dataclass(frozen=True, slots=True)
class ReadAnswer(Choice):
    """What the model fills in: the numbers of sentences, best first, and whether they answer.

    The verdict comes last on purpose. A model writes from left to right: of sentences that it has
    named it can say whether they answer, while a verdict that came first would be a guess that it
    then finds sentences for, and small models guess “answers”. An answer that is cut off before its
    verdict keeps its sentences as related, which claims nothing of them.
    """

    WHERE_CUT: ClassVar[Mapping[str, object]] = {"verdict": "related"}

    verdict: Literal["answers", "related", "none"]


class ChosenAnswer(Struct, frozen=True):
    """An answer of sentences that a model chose, and the model's answer it comes from."""

    part: AnswerPart
    said: ModelAnswer[ReadAnswer]


async def choose_answer(
    parts: Parts,
    command: Command,
    question: str,
    slugs: Sequence[str],
    found: Sequence[AnswerPart],
) -> ChosenAnswer | str:
    """The answer that a model chooses from the articles `slugs`, looking first at what was `found`
    by the search; or why there is none, in words."""
    library = parts.of(Library)
    shelf = await library.shelf(command.by.community)
    places = [(s.slug, s.version, s.paragraph) for part in found for s in part.sentences]
    places += [(p.slug, p.version, p.paragraph) for part in found for p in part.ranked]
    offered = await library.work(choose_offered, shelf, slugs, places)
    model = parts.of(LanguageModel)
    numbered = [each for paragraph in offered for each in paragraph.sentences]
    try:
        if not offered:
            raise Unavailable(ModelRefusal.MODEL_SILENT)
        inputs = build_inputs(question, offered)
        chosen = await choose_sentences(
            model, command.by, TASK, inputs, ReadAnswer, numbered, MOST_CHOSEN
        )
        verdict = Verdict(chosen.answer.value.verdict)
        if verdict is Verdict.ANSWERS and not chosen.sentences:
            await model.reject(command.by.community, ModelRefusal.MODEL_INVENTED, chosen.answer)
    except Refused as refused:
        return say_why(refused)
    kind = await library.work(find_kind, question, shelf)
    sentences = find_sentences(offered, add_antecedents(chosen.sentences, numbered))
    answer = build_chosen(verdict, sentences, _join_found(found), kind)
    part = await load_shown(parts, command.by.community, answer, question)
    return ChosenAnswer(part, chosen.answer)


def _join_found(found: Sequence[AnswerPart]) -> Answer:
    """What the search found, as one answer."""
    return Answer(
        outcome=find_best_outcome(part.outcome for part in found),
        confidence=max((part.confidence for part in found), default=0),
        sentences=tuple(s for part in found for s in part.sentences),
        ranked=found[0].ranked if found else (),
        notes=tuple(dict.fromkeys(each for part in found for each in part.notes)),
    )


def build_inputs(question: str, offered: Sequence[OfferedParagraph]) -> dict[str, Input]:
    """What the prompt takes: the question, and the paragraphs with their sentences numbered."""
    rows: list[Mapping[str, str | int]] = []
    above = ""
    for number, paragraph in enumerate(offered, 1):
        named = " – ".join(filter(None, ("# " + paragraph.title, paragraph.heading)))
        words = write_numbered(paragraph.sentences)
        rows.append({"number": number, "words": words if named == above else f"{named}\n{words}"})
        above = named
    return {"question": question, "paragraphs": rows}
