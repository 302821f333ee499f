"""A text said anew, in plain words or another language, held against the original beside it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.article.rules.language import UNKNOWN, detect_language
from bot.article.rules.words.numbers import numbers
from bot.article.wording.faults import LONGEST as LONGEST_SENTENCE
from bot.article.wording.faults import find_fault, has_markup, tidy
from bot.article.wording.shapes import Dropped
from bot.practice.rules.shapes import PlainText, Translated

LANGUAGES: Mapping[str, str] = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian",
    "pl": "Polish", "pt": "Portuguese", "nl": "Dutch", "uk": "Ukrainian", "ru": "Russian",
}  # fmt: skip

SHORTEST, LONGEST = 0.45, 2.2
"""A translation's length as a share of the original's."""

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
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


class RewordedParagraph(Struct, frozen=True):
    """A paragraph, by its number, said anew; `missing` are numbers of the original that are not
    said."""

    number: int
    words: str
    missing: tuple[str, ...] = ()


MOST_SENTENCES = 60
"""Plain sentences looked at; what comes after is left out unread."""


def sift_plain(
    answer: PlainText, texts: Mapping[int, str]
) -> tuple[list[tuple[int, str]], list[Dropped]]:
    """The plain sentences that bring in no figure, name or quotation which the original has not,
    each with the number of its paragraph."""
    sentences: list[tuple[int, str]] = []
    dropped: list[Dropped] = []
    for sentence in answer.sentences[:MOST_SENTENCES]:
        words, text = tidy(sentence.text), texts.get(sentence.number)
        fault = "there is no such paragraph" if text is None else find_fault(words, text)
        if fault:
            dropped.append(Dropped(words, fault))
        elif (sentence.number, words) not in sentences:
            sentences.append((sentence.number, words))
    return sentences, dropped


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
    """The translations that keep to the original's figures, full names and length."""
    by_number: dict[int, RewordedParagraph] = {}
    dropped: list[Dropped] = []
    for paragraph in answer.paragraphs[: 2 * len(texts)]:
        text = texts.get(paragraph.number, "")
        words = tidy(paragraph.text, max(LONGEST_SENTENCE, round(LONGEST * len(text)) + 40))
        reason = _mistranslated(words, text, language)
        if reason:
            dropped.append(Dropped(words, f"paragraph {paragraph.number}: {reason}"))
        else:
            by_number.setdefault(paragraph.number, RewordedParagraph(paragraph.number, words))
    return list(by_number.values()), dropped


def _mistranslated(words: str, text: str, language: str) -> str:
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
