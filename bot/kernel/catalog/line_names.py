"""Words of a typed line that name a field, and those that look as if they did."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from msgspec import Struct

from bot.kernel.catalog.parameters import Entry, Parameter, ParameterKind, value_of
from bot.kernel.message import spelled
from bot.kernel.refusal import KernelRefusal, Refused

_OPTION = re.compile(r"(?P<dashes>--|[—–])?(?P<name>[a-z][\w-]*)(?:[:=](?P<value>.*))?", re.DOTALL)

AND = ("and", "&")

MOST_OPTION_WORDS = 5
"""Words of an option after “and”."""

_NAME_APART = re.compile(r"(?P<name>[a-z][\w-]*):")
"""A name whose value comes after a space."""

SHORT_NAME = 100
"""Characters that the name of something may have at most: one holds no `name:value`."""

SHORT_TEXT = 1000
"""Characters that a text may have at most which begins with no `name:value`: such a word is meant
for a field, as in `for:frontline`, and what it says would be shown to all."""

_NEARLY = 0.8
"""How close a name that there is not must come to one that there is, to be a slip."""


class Word(Struct, frozen=True):
    """A word of a line: what it says, where it stands, and whether quotation marks held it."""

    says: str
    start: int
    end: int
    quoted: bool = False

    @property
    def is_closed(self) -> bool:
        """Did quotation marks hold the word or, where it names an option, its value?"""
        return self.quoted or len(self.says) < self.end - self.start


def match_option(word: Word) -> re.Match[str] | None:
    """The parts of a word that may name a parameter, known or not."""
    option = None if word.quoted else _OPTION.fullmatch(word.says)
    return option if option is not None and (option["dashes"] or option["value"]) else None


def named_parameter(
    entry: Entry, word: Word, rest_parameter: Parameter | None, before: Sequence[Word] = ()
) -> tuple[Parameter, str | None] | None:
    """The parameter that a word names, and the value it brings along, if it names one; `before` are
    the words that named none.
    Raises Refused (UNKNOWN_OPTION, UNKNOWN_OPTION_GUESS, UNKNOWN_OPTION_IN_WORDS)."""
    option = match_option(word)
    if option is None:
        return None
    for parameter in entry.parameters:
        if parameter.name == option["name"]:
            return parameter, option["value"]
    takes_text = rest_parameter is not None and rest_parameter.kind is ParameterKind.PARAGRAPH
    if not takes_text and option["dashes"] == "--":
        raise _unknown(entry, option["name"])
    is_short = rest_parameter is not None and rest_parameter.longest <= SHORT_TEXT
    if is_short and not before and option["value"] and not option["value"].startswith("//"):
        raise _unknown(entry, option["name"], KernelRefusal.UNKNOWN_OPTION_IN_WORDS)
    if not takes_text and _looks_named(entry, option, rest_parameter):
        raise _unknown(entry, option["name"], KernelRefusal.UNKNOWN_OPTION_IN_WORDS)
    return None


def join_names_apart(entry: Entry, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words with `name: value`, as people type it, in one as `name:value`: where the value is
    one that the field takes, before words of one's own begin or at the end of the line. A line that
    would have none left of those it needs is all words."""
    in_order = sum(p.required and not p.rest for p in entry.parameters)
    joined: list[Word] = []
    unnamed = 0
    following = iter(range(len(words)))
    for index in following:
        word, after = words[index], words[index + 1] if index + 1 < len(words) else None
        apart = None if word.quoted else _NAME_APART.fullmatch(word.says)
        parameter = None if apart is None else _find_parameter(entry, apart["name"])
        has_begun = unnamed > in_order
        if parameter is None or after is None or (has_begun and index + 2 < len(words)):
            option = match_option(word)
            unnamed += option is None or option["name"] not in _names(entry)
            joined.append(word)
            continue
        listed = parameter.kind is ParameterKind.LINE and parameter.completion and not unnamed
        if after.quoted or not (listed or _takes(parameter, after.says)):
            unnamed += 1
            joined.append(word)
            continue
        said = f"{word.says}{after.says}"
        joined.append(Word(said, after.end - len(said), after.end))
        next(following)
    needs_words = any(p.rest and p.required for p in entry.parameters)
    return words if needs_words and unnamed <= in_order else tuple(joined)


def is_value(parameter: Parameter, words: str) -> bool:
    """Does a field take words as its value?"""
    try:
        value_of(parameter, words)
    except Refused:
        return False
    return True


def is_joined_by_and(parameter: Parameter, following: Sequence[Word]) -> bool:
    """Does “and” with another option come after one of several, as in “sanctions and money”?"""
    if parameter.kind is not ParameterKind.SEVERAL or not parameter.options:
        return False
    if len(following) < 2 or following[0].says.lower() not in AND or following[0].quoted:
        return False
    said = [word.says for word in following[1 : 1 + MOST_OPTION_WORDS]]
    return any(is_value(parameter, " ".join(said[:n])) for n in range(1, len(said) + 1))


def _find_parameter(entry: Entry, name: str) -> Parameter | None:
    """The field of that name, unless it takes the words of one's own."""
    return next((p for p in entry.parameters if p.name == name and not p.rest), None)


def _takes(parameter: Parameter, words: str) -> bool:
    """Does a field of a number, a choice, or yes and no take a word?"""
    closed = (ParameterKind.NUMBER, ParameterKind.CHOICE, ParameterKind.FLAG)
    return parameter.kind in closed and is_value(parameter, words)


def _looks_named(entry: Entry, option: re.Match[str], rest_parameter: Parameter | None) -> bool:
    """Is `name:value`, without dashes, more likely a field that there is not than words? It is in
    a name of a few words, and anywhere if a field is called nearly that. A link is words."""
    value = option["value"]
    if rest_parameter is None or not value or value.startswith("//"):
        return False
    if rest_parameter.longest <= SHORT_NAME and not rest_parameter.completion:
        return True
    return bool(get_close_matches(option["name"], _names(entry), n=1, cutoff=_NEARLY))


def refuse_unknown_name(entry: Entry, word: Word) -> None:
    """Where no words of one's own are due, `name:value` names a parameter that there is not.
    Raises Refused (UNKNOWN_OPTION, UNKNOWN_OPTION_GUESS)."""
    option = _OPTION.fullmatch(word.says)
    if option is not None and option["value"]:
        raise _unknown(entry, option["name"])


def _names(entry: Entry) -> list[str]:
    return [parameter.name for parameter in entry.parameters]


def _unknown(
    entry: Entry, name: str, otherwise: KernelRefusal = KernelRefusal.UNKNOWN_OPTION
) -> Refused:
    guess = get_close_matches(name, _names(entry), n=1)
    if guess:
        return Refused(KernelRefusal.UNKNOWN_OPTION_GUESS, option=name, guess=guess[0])
    help_ = spelled(f"help {entry.name}")
    command = spelled(entry.name)
    return Refused(otherwise, option=name, command=command, help=help_)
