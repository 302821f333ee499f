"""Who does what to whom: a sentence must not turn it round."""

from itertools import pairwise

from bot.article.grounding.names import names, root
from bot.article.grounding.numbers import is_number
from bot.article.grounding.words import Token, segments, tokens


def reversed_roles(sentence: str, source: str) -> str:
    """Who does what to whom, where a sentence has it otherwise than its source; else ""."""
    doers, their_doers = _doers(sentence), _doers(source)
    for who, word in doers:
        others = {other for other, same in their_doers if same == word}
        if others and who not in others:
            return f"{who} {word}"
    return _moved(sentence, source)


def _named(text: str) -> set[int]:
    """Where names begin; a sentence's first word counts as one where it carries matter."""
    marked = {token.start for token in names(text)}
    opening = True
    for token in tokens(text):
        if token.is_word:
            if opening and token.text[0].isupper() and token.is_matter:
                marked.add(token.start)
            opening = False
        else:
            opening = token.text in ".!?"
    return marked


def _doers(text: str) -> list[tuple[str, str]]:
    """Names with the word of matter that follows them at once, where it is no passive."""
    found = []
    marked = _named(text)
    for part in _without_asides(text, marked):
        words = [token for token in part if token.is_word]
        for at, token in enumerate(words):
            if token.start not in marked or (at and words[at - 1].lower in _PREPOSITIONS):
                continue
            after = words[at + 1 : at + 5]
            verb = next((t for t in after if t.is_matter and t.lower not in _LEANING), None)
            if verb is None or verb.start in marked:
                continue
            if not any(t.lower in _PASSIVE for t in after[: after.index(verb)]):
                found.append((root(token), verb.stem))
    return found


def _without_asides(text: str, marked: set[int]) -> list[tuple[Token, ...]]:
    """The parts of a text; where one ends in a name, what stands between commas after it is passed
    over: *Ostrin, the minister, rejected*."""
    parts = segments(text)
    joined = [
        (one[-1], *third)
        for one, _, third in zip(parts, parts[1:], parts[2:], strict=False)
        if one[-1].start in marked and one[-1].clause == third[0].clause
    ]
    for one, after in pairwise(parts):
        between = text[one[-1].end : after[0].start].casefold().split()
        if one[-1].start in marked and {"which", "who"} & set(between):
            joined.append((one[-1], *after))
    return [*parts, *joined]


_PREPOSITIONS = frozenset("in of to by from with near at for on between than against under".split())
_LEANING = frozenset("used has had have also still never already".split())
"""Words that lean on the one that says what is done: used to buy."""

_PASSIVE = frozenset("was were is are been be being by of".split())


def _moved(sentence: str, source: str) -> str:
    """Two words side by side in a sentence that in the source each have another partner."""
    mine, theirs = _pairs(sentence), _pairs(source)
    for one, other in mine - theirs:
        after = {b for a, b in theirs if a == one}
        before = {a for a, b in theirs if b == other}
        apart = after and before and after.isdisjoint(before) and (other, one) not in theirs
        if apart and not _in_one_part(source, one, other):
            return f"{one} {other}"
    return ""


def _in_one_part(text: str, one: str, other: str) -> bool:
    """Do two words stand in this order in one part of a text?"""
    for part in segments(text):
        stems = [token.stem for token in part]
        if one in stems and other in stems[stems.index(one) :]:
            return True
    return False


_APART = frozenset("before after when that until since once if unless".split())
_NO_PARTNERS = frozenset("fewer less more per cent none nobody nothing neither about least".split())


def _pairs(text: str) -> set[tuple[str, str]]:
    """Words of matter that follow each other within a part of a text, numbers left out."""
    found = set()
    for part in segments(text):
        words: list[str] = []
        for token in part:
            if token.lower in _APART:
                found |= set(pairwise(words))
                words = []
            elif token.is_matter and token.lower not in _NO_PARTNERS and not is_number(token.lower):
                words.append(token.stem)
        found |= set(pairwise(words))
    return found
