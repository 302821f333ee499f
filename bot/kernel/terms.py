"""Words as search sees them: lower case, without endings, and which of them carry no matter."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")

STOP_WORDS = frozenset(
    "a an the of in on at to for from by with as and or but nor is are was were be been being am"
    " do does did has have had having will would shall should can could may might must what which"
    " who whom whose when where why how that this these those it its he she they them his her"
    " their we us our you your i me my not no so if than then there here into over under about"
    " after before between during out up down off again once only own same s t don just also any"
    " all both each few more most other some such very come comes came get gets got make made"
    " name mean means meaning many much long".split()
)
"""English words that say how a question is asked, not what it asks about."""

_ENDINGS = ("ation", "ment", "ness", "ally", "ity", "ion", "ive", "al", "ly", "er", "or")
_STEM = 4  # letters that must be left when an ending goes


def words(text: str) -> list[str]:
    """The words of a text, as they stand."""
    return WORD.findall(text)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without its commonest English endings, so that *guarantees* meets *guarantee*.

    Deliberately light: on the questions the weights were fitted on it ranks as well as the
    Snowball stemmer, which would be one more compiled package.
    """
    word = word.lower().replace("’", "'")
    word = word.removesuffix("'s")
    if word.endswith("ies") and len(word) > _STEM:
        word = word[:-3] + "y"
    elif word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ing") and len(word) > 5:
        word = word[:-3]
    elif word.endswith("ed") and len(word) > _STEM:
        word = word[:-1] if word.endswith("eed") else word[:-2]  # guaranteed, agreed
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            word = word[: -len(ending)]
            break
    if len(word) > _STEM and word.endswith("e"):
        word = word[:-1]
    if len(word) > _STEM and word[-1] == word[-2]:
        word = word[:-1]
    if len(word) > _STEM and word.endswith("y"):
        word = word[:-1] + "i"
    return word


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in order."""
    return [stem(word) for word in words(text)]
