"""Names: each in a sentence must stand in its source."""

import unicodedata
from collections.abc import Sequence

from bot.article.grounding.words import Token, has_akin, tokens
from bot.article.rules.peoples import single_names

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

_POINTS_BACK = frozenset(
    "it its they their them he his him she her this these former latter".split()
)


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


def points_back(text: str) -> bool:
    """Does a text speak of something by *it*, *they*, *this* and the like?"""
    return not _POINTS_BACK.isdisjoint(token.lower for token in tokens(text))


def strange(sentence: str, touched: str, before: str, known: str) -> str:
    """A name in a sentence that its source does not bear; "" if there is none.

    `touched` are the source's sentences; `before` those that stand before them in the same
    paragraph, which count where the source points back; `known` is all that the model was given.
    """
    here, back = _all(touched), _all(before)
    points = points_back(touched)
    mine = names(sentence)
    for number, token in enumerate(mine):
        if _stands(token, here):
            continue
        if _stands(token, back) and (points or _joined(token, mine, number, here)):
            continue
        return token.text
    first = next((token for token in tokens(sentence) if token.is_word), None)
    if first is None or first in mine or not first.is_matter or not first.text[0].isupper():
        return ""
    if _stands(first, here) or has_akin(first.stem, _stems(touched)):
        return ""
    if _stands(first, back) and (
        points or _is_small(first, known) or _joined(first, [first, *mine], 0, here)
    ):
        return ""
    if _is_small(first, known) and has_akin(first.stem, _stems(before)):
        return ""
    return first.text


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(text) if token.is_word)


def _is_small(first: Token, known: str) -> bool:
    """Does a sentence's first word stand in small letters anywhere? Then it is no name."""
    return any(token.text[0].islower() and token.stem == first.stem for token in tokens(known))


def _joined(token: Token, mine: Sequence[Token], number: int, here: frozenset[str]) -> bool:
    """Does a name belong to a longer one of which a part stands in the source?"""
    run = [
        other
        for at, other in enumerate(mine)
        if abs(at - number) <= 3 and abs(other.start - token.start) <= 40
    ]
    return any(_fold(other.text) in here for other in run if other is not token)


def _all(text: str) -> frozenset[str]:
    return frozenset(_fold(token.text) for token in tokens(text) if token.is_word)


def _stands(token: Token, words: frozenset[str]) -> bool:
    return stands_among(_fold(token.text), words)


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


def root(name: Token) -> str:
    """What a name has in common with its other forms, so that Russia meets Russian."""
    folded = _fold(name.text)
    for group in _PEOPLES:
        if folded in group:
            return min(group)
    return folded[:5]
