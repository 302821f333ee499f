"""Remarks of Parley's own on a speech, by the heads of a rubric, each on a sentence of the speech.

The heads are those that adjudicators of the field use (content, structure, evidence, engagement
with the other side, style). Nobody is given a score: none could be borne out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from bot.article.rules.quoting import references
from bot.kernel.message import Message, say
from bot.model.rules.choice import NumberedSentence
from bot.practice.rules.shapes import RemarkChoice

HEADS: Mapping[str, str] = {
    "content": say("Content"),
    "structure": say("Structure"),
    "evidence": say("Evidence"),
    "engagement": say("Engagement"),
    "style": say("Style"),
}
"""The rubric's heads in their order, by the words that the model is given."""

NEXT = "next"
"""The head of what a speaker can try next."""

MOST_REMARKS, MOST_NEXT = 6, 2

_MARKS = re.compile('[“”„«»"]')


class Fits(Enum):
    """To which sentences a remark can apply."""

    ANY = "any"
    QUOTING = "those that quote or cite"
    ASKING = "those that ask"
    ANSWERING = "any, once another side has spoken"


class Remark(Struct, frozen=True):
    """Something that may be said of a sentence of any speech: under which head, and what."""

    head: str
    words: Message
    fits: Fits = Fits.ANY


class PlacedRemark(Struct, frozen=True):
    """A remark on a speech: its head, the sentence it is about, what is said of it."""

    head: str
    quotation: str
    words: Message


def find_remarks(
    choices: Iterable[RemarkChoice],
    bank: Sequence[Remark],
    sentences: Sequence[NumberedSentence],
    *,
    answering: bool,
) -> tuple[PlacedRemark, ...]:
    """The chosen remarks by head in the rubric's order, what to try next at the end, and under a
    head in the order of the speech: each once, and so many at most of either. Numbers that nobody
    gave are passed over, and so is a remark that cannot apply to its sentence. `answering` says
    whether another side had spoken before."""
    by_number = {each.number: each.words for each in sentences}
    placed: dict[int, tuple[int, PlacedRemark]] = {}
    room = {True: MOST_NEXT, False: MOST_REMARKS}
    for choice in choices:
        number, words = choice.remark, by_number.get(choice.sentence)
        if words is None or number in placed or not 1 <= number <= len(bank):
            continue
        remark = bank[number - 1]
        following = remark.head == NEXT
        if room[following] and _can_apply(remark.fits, words, answering=answering):
            room[following] -= 1
            placed[number] = choice.sentence, PlacedRemark(remark.head, words, remark.words)
    heads = (*HEADS, NEXT)
    ordered = sorted(placed.values(), key=lambda pair: (heads.index(pair[1].head), pair[0]))
    return tuple(remark for _, remark in ordered)


def _can_apply(fits: Fits, sentence: str, *, answering: bool) -> bool:
    match fits:
        case Fits.ANY:
            return True
        case Fits.QUOTING:
            return bool(_MARKS.search(sentence) or references(sentence))
        case Fits.ASKING:
            return "?" in sentence
        case Fits.ANSWERING:
            return answering
