"""A text said anew, in plain words or another language, held against the original beside it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.article.grounding.checking import has_markup
from bot.article.grounding.names import strange
from bot.article.grounding.numbers import misquoted, numbers
from bot.article.grounding.polarity import turned
from bot.article.grounding.roles import reversed_roles
from bot.article.grounding.shapes import Dropped
from bot.article.grounding.sifting import tidy
from bot.article.grounding.strength import overstated
from bot.article.grounding.words import has_akin, matter, tokens
from bot.article.rules.language import UNKNOWN, detect_language
from bot.article.rules.quoting import place, quoted_words
from bot.article.rules.sentences import split_sentences
from bot.practice.rules.neutral import loaded
from bot.practice.rules.shapes import PlainText, Translated

LANGUAGES: Mapping[str, str] = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian",
    "pl": "Polish", "pt": "Portuguese", "nl": "Dutch", "uk": "Ukrainian", "ru": "Russian",
}  # fmt: skip

LONGEST_PLAIN = 400
"""Characters of a sentence in plain words."""

AKIN = 0.3
"""Share of a plain sentence's words of matter that the original has, or words akin to them."""

SHORTEST, LONGEST = 0.45, 2.2
"""A translation's length as a share of the original's."""

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_DENIALS: Mapping[str, str] = {
    "en": "not no never nobody nothing none neither nor without cannot n't",
    "fr": "ne n' pas jamais aucun aucune rien personne sans non ni",
    "de": "nicht kein keine keinen keinem keiner nie niemals niemand nichts ohne weder noch",
    "es": "no nunca jamás nadie nada ningún ninguna ninguno sin ni tampoco",
    "it": "non mai nessun nessuno nessuna niente nulla senza né",
    "pl": "nie nigdy nikt nic żaden żadna żadne bez ani",
    "pt": "não nunca jamais ninguém nada nenhum nenhuma sem nem",
    "nl": "niet geen nooit niemand niets zonder noch",
    "uk": "не ні ніколи ніхто ніщо жоден жодна без ані немає нема",
    "ru": "не нет ни никогда никто ничто ничего без",
}
_SOFT = frozenset(
    "fail fails failed refuse refuses refused decline declines declined lack lacks lacked unable"
    " deny denies denied avoid avoids avoided reject rejects rejected impossible unwilling false"
    " wrong stop stops stopped only unlikely hardly rarely against forbid"
    " forbids forbidden ban bans banned".split()
)
"""English words by which a sentence may deny something without a *not*."""
_SETS = {code: frozenset(words.split()) for code, words in _DENIALS.items()}
_FULL_NAME = re.compile(r"\b([A-Z][^\W\d_]{2,}) (?=([A-Z][^\W\d_]{2,}))")
_NOT_OF_PEOPLE = frozenset(
    "the this that these those united states kingdom nations european union north south east"
    " west northern southern eastern western central black white red sea ocean atlantic pacific"
    " baltic mediterranean treaty organization organisation council commission court supreme"
    " high house prime minister foreign secretary general president security defence defense"
    " national international city republic federation federal people war world cold great"
    " britain new nuclear final act article memorandum charter assembly parliament congress"
    " ministry department joint force forces army navy coalition alliance pact agreement"
    " protocol convention conference group institute university center centre bank fund road"
    " line wall day january february march april may june july august september october november"
    " december".split()
)
"""Words with capitals in the names of places, bodies and treaties, which are translated."""
_WORD = re.compile(r"[^\W\d_]+['’]?")


class Reworded(Struct, frozen=True):
    """A paragraph, by its number, said anew; `missing` are numbers of the original that are not
    said."""

    number: int
    words: str
    missing: tuple[str, ...] = ()


def sift_plain(
    said: PlainText, texts: Mapping[int, str]
) -> tuple[list[tuple[int, str]], list[Dropped]]:
    """The plain sentences that keep to the original's numbers, names, denials and certainty, each
    with the number of its paragraph."""
    kept: list[tuple[int, str]] = []
    dropped: list[Dropped] = []
    for one in said.sentences[:60]:
        words = tidy(one.text)
        reason = _unlike(words, one.original, texts.get(one.number, ""))
        if reason:
            dropped.append(Dropped(words, reason))
        elif (one.number, words) not in kept:
            kept.append((one.number, words))
    return kept, dropped


def _unlike(words: str, original: str, text: str) -> str:  # noqa: C901  # one rule a line
    """How a plain sentence parts from the original's words; "" if it keeps to them."""
    if not words or len(words) > LONGEST_PLAIN:
        return "it is empty or too long"
    if has_markup(words):
        return "it must be plain words"
    span = place(original, text)
    if span is None:
        return "the original's words do not stand in that paragraph letter by letter"
    whole = _whole(text, *span)
    if any(place(quoted, whole) is None for quoted in quoted_words(words)):
        return "the words in quotation marks do not stand in the original"
    if found := misquoted(words, whole):
        return f"“{found}” is not in the original, or not of the same thing"
    if found := strange(words, whole, text[: span[0]], text):
        return f"the name “{found}” is not in the original"
    if found := loaded(words):
        return f"“{found}” takes a side" if found.casefold() not in whole.casefold() else ""
    spoken = detect_language(whole)
    if spoken not in ("en", UNKNOWN):
        return ""
    if found := reversed_roles(words, whole) or turned(words, whole):
        return f"the original says it the other way round: “{found}”"
    if _denies_otherwise(words, text[span[0] : span[1]]):
        return "one of the two has a *not* that the other has not"
    if over := overstated(words, whole, text[span[0] : span[1]]):
        return f"“{over.word}” is stronger than the original"
    mine = matter(words)
    borne = frozenset(token.stem for token in tokens(whole) if token.is_word)
    if sum(has_akin(token.stem, borne) for token in mine) < AKIN * len(mine):
        return "it says something else than the original"
    return ""


def _denies_otherwise(words: str, original: str) -> bool:
    """Does one of two English texts deny something, where the other has no word for it?"""
    mine, theirs = _denies(words, "en"), _denies(original, "en")
    softly = _SOFT.isdisjoint(token.lower for token in tokens(original if mine else words))
    return mine is not theirs and softly


def _whole(text: str, start: int, end: int) -> str:
    """The whole sentences that a stretch of a text touches."""
    found, at = [], 0
    for sentence in split_sentences(text):
        first = text.find(sentence, at)
        at = first + len(sentence)
        if at > start and first < end:
            found.append(sentence)
    return " ".join(found) or text[start:end]


def joined(kept: Sequence[tuple[int, str]], texts: Mapping[int, str]) -> tuple[Reworded, ...]:
    """Plain sentences put together by paragraph, in the original's order of paragraphs."""
    found = []
    for number, text in texts.items():
        words = " ".join(sentence for at, sentence in kept if at == number)
        if words:
            told = {one.value for one in numbers(words)}
            missing = [one.words for one in numbers(text) if one.value not in told]
            found.append(Reworded(number, words, tuple(dict.fromkeys(missing))))
    return tuple(found)


def sift_translated(
    said: Translated, texts: Mapping[int, str], language: str
) -> tuple[list[Reworded], list[Dropped]]:
    """The translations that keep to the original's numbers, full names, denials and length."""
    kept: dict[int, Reworded] = {}
    dropped: list[Dropped] = []
    for one in said.paragraphs[: 2 * len(texts)]:
        words = tidy(one.text)
        reason = _mistranslated(words, texts.get(one.number, ""), language)
        if reason:
            dropped.append(Dropped(words, f"paragraph {one.number}: {reason}"))
        else:
            kept.setdefault(one.number, Reworded(one.number, words))
    return list(kept.values()), dropped


def _mistranslated(words: str, text: str, language: str) -> str:  # one rule a line
    """How a translation parts from its original; "" if no rule finds it does."""
    if not text:
        return "there is no such paragraph"
    if not SHORTEST * len(text) <= len(words) <= LONGEST * len(text) + 40:
        return "it is much longer or shorter than the original"
    if has_markup(words) and not has_markup(text):
        return "it must be plain words"
    spoken = detect_language(words)
    if spoken not in (language, UNKNOWN):
        return f"it is not in {LANGUAGES[language]}"
    mine, theirs = _figures(words), _figures(text)
    if found := next(iter((theirs - mine) or (mine - theirs)), ""):
        return f"“{found}” is not the same number of times in both"
    if found := _lost_name(words, text):
        return f"the name “{found}” is not in it"
    source = detect_language(text)
    if source in _SETS and _denies(text, source) != _denies(words, language):
        return "one of the two has a *not* that the other has not"
    return ""


def _figures(text: str) -> Counter[str]:
    """The figures of a text, however their digits are grouped."""
    return Counter(re.sub(r"\D", "", found) for found in _DIGITS.findall(text))


def _lost_name(words: str, text: str) -> str:
    """A full name (two words with capitals) of which no word stands in a translation into the same
    letters. Countries and bodies have other names in other languages; people have not."""
    if not (_is_latin(words) and _is_latin(text)):
        return ""
    here = _fold(words)
    for match in _FULL_NAME.finditer(text):
        first, second = _fold(match[1]), _fold(match[2])
        if {first, second} & _NOT_OF_PEOPLE:
            continue
        if first[:4] not in here and second[:4] not in here:
            return f"{match[1]} {match[2]}"
    return ""


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    return latin > len(letters) / 2


def _denies(text: str, language: str) -> bool:
    known = _SETS[language]
    found = (word.casefold().replace("’", "'") for word in _WORD.findall(text))
    return any(word in known or word.rstrip("'") in known for word in found) or (
        language == "en" and "n't" in text.casefold().replace("’", "'")
    )
