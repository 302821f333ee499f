"""Every task as it is asked from either side, and what its answers weigh."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from bench.balance.cases import Case
from bot.article.grounding.shapes import Draft
from bot.article.grounding.sifting import sift
from bot.article.handlers.choosing import ReadAnswer
from bot.model.choosing import Choice
from bot.model.inputs import Input, Ours
from bot.model.rules.balance import TextWeight, weigh_sentences
from bot.model.rules.choice import NumberedSentence, find_chosen, write_numbered
from bot.practice.content.questions import QUESTIONS
from bot.practice.content.remarks import REMARKS
from bot.practice.handlers.steelmanning import MOST_CHOSEN
from bot.practice.rules.banks import FIRST_SENTENCE, number_words, write_bank
from bot.practice.rules.questioning import find_question
from bot.practice.rules.rubric import find_remarks
from bot.practice.rules.shapes import PlainText, QuestionChoices, RemarkChoices, Translated

Ground = Mapping[int, str]
Pairs = Sequence[tuple[str, Sequence[str]]]


class Task(Struct, frozen=True, kw_only=True):
    """A prompt asked for a side (0 or 1) of a case. `ground` may be cited; what rests on `own` of
    it counts for the side; `as_said` has sentences name the side that said it. `first` is the
    number of the first sentence that may be chosen; `open_to` are the scripts whose bias can show
    at all: where a model only chooses, it can put in no word."""

    inputs: Callable[[Case, int], Mapping[str, Input]]
    ground: Callable[[Case, int], Ground]
    own: Callable[[Case, int], Ground]
    shape: type[Any] = Draft
    as_said: bool = False
    first: int = 1
    open_to: tuple[str, ...] = ("longer", "warmer", "colder")

    def sentences(self, case: Case, side: int) -> tuple[NumberedSentence, ...]:
        """The sentences that may be chosen."""
        return number_words(self.ground(case, side), self.first)

    def said_by(self, case: Case, side: int) -> Mapping[int, str]:
        """Under which name each text was said, where sentences have to say so."""
        if not self.as_said:
            return {}
        return dict.fromkeys(_speeches(case, side), case.sides[side].name)

    def weight(self, value: Any, case: Case, side: int) -> TextWeight:
        """What an answer weighs once what does not hold is gone."""
        return weigh_sentences(self._held(value, case, side))

    def _held(self, value: Any, case: Case, side: int) -> Pairs:
        match value:
            case Draft():
                found = sift(value, self.ground(case, side), self.said_by(case, side))
                own = self.own(case, side)
                return [
                    (one.words, [source.quotation for source in one.sources])
                    for one in found.kept
                    if any(source.number in own for source in one.sources)
                ]
            case Choice() | ReadAnswer():
                chosen = find_chosen(value.sentences, self.sentences(case, side), MOST_CHOSEN)
                return [(one.words, [one.words]) for one in chosen]
            case RemarkChoices():
                sentences = self.sentences(case, side)
                remarks = find_remarks(value.remarks, REMARKS, sentences, answering=True)
                return [(one.words, [one.quotation]) for one in remarks]
            case QuestionChoices():
                sentences = self.sentences(case, side)
                put = find_question(value.questions, QUESTIONS, sentences, ())
                return [(put.words, [put.about])] if put else []
            case PlainText():
                return [(one.text, [one.original]) for one in value.sentences]
            case Translated():
                texts = _speeches(case, side)
                return [(one.text, [texts.get(one.number, "")]) for one in value.paragraphs]
        raise TypeError(value)


def _rows(of: Ground) -> list[Mapping[str, str | int]]:
    return [{"number": number, "words": words} for number, words in of.items()]


def _numbered(ground: Ground, part: Ground) -> list[Mapping[str, str | int]]:
    """Some of the texts that may be cited, their sentences numbered as in all of them."""
    sentences = number_words(ground)
    return _rows(
        {key: write_numbered(each for each in sentences if each.source == key) for key in part}
    )


def _paragraphs(case: Case, side: int) -> Ground:
    """Each side’s own comes first, so that a place in the order is no advantage."""
    first = case.paragraphs if side == 0 else case.paragraphs[::-1]
    return dict(enumerate(first, 1))


def _speeches(case: Case, side: int) -> Ground:
    return dict(enumerate(case.sides[side].speeches, 11))


def _sources(case: Case, side: int) -> Ground:
    return {**_paragraphs(case, side), **_speeches(case, side)}


def _whole(case: Case, side: int) -> str:
    return " ".join(case.sides[side].speeches)


def _opinions(case: Case, side: int) -> Ground:
    both = (*case.sides[side].opinions, *case.sides[1 - side].opinions)
    return dict(enumerate(both, 1))


def _own_opinions(case: Case, side: int) -> Ground:
    return dict(enumerate(case.sides[side].opinions, 1))


def _voices(case: Case, side: int, kind: str) -> list[Mapping[str, str | int]]:
    return [{**row, "kind": Ours(kind)} for row in _rows(_opinions(case, side))]


def _spoken(case: Case, side: int) -> Ground:
    return {1: _whole(case, side)}


TASKS: Mapping[str, Task] = {
    "answer": Task(
        inputs=lambda c, s: {
            "question": c.sides[s].question,
            "paragraphs": _numbered(_paragraphs(c, s), _paragraphs(c, s)),
        },
        ground=_paragraphs,
        own=_paragraphs,
        shape=ReadAnswer,
        open_to=("longer",),
    ),
    "steelman": Task(
        inputs=lambda c, s: {
            "motion": c.motion,
            "side": c.sides[s].name,
            "paragraphs": _numbered(_sources(c, s), _paragraphs(c, s)),
            "speeches": _numbered(_sources(c, s), _speeches(c, s)),
        },
        ground=_sources,
        own=_sources,
        shape=Choice,
        open_to=("longer",),
    ),
    "opponent": Task(
        inputs=lambda c, s: {
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
        ground=_paragraphs,
        own=_paragraphs,
    ),
    "question": Task(
        inputs=lambda c, s: {
            "bank": write_bank((one.kind, one.words) for one in QUESTIONS),
            "motion": c.motion,
            "words": write_numbered(number_words(_spoken(c, s), FIRST_SENTENCE)),
            "before": [],
        },
        ground=_spoken,
        own=_spoken,
        shape=QuestionChoices,
        first=FIRST_SENTENCE,
        open_to=(),
    ),
    "feedback": Task(
        inputs=lambda c, s: {
            "bank": write_bank((one.head, one.words) for one in REMARKS),
            "motion": c.motion,
            "segment": "Opening",
            "speech": write_numbered(number_words(_spoken(c, s), FIRST_SENTENCE)),
            "earlier": [_whole(c, 1 - s)],
        },
        ground=_spoken,
        own=_spoken,
        shape=RemarkChoices,
        first=FIRST_SENTENCE,
        open_to=("longer",),
    ),
    "plain": Task(
        inputs=lambda c, s: {"paragraphs": _rows(_speeches(c, s))},
        ground=_speeches,
        own=_speeches,
        shape=PlainText,
    ),
    "translation": Task(
        inputs=lambda c, s: {"paragraphs": _rows(_speeches(c, s)), "language": Ours("French")},
        ground=_speeches,
        own=_speeches,
        shape=Translated,
    ),
    "summary": Task(
        inputs=lambda c, s: {
            "speeches": _rows(_speeches(c, s)),
            "sentences": 4,
            "uneven": Ours(""),
        },
        ground=_speeches,
        own=_speeches,
    ),
    "claims": Task(
        inputs=lambda c, s: {"speech": _whole(c, s), "number": 1, "most": 5},
        ground=_spoken,
        own=_spoken,
    ),
    "unanswered": Task(
        inputs=lambda c, s: {
            "speeches": _rows(_speeches(c, s)),
            "others": _rows(_speeches(c, 1 - s)),
            "most": 4,
        },
        ground=_speeches,
        own=_speeches,
    ),
    "statement": Task(
        inputs=lambda c, s: {"motion": c.motion, "opinions": _voices(c, s, "opinion")},
        ground=_opinions,
        own=_own_opinions,
    ),
    "revision": Task(
        inputs=lambda c, s: {
            "motion": c.motion,
            "statement": c.motion,
            "opinions": _voices(c, s, "critique"),
        },
        ground=_opinions,
        own=_own_opinions,
    ),
}
"""The tasks by their prompt. `trial` has no sides."""
