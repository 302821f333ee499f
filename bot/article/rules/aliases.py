"""The terms of a text: states, peoples and organisations are one, whatever they are called."""

import re
from functools import lru_cache

from msgspec import Struct

from bot.article.rules.peoples import NAMES
from bot.kernel.terms import STOP_WORDS, stem, words

_INITIALS = re.compile(r"[A-Za-z](?:\.[A-Za-z])+")
_ARTICLE = "the"
_STATE = re.compile(r"=(?!eu|un)[a-z]{2}")
"""Terms of states: ISO writes them with two letters."""


class TextTerm(Struct, frozen=True):
    """A word of a text, or a name of several, and its terms: the one to search for first, then what
    else it may be found by. `is_matter`: does it say what the text is about?"""

    words: str
    terms: tuple[str, ...]
    is_matter: bool = True
    is_alias: bool = False


class _Alias(Struct, frozen=True):
    """`spelled` is how a name must begin, "" if capitals do not matter; `own` the term of a place
    that stands for a government, which keeps it."""

    code: str
    spelled: str = ""
    own: str = ""


def read_terms(text: str) -> list[TextTerm]:
    """The words of a text in order, a name of several words as one."""
    text_words = words(text)
    keys = [_key(word) for word in text_words]
    found = []
    at = 0
    while at < len(keys):
        sizes = _SIZES.get(keys[at], ())
        size = next((n for n in sizes if _fits(keys, text_words, at, n)), 0) if sizes else 0
        if size:
            name = slice(at, at + size)
            found.append(_named(" ".join(text_words[name]), tuple(keys[name])))
        else:
            found.append(_read_word(text_words[at]))
        at += size or 1
    return found


def terms_of(text: str) -> list[str]:
    """All terms that a text is found by, in order."""
    return [term for one in read_terms(text) for term in one.terms]


def find_code(name: str) -> str:
    """The code of a state, people or organisation, as a text of articles writes it; "" if it is
    none that is known."""
    keys = tuple(_key(word) for word in words(name))
    alias = _ALIASES.get(keys)
    return alias.code if alias and (not alias.spelled or name.startswith(alias.spelled)) else ""


def find_states(text: str) -> frozenset[str]:
    """The codes of the states that a text names, or whose people it names."""
    codes = (term for one in read_terms(text) if one.is_alias for term in one.terms)
    return frozenset(code for code in codes if _STATE.fullmatch(code))


@lru_cache(maxsize=4_096)
def _read_word(word: str) -> TextTerm:
    return TextTerm(word, (stem(word),), is_matter=_key(word) not in STOP_WORDS)


def _named(name: str, keys: tuple[str, ...]) -> TextTerm:
    alias = _ALIASES[keys]
    code = f"={alias.code}"
    if alias.own:
        terms: tuple[str, ...] = (alias.own, code)
    elif alias.spelled:
        terms = (code, *map(stem, keys))
    else:
        terms = (code,)
    return TextTerm(name, terms, is_alias=True)


def _fits(keys: list[str], text_words: list[str], at: int, size: int) -> bool:
    alias = _ALIASES.get(tuple(keys[at : at + size]))
    if alias is None:
        return False
    written = text_words[at].replace(".", "")
    if not alias.spelled or written.startswith(alias.spelled):
        return True
    return alias.spelled.isupper() and at > 0 and keys[at - 1] == _ARTICLE


@lru_cache(maxsize=16_384)
def _key(word: str) -> str:
    small = word.lower().replace("’", "'").removesuffix("'s")
    return small.replace(".", "") if _INITIALS.fullmatch(word) else small


def _read_names() -> dict[tuple[str, ...], _Alias]:
    aliases: dict[tuple[str, ...], _Alias] = {}
    for line in NAMES.strip().splitlines():
        code, _, rest = line.partition(" ")
        rest, _, places = rest.partition("~")
        free, _, capital = rest.partition("|")
        for name in _split(free):
            aliases[_keys(name)] = _Alias(code)
        for name in _split(capital):
            aliases[_keys(name)] = _Alias(code, spelled=name.split()[0])
        for spellings in _split(places):
            first, *others = spellings.split("/")
            for name in (first, *others):
                aliases[_keys(name)] = _Alias(code, own=stem(first))
    return aliases


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _keys(name: str) -> tuple[str, ...]:
    return tuple(_key(word) for word in words(name))


_ALIASES = _read_names()
_SIZES: dict[str, list[int]] = {}
"""How many words the names may have that begin with a word, the most first."""

for _name in sorted(_ALIASES, key=len, reverse=True):
    if len(_name) not in _SIZES.setdefault(_name[0], []):
        _SIZES[_name[0]].append(len(_name))
