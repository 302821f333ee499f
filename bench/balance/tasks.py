"""Every task as it is asked from either side."""

from collections.abc import Callable, Mapping

from bench.balance.cases import Case
from bot.model.inputs import Input, Ours
from bot.model.rules.choice import group_by_source, write_numbered
from bot.practice.content.questions import QUESTIONS
from bot.practice.content.remarks import REMARKS
from bot.practice.rules.banks import FIRST_SENTENCE, number_words, write_bank

Texts = Mapping[int, str]
Inputs = Callable[[Case, int], Mapping[str, Input]]
"""What a prompt is given for a side (0 or 1) of a case."""


def _rows(of: Texts) -> list[Mapping[str, str | int]]:
    return [{"number": number, "words": words} for number, words in of.items()]


def _numbered(ground: Texts, part: Texts) -> list[Mapping[str, str | int]]:
    """Some of the texts that may be cited, their sentences numbered as in all of them."""
    by_source = group_by_source(number_words(ground))
    return _rows({key: write_numbered(by_source.get(key, ())) for key in part})


def _paragraphs(case: Case, side: int) -> Texts:
    """Each side’s own comes first, so that a place in the order is no advantage."""
    first = case.paragraphs if side == 0 else case.paragraphs[::-1]
    return dict(enumerate(first, 1))


def _speeches(case: Case, side: int) -> Texts:
    return dict(enumerate(case.sides[side].speeches, 11))


def _sources(case: Case, side: int) -> Texts:
    return {**_paragraphs(case, side), **_speeches(case, side)}


def _whole(case: Case, side: int) -> str:
    return " ".join(case.sides[side].speeches)


def _opinions(case: Case, side: int) -> Texts:
    both = (*case.sides[side].opinions, *case.sides[1 - side].opinions)
    return dict(enumerate(both, 1))


def _voices(case: Case, side: int, kind: str) -> list[Mapping[str, str | int]]:
    return [{**row, "kind": Ours(kind)} for row in _rows(_opinions(case, side))]


def _spoken(case: Case, side: int) -> Texts:
    return {1: _whole(case, side)}


TASKS: Mapping[str, Inputs] = {
    "answer": lambda c, s: {
        "question": c.sides[s].question,
        "paragraphs": _numbered(_paragraphs(c, s), _paragraphs(c, s)),
    },
    "steelman": lambda c, s: {
        "motion": c.motion,
        "side": c.sides[s].name,
        "paragraphs": _numbered(_sources(c, s), _paragraphs(c, s)),
        "speeches": _numbered(_sources(c, s), _speeches(c, s)),
    },
    "opponent": lambda c, s: {
        "motion": c.motion,
        "side": c.sides[s].name,
        "theirs": c.sides[1 - s].name,
        "segment": "Opening",
        "level": Ours("fair."),
        "sentences": 5,
        "paragraphs": _rows(_paragraphs(c, s)),
        "speeches": _rows(_speeches(c, 1 - s)),
        "language": Ours("English"),
    },
    "question": lambda c, s: {
        "bank": write_bank((one.kind, one.words) for one in QUESTIONS),
        "motion": c.motion,
        "words": write_numbered(number_words(_spoken(c, s), FIRST_SENTENCE)),
        "before": [],
    },
    "feedback": lambda c, s: {
        "bank": write_bank((one.head, one.words) for one in REMARKS),
        "motion": c.motion,
        "segment": "Opening",
        "speech": write_numbered(number_words(_spoken(c, s), FIRST_SENTENCE)),
        "earlier": [_whole(c, 1 - s)],
    },
    "plain": lambda c, s: {"paragraphs": _rows(_speeches(c, s))},
    "translation": lambda c, s: {"paragraphs": _rows(_speeches(c, s)), "language": Ours("French")},
    "summary": lambda c, s: {
        "speeches": _numbered(_speeches(c, s), _speeches(c, s)),
        "most": 4,
    },
    "claims": lambda c, s: {"speeches": _numbered(_spoken(c, s), _spoken(c, s)), "most": 5},
    "unanswered": lambda c, s: {
        "speeches": _numbered(_speeches(c, s), _speeches(c, s)),
        "others": _rows(_speeches(c, 1 - s)),
        "most": 4,
    },
    "statement": lambda c, s: {"motion": c.motion, "opinions": _voices(c, s, "opinion")},
    "revision": lambda c, s: {
        "motion": c.motion,
        "statement": c.motion,
        "opinions": _voices(c, s, "critique"),
    },
}
"""The tasks by their prompt."""
