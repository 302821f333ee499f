"""Remarks on a speech by the heads of a rubric, each on words that stand in the speech.

The heads are those that adjudicators of the field use (content, structure, evidence, engagement
with the other side, style). Nobody is remarks_by_head a score: none could be borne out.
"""

from collections.abc import Mapping

from msgspec import Struct

from bot.article.grounding.checking import has_markup
from bot.article.grounding.names import names
from bot.article.grounding.numbers import numbers
from bot.article.grounding.shapes import Dropped
from bot.article.grounding.sifting import tidy
from bot.article.rules.quoting import place, quoted_words
from bot.kernel.message import say
from bot.practice.rules.neutral import find_loaded, find_reporting, find_verdict
from bot.practice.rules.shapes import Remark, Remarks

HEADS: Mapping[str, str] = {
    "content": say("Content"),
    "structure": say("Structure"),
    "evidence": say("Evidence"),
    "engagement": say("Engagement"),
    "style": say("Style"),
}
"""The rubric's heads, by the words that the model is given."""

MOST_REMARKS, MOST_NEXT = 8, 2
LONGEST, LEAST_QUOTED = 300, 3
"""Characters of a remark; words of a quotation."""


class CheckedRemark(Struct, frozen=True):
    """A remark that holds: its head ("next" for what to try next), the words of the speech as they
    stand there, what is said of them."""

    head: str
    quotation: str
    words: str


NEXT = "next"


def sift_remarks(answer: Remarks, speech: str) -> tuple[list[CheckedRemark], list[Dropped]]:
    """The remarks that may be shown to the speaker, and why others may not."""
    remarks: list[CheckedRemark] = []
    dropped: list[Dropped] = []
    remarks_by_head = [
        (remark, remark.head.strip().casefold()) for remark in answer.remarks[:MOST_REMARKS]
    ]
    remarks_by_head += [(remark, NEXT) for remark in answer.next[:MOST_NEXT]]
    for remark, head in remarks_by_head:
        words = tidy(remark.remark)
        span = place(remark.quotation, speech)
        reason = _unfit(remark, head, words, speech)
        if reason or span is None:
            dropped.append(Dropped(words, reason))
        else:
            remarks.append(CheckedRemark(head, speech[span[0] : span[1]], words))
    return remarks, dropped


def _unfit(remark: Remark, head: str, words: str, speech: str) -> str:  # noqa: C901  # one rule a line
    """Why a remark may not be shown; "" if it may."""
    if head not in HEADS and head != NEXT:
        return "its head is not of the rubric: " + ", ".join(HEADS)
    if place(remark.quotation, speech) is None:
        return "the quotation does not stand in the speech letter by letter"
    if len(remark.quotation.split()) < min(LEAST_QUOTED, len(speech.split())):
        return "the quotation is too short"
    if not words or len(words) > LONGEST:
        return f"it must have 1 to {LONGEST} characters"
    if has_markup(words):
        return "it must be plain words"
    if phrase := find_verdict(words):
        return f"“{phrase}” is a score or a verdict"
    if phrase := find_loaded(words):
        return f"“{phrase}” takes a side"
    if phrase := find_reporting(words):
        return f"“{phrase}” tells what a text says; a remark is on the speech alone"
    if any(place(quoted, speech) is None for quoted in quoted_words(words)):
        return "what it puts in quotation marks does not stand in the speech"
    values = {number.value for number in numbers(speech)}
    small = {1.0, 2.0, 3.0}  # "one example more" is advice
    if phrase := next((n.words for n in numbers(words) if n.value not in values | small), ""):
        return f"“{phrase}” is not in the speech"
    folded = speech.casefold()
    if phrase := next((t.text for t in names(words) if t.text.casefold() not in folded), ""):
        return f"the name “{phrase}” is not in the speech"
    return ""
