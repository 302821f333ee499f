"""Words of a question that are misspelled, searched for as the library spells them."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from msgspec import Struct

from bot.article.rules.inflection import is_base_of, is_built_from, is_compound
from bot.article.rules.language import UNKNOWN, detect_language
from bot.article.rules.nearness import WordSet, set_of
from bot.article.rules.outcome import Respelled
from bot.kernel.terms import STOP_WORDS, WORD, stem, words

_SHORTEST = 4
"""Letters below which a word is left as it is."""

_LONG = 8
"""Letters from which on a word may hold two slips."""

_SURE = 5
"""Letters beyond which one changed letter may be a slip; shorter words have too many neighbours."""

_COMMON = 12_000
"""Words of English that are commoner than the rest."""

_SPELLED = ("en", UNKNOWN)

_FUNCTION = frozenset(word for word in STOP_WORDS if len(word) >= _SHORTEST)

_UNMARKED = frozenset(
    "dont doesnt didnt cant couldnt wont wouldnt shouldnt isnt arent wasnt werent hasnt havent"
    " hadnt whats whos hows wheres theres thats lets theyre youre weve theyve".split()
)
"""What is written without its apostrophe in haste, and is understood."""


class English(Struct, frozen=True, eq=False):
    """Words of English. `ranks` counts from 0, the commonest."""

    ranks: Mapping[str, int]
    near: WordSet


class LibraryWords(Struct, frozen=True, eq=False):
    """The words of a library's articles: `spelling` gives each as it is to be written, `names` are
    those that stand there with a capital alone, `stems` what search knows them by."""

    spelling: Mapping[str, str]
    names: frozenset[str]
    stems: frozenset[str]
    near: WordSet


class Respelling(Struct, frozen=True):
    """A question as it is to be searched for, and the words that were respelled in it."""

    question: str
    respelled: tuple[Respelled, ...] = ()


def english_of(listed: Iterable[str]) -> English:
    """English from its words, the commonest first."""
    ranks = {word: rank for rank, word in enumerate(listed)}
    return English(ranks, set_of(word for word in ranks if len(word) >= _SHORTEST - 1))


def library_words(texts: Iterable[str]) -> LibraryWords:
    """The words of texts, of which each is a sentence or title."""
    opening: set[str] = set()
    seen: set[str] = set()
    for text in texts:
        first, *others = words(text) or [""]
        opening.add(_bare(first))
        seen.update(_bare(word) for word in others)
    spelling = {word.lower(): word.lower() for word in opening}
    for word in sorted(seen):  # small letters sort last, and win
        spelling[word.lower()] = word
    listed = [word for word in spelling if len(word) >= _SHORTEST and _is_plain(word)]
    return LibraryWords(
        spelling=spelling,
        names=frozenset(word for word in listed if spelling[word] != word),
        stems=frozenset(stem(word) for word in spelling),
        near=set_of(listed),
    )


def respell(question: str, library: LibraryWords, english: English) -> Respelling:
    """Put right what is misspelled: as the library has it, else as common English has it where only
    one word can be meant.

    Left as they are: numbers, short words, initials, words of other scripts and languages, words of
    English, and those that English has a nearer word for than the library.
    """
    if detect_language(question) not in _SPELLED:
        return Respelling(question)
    shouted = question.isupper()
    searched: list[str] = []
    respelled: dict[str, Respelled] = {}
    at = 0
    for match in WORD.finditer(question):
        typed = _bare(match.group())
        small = shouted or not searched or typed[0].islower()
        used = _find_meant(typed.lower() if small else typed, library, english)
        used = used.capitalize() if used.islower() and typed[0].isupper() else used
        searched.append(question[at : match.start()])
        searched.append(used + match.group()[len(typed) :] if used else match.group())
        at = match.end()
        if used and used.lower() not in STOP_WORDS:
            respelled[typed] = Respelled(typed, used)
    return Respelling("".join(searched) + question[at:], tuple(respelled.values()))


def _find_meant(typed: str, library: LibraryWords, english: English) -> str:
    """What a word is meant to be, as the library writes it; "" if it is to stay. A capital says
    that the word is a name."""
    word = typed.lower()
    if len(word) < _SHORTEST or not _is_plain(word) or typed[1:] != word[1:]:
        return ""
    if _is_known(word, library, english):
        return ""
    most = 2 if len(word) >= _LONG else 1
    near = [
        *library.near.find_near(word, most),
        *((n, w) for n, w in english.near.find_near(word, most) if stem(w) in library.stems),
        *_FUNCTION_SET.find_near(word, 1),
    ]
    if not near:
        return "" if typed != word else _find_english(word, english)
    edits, _, _, _, meant = min(
        (n, w[:1] != word[:1], sorted(w) != sorted(word), -len(w), w) for n, w in near
    )
    is_name = meant in library.names
    if not _is_likely(word, meant, edits, is_name=is_name, unlike=typed != word and not is_name):
        return ""
    if edits > 1 and is_compound(word, english.ranks):
        return ""
    if english.near.find_near(word, edits - 1):
        return ""
    return library.spelling.get(meant, meant)


def _find_english(word: str, english: English) -> str:
    """The word of common English that a slip has made this one of, where it can be but one."""
    near = [other for _, other in english.near.find_near(word, 1) if other[0] == word[0]]
    if len(near) != 1 or english.ranks[near[0]] > _COMMON:
        return ""
    other = near[0]
    alike = sorted(word) == sorted(other) or _undouble(word) == _undouble(other)
    return other if alike or (len(other) > len(word) >= _SURE) else ""


def _undouble(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _is_known(word: str, library: LibraryWords, english: English) -> bool:
    return (
        word in library.spelling
        or word in english.ranks
        or word in _FUNCTION
        or word in _UNMARKED
        or is_built_from(word, english.ranks)
        or is_built_from(word, library.spelling)
        or is_base_of(word, english.ranks)
        or is_base_of(word, library.spelling)
    )


def _is_likely(word: str, meant: str, edits: int, *, is_name: bool, unlike: bool) -> bool:
    """May a slip have made one word of another? `unlike` says that a name is no name there."""
    swapped = edits == 1 and sorted(word) == sorted(meant)
    if unlike and len(word) < _LONG:
        return swapped and len(word) > _SHORTEST
    if len(word) == _SHORTEST:
        return meant in _FUNCTION or (swapped and is_name)
    if swapped:
        return True
    if edits > 1:
        return is_name or word[-1] == meant[-1]
    if word[0] != meant[0]:
        return len(word) >= _LONG
    return len(word) != len(meant) or len(word) > _SURE or (is_name and _sounds_alike(word, meant))


def _sounds_alike(word: str, meant: str) -> bool:
    """Is a vowel put for a vowel, or a consonant for a consonant?"""
    return [a in _VOWELS for a in word] == [a in _VOWELS for a in meant]


_VOWELS = frozenset("aeiouy")
_FUNCTION_SET = set_of(sorted(_FUNCTION))


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha()
