"""Names in a text, and which of them mean the same."""

import unicodedata

from bot.article.rules.peoples import single_names
from bot.article.rules.words.tokens import Token, tokens

_WORDS_OF_NAMES = (
    "britain kingdom", "america states", "eu european europe union", "un nations", "wto trade",
    "moscow kremlin", "wales welsh", "scotland scottish", "turkey türkiye",
)  # fmt: skip
"""Words that belong to a name of several words, and peoples without a state."""

_ENDINGS = {
    "": ("n", "an", "ian", "ese", "ish", "i", "s", "ns", "ic", "ans", "ians", "is"),
    "e": ("ian", "ians", "an", "ans"),
    "y": ("ian", "ians"),
    "a": ("ian", "ians", "an", "ans", "ese", "ish"),
    "o": ("an", "ans", "ese"),
}
"""How the name of a country ends, and what stands there in the names of its people."""


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).removesuffix("'s")


def _read_peoples() -> list[frozenset[str]]:
    """The names of each state and its people that are single words."""
    groups = {code: frozenset(map(_fold, names)) for code, names in single_names().items()}
    for words_of in _WORDS_OF_NAMES:
        more = frozenset(map(_fold, words_of.split()))
        code = next((c for c, group in groups.items() if group & more), words_of)
        groups[code] = groups.get(code, frozenset()) | more
    return list(groups.values())


_PEOPLES = _read_peoples()


def names(text: str) -> list[Token]:
    """The words of a text that are names: capitals inside a sentence, and initialisms."""
    found = []
    opening = True
    for token in tokens(text):
        if not token.is_word:
            opening = opening and token.text in "\"“„«'(["
            opening = opening or token.text in ".!?"
            continue
        initials = len(token.text) > 1 and token.text.isupper()
        if token.text[0].isupper() and token.lower != "i" and (initials or not opening):
            found.append(token)
        opening = False
    return found


def is_same_name(one: str, other: str) -> bool:
    """Are two words, in small letters, one name or that of a country and of its people?"""
    return one == other or stands_among(one, frozenset((other,)))


def other_forms(name: str) -> frozenset[str]:
    """The names, in small letters, that mean the same country or people as one."""
    return frozenset[str]().union(*(group for group in _PEOPLES if name in group))


def stands_among(name: str, words: frozenset[str]) -> bool:
    """Is a name among words, or that of its people or country? All are in small letters."""
    if name in words or name.rstrip("s") in words or name + "s" in words:
        return True
    if any(name in group and not group.isdisjoint(words) for group in _PEOPLES):
        return True
    return any(_of_one_country(name, word) for word in words if word[:4] == name[:4])


def _of_one_country(one: str, other: str) -> bool:
    """Ukraine and Ukrainian, Russia and Russians: one root of four letters or more."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    one, other = one[shared:], other[shared:]
    return shared >= 4 and (other in _ENDINGS.get(one, ()) or one in _ENDINGS.get(other, ()))
