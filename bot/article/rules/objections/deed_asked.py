"""The deed in a question such as *has Velmora left the league?* and *why did Sarn sign it?*."""

import re

from msgspec import Struct

from bot.article.rules.claims import Claims
from bot.article.rules.claims.names import TITLES, plain
from bot.article.rules.objections.deed_words import EVERY_DEED_WORD
from bot.article.rules.words.tokens import Token, tokens

_OPENS = re.compile(
    r"^\W*(?:(?:and|but|so) )?(?P<asks>(?:why|where|how much) )?"
    r"(?P<verb>has|have|had|did)(?:n['’]t)?\b",
    re.IGNORECASE,
)
"""Of the other words that ask, *when*, *how*, *who* and *what* hit as many answers as others."""
_BEEN = re.compile(r"\bbeen\b", re.IGNORECASE)

_PARTICIPLES = frozenset(
    "left won lost broken begun become come gone given taken made met paid said sent sold bought"
    " built held kept led fought found put set cut shut quit known seen shown spoken written chosen"
    " withdrawn fallen grown risen told brought caught taught spent stood struck bound hurt hit"
    " read run sunk driven flown hidden stolen sworn thrown beaten".split()
)
_SMALL = frozenset(
    "the a an its his her their our this that these those any some both all he she it they you we"
    " anyone anybody someone somebody".split()
)
_STANDS_IN = re.compile(
    r"(?:it|they|he|she|we|you|i)\b|(?:this|that|these|those|any\w+|some\w+|no\w+)$",
    re.IGNORECASE,
)
_ADVERBS = frozenset(
    "ever yet already really actually also then just now still never not once finally even".split()
)
_JOINS = frozenset("of and the for".split())
_PARTICLES = frozenset("up out down off away along on over back through".split())
_SAID_OTHERWISE = frozenset(
    tokens(word)[0].stem
    for word in (
        "do have be make take get go come give put say happen try want use need keep let seem write"
        " meet agree disagree differ suggest explain tell claim argue think believe mean lead find"
        " refuse decline reject fail see look change help work start begin"
    ).split()
)
"""Verbs that stand for many deeds, and those that are told in other words: *will not* for
*refused*, *by* for *wrote*."""


class AskedDeed(Struct, frozen=True):
    """The verb of a deed that is asked after, who is to have done it, in the question's words,
    whether it is rather done to them, and whether the question takes it as done."""

    verb: Token
    doer: str
    is_suffered: bool
    is_presumed: bool


def read_asked_deed(claims: Claims) -> AskedDeed | None:
    """The deed of a question whether, or why, somebody did something, where it can be made out."""
    match = _OPENS.match(claims.text)
    if match is None:
        return None
    rest = tokens(claims.text[match.end() :].split("?")[0])
    in_names = frozenset(word for name in claims.names for word in name.words)
    is_named = [plain(token.lower) in in_names for token in rest]
    has_participle = match["verb"].lower() != "did"
    at = _find_participle(rest, is_named) if has_participle else _find_verb(rest, is_named)
    if at is None:
        return None
    verb, after = rest[at], rest[at + 1].lower if at + 1 < len(rest) else ""
    is_phrase = after in _PARTICLES and verb.lower not in EVERY_DEED_WORD
    is_noun = verb.lower.endswith("s") and not verb.lower.endswith(("ss", "us"))
    if is_phrase or is_noun or verb.stem in _SAID_OTHERWISE:
        return None
    doer = claims.text[match.end() :][: verb.start].strip()
    if not doer or _STANDS_IN.match(doer):
        return None
    return AskedDeed(
        verb,
        doer,
        is_suffered=_BEEN.search(claims.text) is not None,
        is_presumed=match["asks"] is not None,
    )


def is_participle(word: str) -> bool:
    """Is a word in small letters one that stands after *has* or *was*?"""
    return word in _PARTICIPLES or (word.endswith("ed") and len(word) > len("need"))


def _find_participle(words: tuple[Token, ...], is_named: list[bool]) -> int | None:
    """Where the first participle stands, before any aside."""
    for at, token in enumerate(words):
        if token.text in ",;:(":
            return None
        if not is_named[at] and is_participle(token.lower):
            return at
    return None


def _find_verb(words: tuple[Token, ...], is_named: list[bool]) -> int | None:
    """Where the verb stands that follows *did* and somebody: *the police*, *NATO's ministers*,
    *the League of Tarn*."""
    at, takes_noun = 0, False
    while at < len(words):
        token = words[at]
        if is_named[at]:
            takes_noun = token.lower.endswith(("'s", "s'"))
        elif token.lower in _JOINS and any(is_named[at + 1 : at + 3]):
            pass
        elif token.lower in _SMALL or token.text in "'’":
            takes_noun = token.lower in ("the", "a", "an") or token.text in "'’"
        elif token.lower in _ADVERBS or token.lower in TITLES:
            pass
        elif takes_noun and token.is_word:
            takes_noun = False
        else:
            return at if token.is_matter else None
        at += 1
    return None
