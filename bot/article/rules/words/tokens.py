"""Words as the rules see them: their stems, where a clause ends, and which carry matter."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from bot.article.rules.words.synonyms import GROUPS
from bot.kernel.terms import STOP_WORDS, stem

_PIECE = re.compile(
    r"\d+(?:[.,:/]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*|[.!?;:,()\[\]—–…]|\S", re.UNICODE
)

_IRREGULAR = {
    word: base
    for base, words in {
        "be": "is are was were been being am",
        "have": "has had having",
        "do": "does did done doing",
        "go": "goes went gone going",
        "give": "gave given gives giving",
        "take": "took taken takes taking",
        "keep": "kept keeps keeping",
        "make": "made makes making",
        "hold": "held holds holding",
        "break": "broke broken breaks breaking",
        "leave": "left leaves leaving",
        "fight": "fought fights fighting",
        "lose": "lost loses losing loss",
        "win": "won wins winning",
        "become": "became becomes becoming",
        "begin": "began begun begins beginning",
        "write": "wrote written writes writing",
        "come": "came comes coming",
        "say": "said says saying",
        "tell": "told tells telling",
        "bring": "brought brings bringing",
        "build": "built builds building",
        "meet": "met meets meeting",
        "pay": "paid pays paying",
        "lead": "led leads leading",
        "rise": "rose risen rises rising",
        "fall": "fell fallen falls falling",
        "grow": "grew grown grows growing growth",
        "know": "knew known knows knowing",
        "think": "thought thinks thinking",
        "send": "sent sends sending",
        "bind": "bound binds binding",
        "withdraw": "withdrew withdrawn withdraws withdrawing withdrawal",
        "decide": "decided decides deciding decision decisions",
        "choose": "chose chosen chooses choosing choice",
        "fail": "fails failed failing failure",
        "deter": "deters deterred deterring deterrence deterrent",
        "speak": "spoke spoken speaks speaking",
        "sell": "sold sells selling",
        "buy": "bought buys buying",
        "spend": "spent spends spending",
        "find": "found finds finding",
        "stand": "stood stands standing",
        "strike": "struck strikes striking",
        "die": "died dies dying death deaths",
        "defend": "defended defends defending defence defense defences",
        "invade": "invaded invades invading invasion",
        "oppose": "opposed opposes opposing opposition opponents",
        "show": "shown showed shows showing",
        "see": "saw seen sees seeing",
        "sign": "signed signs signing signatory signatories signature",
    }.items()
    for word in words.split()
}

ALIKE: dict[str, frozenset[int]] = {}
"""By stem: the groups of words that it belongs to."""
for _number, _group in enumerate(GROUPS):
    for _word in _group.split():
        _base = stem(_IRREGULAR.get(_word, _word))
        ALIKE[_base] = ALIKE.get(_base, frozenset()) | {_number}

_NONE: frozenset[int] = frozenset()

_PLAIN = frozenset(
    stem(word)
    for word in (
        "according article author text paragraph passage explain describe mention note thing kind"
        " way example case point called named known include including also however therefore while"
        " whether within without upon toward towards among because since although though even still"
        " already yet first second one two three part whole side sides else rather instead together"
        " would could may might should can will shall must well further later earlier own itself"
        " themselves himself herself whose whom become means exist there's regard refer"
    ).split()
) | frozenset(stem(word) for word in STOP_WORDS)


class Token(Struct, frozen=True):
    """A word, number or mark of a text. `clause` counts from 0 and grows where a clause ends; `at`
    counts the words of the text."""

    text: str
    lower: str
    stem: str
    start: int
    end: int
    clause: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_matter(self) -> bool:
        """Does it carry matter, and is it no number?"""
        return self.text[0].isalpha() and self.stem not in _PLAIN and len(self.stem) > 1


def segments(text: str) -> list[tuple[Token, ...]]:
    """The parts of a text between commas, *and*, *while* and the ends of clauses."""
    found: list[list[Token]] = [[]]
    for token in tokens(text):
        if token.lower in DIVIDES or token.text in ENDS:
            found.append([])
        else:
            found[-1].append(token)
    return [tuple(part) for part in found if part]


DIVIDES = frozenset(", and but while whereas although though because whom which who yet".split())
ENDS = frozenset(".!?;:()[]—–…")
_TURNS = frozenset("but yet although though whereas while because unless if when which who".split())


_KEPT = 2000
"""Characters of the longest text whose words are kept for the next check that asks."""


def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and marks of a text, in order."""
    return _kept_tokens(text) if len(text) <= _KEPT else _tokens(text)


def _tokens(text: str) -> tuple[Token, ...]:
    found = []
    clause = 0
    for match in _PIECE.finditer(text):
        piece = match.group()
        lower = unicodedata.normalize("NFKC", piece).casefold().replace("’", "'")
        if piece in ENDS or lower in _TURNS:
            clause += 1
        found.append(Token(piece, lower, _stem(lower), match.start(), match.end(), clause))
    return tuple(found)


_kept_tokens = lru_cache(maxsize=256)(_tokens)


@lru_cache(maxsize=16_384)
def _stem(lower: str) -> str:
    bare = lower.removesuffix("'s")
    return stem(_IRREGULAR.get(bare, bare))


def matter(text: str) -> list[Token]:
    """The words of a text that carry its matter."""
    return [token for token in tokens(text) if token.is_matter]


def stems_of(part: Iterable[Token]) -> frozenset[str]:
    """The stems of the words of matter among some."""
    return frozenset(token.stem for token in part if token.is_matter)


def akin(one: str, other: str) -> bool:
    """Are two stems of one family, or may they stand for each other?"""
    return related(one, other) or not ALIKE.get(one, _NONE).isdisjoint(ALIKE.get(other, _NONE))


def related(one: str, other: str) -> bool:
    """Are two stems of one family, such as *guarante* and *guarantor*?"""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long == f"{short}e":  # votes and voted
        return True
    if len(short) >= 5 and long.startswith(short):
        return True
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= 6 and shared >= len(long) - 4
