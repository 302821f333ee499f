"""Words that say the contrary of each other, and words that deny."""

from bot.kernel.terms import stem

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

_DENIALS = frozenset(
    "not no never without cannot nor neither none hardly rather far unlikely instead".split()
)


def is_denial(word: str) -> bool:
    """Is it a word like not, never, or a verb that ends in n't?"""
    word = word.lower().replace("’", "'")
    return word in _DENIALS or word.endswith("n't")
