"""What can be seen of a model's words without understanding them: figures, names, quotations,
markup and length."""

import re

from bot.article.rules.language import detect_language
from bot.article.rules.quoting import place, quoted_words, without_references
from bot.article.rules.words.names import names, other_forms, stands_among
from bot.article.rules.words.numbers import numbers
from bot.article.rules.words.tokens import Token, tokens
from bot.model.rules.fence import quiet

LONGEST = 400
"""Characters of a sentence."""

_MARKUP = re.compile(
    r"https?:|www\.|\w@\w|[<>{}\[\]|`*_#~^\\]|@\w|&\w+;|\b\w+\.(?:com|org|net|io|ru|info)\b|\n"
)


def tidy(text: str, longest: int = LONGEST) -> str:
    """A sentence as it may be shown: one line, no bullet, no citations typed into it."""
    line = " ".join(quiet(text[: 2 * longest]).split())
    return without_references(line.lstrip("-•*·– ")).strip()


def has_markup(words: str) -> bool:
    """Do words hold links, mentions, markup or line breaks?"""
    return bool(_MARKUP.search(words))


def find_fault(words: str, source: str, longest: int = LONGEST) -> str:
    """The first fault in words that rest on a source, in words for the model; "" if none is seen.

    Each figure, each name and each quotation must stand in the source.
    """
    if not any(letter.isalpha() for letter in words) or len(words) > longest:
        return f"it must have 1 to {longest} characters"
    if has_markup(words):
        return "it must be plain words, without links, mentions and markup"
    if any(place(quoted, source) is None for quoted in quoted_words(words)):
        return "the words in quotation marks do not stand in the source"
    if figure := _find_strange_figure(words, source):
        return f"“{figure}” is not in the source"
    if name := _find_strange_name(words, source):
        return f"the name “{name}” is not in the source"
    return ""


def _find_strange_figure(words: str, source: str) -> str:
    values = {number.value for number in numbers(source)}
    return next((n.words for n in numbers(words) if n.value not in values), "")


def _find_strange_name(words: str, source: str) -> str:
    """A name that the source has in no form. Where every noun has a capital, as in German, only
    two in a row and initialisms are taken for names."""
    there = frozenset(token.lower.removesuffix("'s") for token in tokens(source) if token.is_word)
    found = names(words)
    if detect_language(words) == "de":
        ends = {token.end for token in found}
        found = [t for t in found if t.text.isupper() or t.start - 1 in ends]
    opening = next((token for token in tokens(words) if token.is_word), None)
    if opening is not None and opening not in found and other_forms(_bare(opening)):
        found = [opening, *found]
    return next((token.text for token in found if not stands_among(_bare(token), there)), "")


def _bare(token: Token) -> str:
    return token.lower.removesuffix("'s")
