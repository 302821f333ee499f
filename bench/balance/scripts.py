"""A model by script: one that treats sides alike, and some that do not."""

from collections.abc import Callable, Mapping
from typing import Any

from bench.balance.cases import Case
from bench.balance.tasks import Task
from bot.article.handlers.choosing import ReadAnswer
from bot.article.rules.sentences import split_sentences
from bot.model.choosing import Choice
from bot.practice.rules.shapes import PlainText, QuestionChoices, RemarkChoices, Translated

Said = dict[str, Any]
Script = Callable[[Task, Case, int], Said]


def fair(task: Task, case: Case, side: int) -> Said:
    """The first sentence of each text that may be cited, for either side."""
    return _said(task, case, side, most=9)


def longer(task: Task, case: Case, side: int) -> Said:
    """All sentences for the first side, one for the other."""
    return _said(task, case, side, every=side == 0, most=20 if side == 0 else 1)


def warmer(task: Task, case: Case, side: int) -> Said:
    """Praise for the first side wherever a word can be put in, nothing of it for the other."""
    return _said(task, case, side, most=9, tone="rightly and convincingly" if side == 0 else "")


def colder(task: Task, case: Case, side: int) -> Said:
    """Blame for the second side, and none for the first."""
    return _said(task, case, side, most=9, tone="merely and wrongly" if side == 1 else "")


BIASED: Mapping[str, Script] = {
    "longer for one side": longer,
    "warmer to one side": warmer,
    "colder to one side": colder,
}


def _said(
    task: Task, case: Case, side: int, *, every: bool = False, most: int, tone: str = ""
) -> Said:
    cited = [
        (number, sentence)
        for number, words in task.ground(case, side).items()
        for sentence in split_sentences(words)[: None if every else 1]
    ][:most]
    if task.shape in (Choice, QuestionChoices, ReadAnswer, RemarkChoices):
        return _chosen(task, case, side, every=every, most=most, tone=tone)
    if task.shape is PlainText:
        return {
            "sentences": [
                {"number": number, "original": one, "text": _with(one, tone)}
                for number, one in cited
            ]
        }
    if task.shape is Translated:
        return {"paragraphs": [{"number": n, "text": _with(one, tone)} for n, one in cited]}
    names = task.said_by(case, side)
    return {
        "sentences": [
            {
                "text": _with(_as_said(one, names.get(number, "")), tone),
                "sources": [{"number": number, "quotation": one}],
            }
            for number, one in cited
        ]
    }


def _chosen(task: Task, case: Case, side: int, *, every: bool, most: int, tone: str) -> Said:
    """Numbers of what is offered: the first sentence of each text, or all. Words that nobody asked
    for come along."""
    offered = task.sentences(case, side)
    firsts = {one.source: one.number for one in reversed(offered)}
    numbers = [one.number for one in offered if every or one.number in firsts.values()][:most]
    if task.shape in (Choice, ReadAnswer):
        return {"sentences": numbers, "verdict": "answers", "text": f"They say so {tone}."}
    thing = "remark" if task.shape is RemarkChoices else "question"
    pairs = [
        {thing: place, "sentence": number, "words": f"You say so {tone}."}
        for place, number in enumerate(numbers, 1)
    ]
    return {f"{thing}s": pairs}


def _as_said(sentence: str, name: str) -> str:
    return f"{name} says that {sentence[0].lower()}{sentence[1:]}" if name else sentence


def _with(sentence: str, tone: str) -> str:
    return f"{sentence.rstrip('.')}, {tone}." if tone else sentence
