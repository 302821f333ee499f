"""What a command takes: its parameters, and the value that words mean for one."""

import re
from collections.abc import Mapping
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from bot.kernel.command import Caller, Command
from bot.kernel.permission import Role
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.view import Option


class ParameterKind(StrEnum):
    """What a parameter takes."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    SEVERAL = "several"
    FILE = "file"
    PLACE = "place"
    GROUP = "group"


class Upload(Struct, frozen=True, kw_only=True):
    """A file that a member handed over. `name` and `media_type` are hints, not to be trusted."""

    name: str
    content: bytes
    media_type: str | None = None


Value = str | int | bool | Upload


class Parameter(Struct, frozen=True, kw_only=True):
    """One thing a command takes.

    `rest` takes all the words that are left. `completion` names a list that the app can offer
    (articles, paragraphs …). `longest` counts characters; `least` and `most` bound a number. Of
    `options` a CHOICE takes one, and SEVERAL takes any, with commas between them. No form asks
    for what is `typed_only`. `also` are other words for options, each with the option's value.
    A field of a form that is left empty means `blank`, if that is set, and otherwise that
    nothing is said. `default` is what a FLAG is where nothing is said.
    """

    about: str
    name: str = ""
    kind: ParameterKind = ParameterKind.LINE
    required: bool = False
    rest: bool = False
    longest: int = 300
    least: int | None = None
    most: int | None = None
    options: tuple[Option, ...] = ()
    completion: str = ""
    typed_only: bool = False
    also: tuple[tuple[str, str], ...] = ()
    blank: str = ""
    default: bool | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """One command as it is read, completed, asked for and told of: the class that it `builds`,
    unfolded (see `bot.kernel.catalog.declared`). `Declaration` says what its flags mean."""

    path: tuple[str, ...]
    builds: type[Command]
    about: str
    parameters: tuple[Parameter, ...] = ()
    role: Role = Role.MEMBER
    examples: tuple[str, ...] = ()
    synonyms: str = ""
    form_when_empty: bool = False
    prefilled: bool = False
    quiet: bool = False
    private: bool = False
    placed: bool = False
    opens: bool = False

    @property
    def name(self) -> str:
        """The command as typed, without the slash."""
        return " ".join(self.path)

    def build(
        self, values: Mapping[str, Value], *, by: Caller, at: datetime, fresh: str
    ) -> Command:
        """The Command that these values ask for. `fresh` is a new unique id."""
        return self.builds(by=by, at=at, id=fresh, **values)

    def missing(self, values: Mapping[str, Value]) -> tuple[Parameter, ...]:
        """Required parameters without a value; all of them when a form should open."""
        if self.form_when_empty and not values:
            return self.parameters
        return tuple(p for p in self.parameters if p.required and p.name not in values)


class Catalog(Struct, frozen=True, dict=True):
    """All entries, in the order in which help lists them."""

    entries: tuple[Entry, ...]

    @cached_property
    def by_path(self) -> Mapping[tuple[str, ...], Entry]:
        return {entry.path: entry for entry in self.entries}

    @cached_property
    def first_words(self) -> tuple[str, ...]:
        """The words a line may begin with, loud ones only, each once."""
        return tuple(dict.fromkeys(entry.path[0] for entry in self.entries if not entry.quiet))

    def group(self, word: str) -> tuple[Entry, ...]:
        """The loud entries that begin with a word."""
        return tuple(e for e in self.entries if e.path[0] == word and not e.quiet)


_YES = frozenset({"yes", "y", "true", "on", "1", "oui"})
_NO = frozenset({"no", "n", "false", "off", "0", "non"})

LARGEST = 1_000_000_000
"""No number that anybody means is larger, and the store could not hold just any."""


_BEFORE = re.compile(r"\A[#¶]+|\Ac(?=\d)")
"""What people write before a number: #2, ¶2, and c2 for a claim, as ballots have it."""


def value_of(parameter: Parameter, words: str) -> Value:
    """The value that words mean for a parameter.

    Raises Refused: VALUE_EMPTY, VALUE_TOO_LONG, NOT_A_NUMBER, OUT_OF_RANGE, NOT_YES_OR_NO,
    NOT_AN_OPTION, NEEDS_A_FILE.
    """
    words = words.strip()
    if not words:
        raise Refused(KernelRefusal.VALUE_EMPTY, name=parameter.name)
    match parameter.kind:
        case (
            ParameterKind.LINE | ParameterKind.PARAGRAPH | ParameterKind.PLACE | ParameterKind.GROUP
        ):
            if len(words) > parameter.longest:
                raise Refused(
                    KernelRefusal.VALUE_TOO_LONG,
                    name=parameter.name,
                    longest=parameter.longest,
                    length=len(words),
                )
            return words
        case ParameterKind.NUMBER:
            return _number(parameter, words)
        case ParameterKind.FLAG:
            return _flag(parameter, words)
        case ParameterKind.CHOICE:
            return _option(parameter, words)
        case ParameterKind.SEVERAL:
            return _several(parameter, words)
        case ParameterKind.FILE:
            raise Refused(KernelRefusal.NEEDS_A_FILE, name=parameter.name)


def _number(parameter: Parameter, words: str) -> int:
    try:
        number = int(_BEFORE.sub("", words.replace("−", "-")))
    except ValueError:
        raise Refused(KernelRefusal.NOT_A_NUMBER, name=parameter.name, given=words) from None
    least = -LARGEST if parameter.least is None else parameter.least
    most = LARGEST if parameter.most is None else parameter.most
    if not least <= number <= most:
        open_ended = parameter.most is None and number < least
        span = f"{least} or more" if open_ended else f"{least} to {most}"
        raise Refused(KernelRefusal.OUT_OF_RANGE, name=parameter.name, given=number, span=span)
    return number


def _flag(parameter: Parameter, words: str) -> bool:
    if words.lower() in _YES:
        return True
    if words.lower() in _NO:
        return False
    raise Refused(KernelRefusal.NOT_YES_OR_NO, name=parameter.name, given=words)


def _several(parameter: Parameter, words: str) -> str:
    """The options chosen, each once, in their order."""
    parts = [part.strip() for part in words.replace(";", ",").split(",")]
    chosen = {_option(parameter, part) for part in parts if part}
    if not chosen:
        raise Refused(KernelRefusal.VALUE_EMPTY, name=parameter.name)
    return ", ".join(option.value for option in parameter.options if option.value in chosen)


def _option(parameter: Parameter, words: str) -> str:
    values_by_word = {option.value.lower(): option.value for option in parameter.options}
    values_by_word |= {option.label.lower(): option.value for option in parameter.options}
    values_by_word |= dict(parameter.also)
    if value := values_by_word.get(words.lower()):
        return value
    allowed = ", ".join(option.value for option in parameter.options)
    guess = get_close_matches(words.lower(), values_by_word, n=1)
    if guess:
        raise Refused(
            KernelRefusal.NOT_AN_OPTION_GUESS,
            name=parameter.name,
            given=words,
            guess=values_by_word[guess[0]],
        )
    raise Refused(KernelRefusal.NOT_AN_OPTION, name=parameter.name, given=words, allowed=allowed)
