"""Signs that a question takes for granted what a sentence denies."""

import re

from bot.core.article.terms import stem, stems

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
        "abandon against ban block break cancel criticise deny dismiss drop end exclude fail fewer"
        " forbid free give ignore leave left less lose lost oppose prevent quit reduce refuse"
        " reject remove stop terminate violate warn withdraw withdrew"
    ).split()
)
"""Stems of words that set somebody or something against another; a sentence that does not use
them seldom means them."""

_DENIALS = frozenset(
    "not no never without cannot nor neither none hardly rather far unlikely instead".split()
)
_DENIED_WITHIN = 4  # words after a denial that it may deny
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


def denies(sentence: str, terms: frozenset[str]) -> bool:
    """Does a sentence deny one of these stems, or say its opposite and not the stem itself?"""
    said = stems(sentence)
    for term in terms:
        opposite = OPPOSITES.get(term, frozenset())
        if term not in said and not opposite.isdisjoint(said):
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
