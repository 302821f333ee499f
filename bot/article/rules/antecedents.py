"""Sentences that cannot stand alone, since a pronoun in them means what was said before."""

import re
from collections.abc import Mapping, Sequence

from bot.model.rules.choice import NumberedSentence

_POINTS_BACK = re.compile(
    r"^[\W_]*(?:(?:but|and|so|yet|or|for|then|thus|still|instead|however|therefore|moreover|also"
    r"|mais|et|or|donc|pourtant|cependant|aber|und|doch|denn|also|allerdings|але|і|й|та|проте|однак)"
    r"[,\s]+)?"
    r"(?:it|its|they|them|their|he|him|his|she|her|hers|this|that|these|those|such|both|neither"
    r"|others|the (?:former|latter|same)|there"
    r"|il|elle|ils|elles|ce|cet|cette|ces|cela|ceci|celui-ci|celle-ci|leur|leurs|son|sa|ses"
    r"|er|sie|es|sein|seine|seiner|ihr|ihre|ihrer|dies|diese|dieser|dieses|beide|letztere[rs]?"
    r"|він|вона|воно|вони|це|цей|ця|ці|його|її|їх|їхн\w+|такий|така|таке|такі)\b(?![-’'])",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"^[\W_]*(?:it is|it was|there (?:is|are|was|were)|il y a|es gibt)\b", re.IGNORECASE
)


def points_back(sentence: str) -> bool:
    """Does a sentence open with a pronoun, so that one needs the sentence before?"""
    return bool(_POINTS_BACK.match(sentence)) and not _STANDS_ALONE.match(sentence)


def find_antecedent(
    sentence: NumberedSentence, by_number: Mapping[int, NumberedSentence]
) -> NumberedSentence | None:
    """The sentence before one that points back, in the same text."""
    before = by_number.get(sentence.number - 1)
    if before is None or before.source != sentence.source or not points_back(sentence.words):
        return None
    return before


def add_antecedents(
    chosen: Sequence[NumberedSentence], sentences: Sequence[NumberedSentence]
) -> tuple[NumberedSentence, ...]:
    """The chosen sentences, and before each that points back the one before it in its text."""
    by_number = {each.number: each for each in sentences}
    added: dict[int, NumberedSentence] = {}
    for each in chosen:
        before = find_antecedent(each, by_number)
        if before is not None:
            added.setdefault(before.number, before)
        added.setdefault(each.number, each)
    return tuple(added.values())
