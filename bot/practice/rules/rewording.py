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
from bot.practice.rules.neutral import find_loaded
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


class RewordedParagraph(Struct, frozen=True):
    """A paragraph, by its number, said anew; `missing` are numbers of the original that are not
    said."""

    number: int
    words: str
    missing: tuple[str, ...] = ()


def sift_plain(
    answer: PlainText, texts: Mapping[int, str]
) -> tuple[list[tuple[int, str]], list[Dropped]]:
    """The plain sentences that keep to the original's numbers, names, denials and certainty, each
    with the number of its paragraph."""
    sentences: list[tuple[int, str]] = []
    dropped: list[Dropped] = []
    for sentence in answer.sentences[:60]:
        words = tidy(sentence.text)
        reason = _unlike(words, sentence.original, texts.get(sentence.number, ""))
        if reason:
            dropped.append(Dropped(words, reason))
        elif (sentence.number, words) not in sentences:
            sentences.append((sentence.number, words))
    return sentences, dropped


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
    if phrase := misquoted(words, whole):
        return f"“{phrase}” is not in the original, or not of the same thing"
    if phrase := strange(words, whole, text[: span[0]], text):
        return f"the name “{phrase}” is not in the original"
    if phrase := find_loaded(words):
        return f"“{phrase}” takes a side" if phrase.casefold() not in whole.casefold() else ""
    spoken = detect_language(whole)
    if spoken not in ("en", UNKNOWN):
        return ""
    if phrase := reversed_roles(words, whole) or turned(words, whole):
        return f"the original says it the other way round: “{phrase}”"
    if _denies_otherwise(words, text[span[0] : span[1]]):
        return "one of the two has a *not* that the other has not"
    if over := overstated(words, whole, text[span[0] : span[1]]):
        return f"“{over.word}” is stronger than the original"
    new_words = matter(words)
    stems = frozenset(token.stem for token in tokens(whole) if token.is_word)
    if sum(has_akin(token.stem, stems) for token in new_words) < AKIN * len(new_words):
        return "it says something else than the original"
    return ""


def _denies_otherwise(words: str, original: str) -> bool:
    """Does one of two English texts deny something, where the other has no word for it?"""
    denies, original_denies = _denies(words, "en"), _denies(original, "en")
    softly = _SOFT.isdisjoint(token.lower for token in tokens(original if denies else words))
    return denies is not original_denies and softly


def _whole(text: str, start: int, end: int) -> str:
    """The whole sentences that a stretch of a text touches."""
    pieces, at = [], 0
    for sentence in split_sentences(text):
        first = text.find(sentence, at)
        at = first + len(sentence)
        if at > start and first < end:
            pieces.append(sentence)
    return " ".join(pieces) or text[start:end]


def join_by_paragraph(
    sentences: Sequence[tuple[int, str]], texts: Mapping[int, str]
) -> tuple[RewordedParagraph, ...]:
    """Plain sentences put together by paragraph, in the original's order of paragraphs."""
    reworded = []
    for number, text in texts.items():
        words = " ".join(sentence for at, sentence in sentences if at == number)
        if words:
            values = {figure.value for figure in numbers(words)}
            missing = [figure.words for figure in numbers(text) if figure.value not in values]
            reworded.append(RewordedParagraph(number, words, tuple(dict.fromkeys(missing))))
    return tuple(reworded)


def sift_translated(
    answer: Translated, texts: Mapping[int, str], language: str
) -> tuple[list[RewordedParagraph], list[Dropped]]:
    """The translations that keep to the original's numbers, full names, denials and length."""
    by_number: dict[int, RewordedParagraph] = {}
    dropped: list[Dropped] = []
    for paragraph in answer.paragraphs[: 2 * len(texts)]:
        words = tidy(paragraph.text)
        reason = _mistranslated(words, texts.get(paragraph.number, ""), language)
        if reason:
            dropped.append(Dropped(words, f"paragraph {paragraph.number}: {reason}"))
        else:
            by_number.setdefault(paragraph.number, RewordedParagraph(paragraph.number, words))
    return list(by_number.values()), dropped


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
    figures, original_figures = _figures(words), _figures(text)
    if phrase := next(iter((original_figures - figures) or (figures - original_figures)), ""):
        return f"“{phrase}” is not the same number of times in both"
    if phrase := _lost_name(words, text):
        return f"the name “{phrase}” is not in it"
    source = detect_language(text)
    if source in _SETS and _denies(text, source) != _denies(words, language):
        return "one of the two has a *not* that the other has not"
    return ""


def _figures(text: str) -> Counter[str]:
    """The figures of a text, however their digits are grouped."""
    return Counter(re.sub(r"\D", "", digits) for digits in _DIGITS.findall(text))


def _lost_name(words: str, text: str) -> str:
    """A full name (two words with capitals) of which no word stands in a translation into the same
    letters. Countries and bodies have other names in other languages; people have not."""
    if not (_is_latin(words) and _is_latin(text)):
        return ""
    folded = _fold(words)
    for match in _FULL_NAME.finditer(text):
        first, second = _fold(match[1]), _fold(match[2])
        if {first, second} & _NOT_OF_PEOPLE:
            continue
        if first[:4] not in folded and second[:4] not in folded:
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
    denials = _SETS[language]
    words = (word.casefold().replace("’", "'") for word in _WORD.findall(text))
    return any(word in denials or word.rstrip("'") in denials for word in words) or (
        language == "en" and "n't" in text.casefold().replace("’", "'")
    )
