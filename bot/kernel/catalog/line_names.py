"""Words of a typed line that name a field, and those that look as if they did."""

import re
from difflib import get_close_matches

from msgspec import Struct

from bot.kernel.catalog.parameters import Entry, Parameter, ParameterKind
from bot.kernel.message import spelled
from bot.kernel.refusal import KernelRefusal, Refused

_OPTION = re.compile(r"(?P<dashes>--|[—–])?(?P<name>[a-z][\w-]*)(?:[:=](?P<value>.*))?", re.DOTALL)

SHORT_NAME = 100
"""Characters that the name of something may have at most: one holds no `name:value`."""

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
    entry: Entry, word: Word, rest_parameter: Parameter | None
) -> tuple[Parameter, str | None] | None:
    """The parameter that a word names, and the value it brings along, if it names one.
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
    if not takes_text and _looks_named(entry, option, rest_parameter):
        raise _unknown(entry, option["name"], KernelRefusal.UNKNOWN_OPTION_IN_WORDS)
    return None


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
