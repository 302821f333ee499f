"""How sure and how much: a sentence must not say it more strongly than its source does."""

import re

from msgspec import Struct

from bot.article.grounding.causes import in_time, unfounded
from bot.article.grounding.hedges import hedge_lost
from bot.article.grounding.words import tokens


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_STRONG = (
    _set(
        "all every each everyone everybody everything whole entire always invariably unanimous"
        " unanimously universally whatever whenever constantly permanently forever"
    ),
    _set("only sole solely exclusively alone merely unique nobody nothing none no just"),
    _set("never no none nobody nothing"),
    _set("completely fully entirely totally wholly absolutely complete full total utterly"),
    _set(
        "certain certainly definite definitely undoubtedly clearly clear obviously obvious"
        " inevitable inevitably undeniable undeniably surely doubt"
    ),
    _set("proof proofs prove proves proved proven"),
    _set(
        "must shall oblige obliges obliged require requires required bound bind binds binding"
        " mandatory obligation obligations compulsory need needs needed duty have has had"
    ),
    _set("immediately instantly once automatically automatic immediate"),
    _set("impossible cannot can't unable"),
    _set("guarantees ensures ensure assures guarantee guaranteed secures"),
)
"""Words that leave no room. One of a row in a sentence needs one of the same row in the source."""
_STRONG_ONLY = (
    _STRONG[0], _set("only sole solely exclusively alone merely unique"), _set("never"),
    _STRONG[3], _STRONG[4] - _set("doubt certain clear"), _STRONG[5],
    _set("must shall oblige obliges obliged require requires required mandatory compulsory"),
    _set("immediately instantly automatically automatic immediate"), _set("impossible"),
    _set("ensures ensure"),
)  # fmt: skip
"""Of each row, the words that need bearing out; the others of the row only bear out."""

_TOP = _set(
    "largest biggest greatest best worst strongest weakest first last main chief primary central"
    " foremost leading key highest lowest longest shortest oldest newest latest earliest sole most"
    " least crucial decisive principal essential"
)
_TOP_NOT = _set("first last least most leading key")
"""These have other meanings: they are tops before a word (*most feared*), or after *the*."""
_EST = re.compile(
    r"\b(?!interest|request|west|rest|guest|test|protest|suggest|invest|contest|honest|forest"
    r"|modest"
    r"|arrest|harvest|manifest|digest|conquest|quest|nest|budapest|bucharest|east|best|least|almost)"
    r"[a-z]{3,}est\b"
)

_THAN = re.compile(r"\bthan\b|\bcompared (?:to|with)\b|\bas \w+ as\b")
_OF_ONE_KIND = _set("unlike similar similarly same equal equally identical like both")


class Overstated(Struct, frozen=True):
    """What is said more strongly than the source says it: the word, and how it is so."""

    word: str
    how: str


def overstated(sentence: str, touched: str, quotation: str) -> Overstated | None:
    """The first thing in a sentence that goes beyond what its source says; None if nothing does."""
    for how, word in (
        ("strong", _strong(sentence, touched)),
        ("top", _top(sentence, touched)),
        ("cause", unfounded(sentence, touched)),
        ("time", in_time(sentence, touched)),
        ("comparison", _compared(sentence, touched)),
    ):
        if word:
            return Overstated(word, how)
    if lost := hedge_lost(sentence, touched, quotation):
        return Overstated(lost[1], lost[0])
    return None


def _strong(sentence: str, touched: str) -> str:
    theirs = frozenset(token.lower for token in tokens(touched))
    for needing, bearing in zip(_STRONG_ONLY, _STRONG, strict=True):
        for token in tokens(sentence):
            if token.lower in needing and theirs.isdisjoint(bearing):
                return token.text
    return ""


def _compared(sentence: str, touched: str) -> str:
    if (found := _THAN.search(sentence.casefold())) and not _THAN.search(touched.casefold()):
        return found.group()
    theirs = frozenset(token.lower for token in tokens(touched))
    for token in tokens(sentence):
        if token.lower in ("unlike", "similarly", "identical") and theirs.isdisjoint(_OF_ONE_KIND):
            return token.text
    return ""


def _top(sentence: str, touched: str) -> str:
    low, source = sentence.casefold(), touched.casefold()
    theirs = frozenset(token.lower for token in tokens(touched))
    for token in tokens(sentence):
        if token.lower in _TOP - _TOP_NOT and token.lower not in theirs:
            return token.text
    for match in _EST.finditer(low):
        if match.group() not in theirs:
            return match.group()
    for match in re.finditer(r"\b(most|least) ([a-z]+)|\bthe (first|last|key|leading)\b", low):
        word = match[1] or match[3]
        if match[1] and match[2] in ("of", "likely"):
            continue
        if word not in theirs and not _EST.search(source):
            return match.group()
    return ""
