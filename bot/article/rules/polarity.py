"""Signs that a question takes for granted what a sentence denies."""

import re
from collections.abc import Sequence

from bot.kernel.terms import stem, stems

_OPPOSED = """
accept/reject/refuse support/oppose/against more/less/fewer/broaden/reduce join/leave/quit
begin/start/end/stop win/lose increase/decrease/reduce/cut strong/weak strengthen/weaken
precise/unclear/vague/open clear/unclear/vague early/late before/after always/never
allow/forbid/ban/prevent include/exclude continue/stop/end succeed/fail build/destroy/dismantle
safe/dangerous danger/safe/free sincere/insincere credible/incredible keep/abandon/withdraw/give
grant/deny/refuse confirm/deny agree/disagree same/different rise/fall gain/lose/lost
automatic/discretion attack/defend public/secret short/long permanent/temporary
binding/voluntary unanimous/divided success/failure enter/leave maintain/abandon/give
sign/reject/terminate
""".split()

OPPOSITES: dict[str, frozenset[str]] = {}
"""Stems of words to the stems of words that say the contrary."""
for _group in _OPPOSED:
    _first, *_rest = (stem(word) for word in _group.split("/"))
    for _other in _rest:
        OPPOSITES[_first] = OPPOSITES.get(_first, frozenset()) | {_other}
        OPPOSITES[_other] = OPPOSITES.get(_other, frozenset()) | {_first}

CONTRARY = frozenset(
    stem(word)
    for word in (
        "abandon abolish abstain against annul avoid ban blame block boycott break broke cancel"
        " cease condemn criticise cut decline defeat delay demolish deny destroy disagree"
        " dismiss dissolve drop dropped end exclude expel fail fewer forbid free halt hinder"
        " ignore insincere lack leave left less lose lost neglect object oppose overthrow"
        " postpone prevent prohibit quit reduce refuse reject remove renounce repeal resign"
        " reverse scrap shrink sink split stop surrender suspend terminate undermine undo veto"
        " violate weaken withdraw withdrew withhold wrong"
    ).split()
)
"""Stems of words that set somebody or something against another; a sentence that does not use
them seldom means them."""

_CONTRARY_PHRASE = re.compile(
    r"\b(?:gives?|gave|giving|given) (?:\w+ ){0,3}up\b|\bturn(?:s|ed|ing)? (?:\w+ )?back\b"
    r"|\bback(?:s|ed)?"
    r" (?:out|down)\b|\bstay(?:s|ed)? (?:out|away)\b|\bcuts? back\b|\bpull(?:s|ed)? out\b"
    r"|\bdr(?:ive|ives|ove) (?:\w+ ){0,2}away\b|\bwalk(?:s|ed)? away\b|\bbreak(?:s)? (?:up|off)\b"
    r"|\bcall(?:s|ed)? off\b|\brule(?:s|d)? out\b|\bturn(?:s|ed)? down\b|\bspeak\w* out against\b"
    r"|\bno longer\b|\bget(?:s|ting)? rid\b|\bdo(?:es)? away\b",
    re.IGNORECASE,
)

_DENIALS = frozenset(
    "not no never without cannot nor neither none hardly rather far unlikely instead".split()
)
_DENIED_WITHIN = 4  # words after a denial that it may deny
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


def sets_against(question: str, terms: Sequence[str], sentence: str) -> bool:
    """Does a question set things against each other in words that the sentence does not use?"""
    sentence_terms = frozenset(stems(sentence))
    if any(term in CONTRARY and term not in sentence_terms for term in terms):
        return True
    match = _CONTRARY_PHRASE.search(question)
    return match is not None and match.group().lower() not in sentence.lower()


def denies(sentence: str, terms: frozenset[str]) -> bool:
    """Does a sentence deny one of these stems, or say its opposite and not the stem itself?"""
    sentence_terms = stems(sentence)
    for term in terms:
        opposite = OPPOSITES.get(term, frozenset())
        if term not in sentence_terms and not opposite.isdisjoint(sentence_terms):
            return True
    reach = 0
    for word in _WORD.findall(sentence):
        if reach and stem(word) in terms:
            return True
        reach = _DENIED_WITHIN if is_denial(word) else max(0, reach - 1)
    return False


def is_denial(word: str) -> bool:
    """Is it a word like not, never, or a verb that ends in n't?"""
    word = word.lower().replace("’", "'")
    return word in _DENIALS or word.endswith("n't")
