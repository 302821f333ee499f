"""What a command takes: its parameters, and the value that words mean for one."""

from collections.abc import Mapping
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from bot.kernel.catalog.reading import read_flag, read_whole
from bot.kernel.command import Caller, Command
from bot.kernel.message import Listed, Message, said, say
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
    MEMBER = "member"
    RANKING = "ranking"
    MARKS = "marks"


class Upload(Struct, frozen=True, kw_only=True):
    """A file that a member handed over. `name` and `media_type` are hints, not to be trusted."""

    name: str
    content: bytes
    media_type: str | None = None


Value = str | int | bool | Upload


class Parameter(Struct, frozen=True, kw_only=True):
    """One thing a command takes.

    `rest` takes all the words that are left. `completion` names a list of known things (articles,
    paragraphs …) of which it is one, or SEVERAL of them; where `own_words` do as well, the list
    only suggests. Of a list a RANKING takes the best `most`, in order, and MARKS a number for each.
    `longest` counts characters; `least` and `most` bound a number; one that counts a `unit` of so
    many seconds may be given as a span of time. Of `options` a CHOICE takes one, and SEVERAL takes
    any, with commas between them. No form asks for what is `typed_only`; what is kept `in_buttons`
    is told to nobody, and never typed in order. `also` are other words for options, each with the
    option's value. A field of a form that is left empty means `blank`, if that is set (of a number
    it may be out of bounds), and otherwise that nothing is said. `default` is what a
    FLAG is where nothing is said. A FILE is meant for the command if its name has one of the
    `endings`, and one of the `marks` stands at its beginning.
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
    unit: int = 0
    own_words: bool = False
    typed_only: bool = False
    in_buttons: bool = False
    also: tuple[tuple[str, str], ...] = ()
    blank: str = ""
    default: bool | None = None
    endings: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


class Entry(Struct, frozen=True, kw_only=True):
    """One command as it is read, completed, asked for and told of: the class that it `builds`,
    unfolded (see `bot.kernel.catalog.declared`). `Declaration` says what its flags mean."""

    path: tuple[str, ...]
    builds: type[Command]
    about: str
    parameters: tuple[Parameter, ...] = ()
    title: str = ""
    role: Role = Role.MEMBER
    examples: tuple[str, ...] = ()
    synonyms: str = ""
    form_when_empty: bool = False
    prefilled: bool = False
    quiet: bool = False
    private: bool = False
    public: bool = False
    placed: bool = False
    opens: bool = False
    slow: bool = False
    needs_model: bool = False

    @property
    def name(self) -> str:
        """The command as typed, without the slash."""
        return " ".join(self.path)

    @property
    def label(self) -> str:
        """What a button says that uses the command, and what its form is called."""
        return said(self.title or self.about)

    @property
    def told(self) -> tuple[Parameter, ...]:
        """The parameters that people may give themselves."""
        return tuple(parameter for parameter in self.parameters if not parameter.in_buttons)

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
    groups: Mapping[str, str] = {}
    """What the commands that begin with a word are for, where there are several."""

    @cached_property
    def by_path(self) -> Mapping[tuple[str, ...], Entry]:
        return {entry.path: entry for entry in self.entries}

    @cached_property
    def by_class(self) -> Mapping[type, Entry]:
        return {entry.builds: entry for entry in self.entries}

    @cached_property
    def first_words(self) -> tuple[str, ...]:
        """The words a line may begin with, loud ones only, each once."""
        return tuple(dict.fromkeys(entry.path[0] for entry in self.entries if not entry.quiet))

    def group(self, word: str) -> tuple[Entry, ...]:
        """The loud entries that begin with a word."""
        return tuple(e for e in self.entries if e.path[0] == word and not e.quiet)

    def usable(self, role: Role) -> tuple[Entry, ...]:
        """The loud entries that a member of this role may use."""
        return tuple(e for e in self.entries if e.role <= role and not e.quiet)


LARGEST = 1_000_000_000
"""No number that anybody means is larger, and the store could not hold just any."""


def value_of(parameter: Parameter, words: str) -> Value:
    """The value that words mean for a parameter.

    Raises Refused: VALUE_EMPTY, VALUE_TOO_LONG, NOT_A_NUMBER, OUT_OF_RANGE, NOT_YES_OR_NO,
    NOT_AN_OPTION, NEEDS_A_FILE.
    """
    words, label = words.strip(), said(parameter.about)
    if not words:
        raise Refused(KernelRefusal.VALUE_EMPTY, label=label).regarding(parameter.name)
    match parameter.kind:
        case ParameterKind.NUMBER:
            return _number(parameter, words)
        case ParameterKind.FLAG:
            return _flag(parameter, words)
        case ParameterKind.CHOICE:
            return _option(parameter, words)
        case ParameterKind.SEVERAL if parameter.options:
            return _several(parameter, words)
        case ParameterKind.FILE:
            raise Refused(KernelRefusal.NEEDS_A_FILE, label=label).regarding(parameter.name)
        case _:
            return _words(parameter, words)


def _words(parameter: Parameter, words: str) -> str:
    if len(words) > parameter.longest:
        raise Refused(
            KernelRefusal.VALUE_TOO_LONG,
            label=said(parameter.about),
            longest=parameter.longest,
            length=len(words),
        ).regarding(parameter.name)
    return words


def _number(parameter: Parameter, words: str) -> int:
    if words == parameter.blank:
        return int(words)
    number = read_whole(words, parameter.unit)
    least, most = _bounds(parameter)
    if number is not None and least <= number <= most:
        return number
    code = KernelRefusal.NOT_A_NUMBER if number is None else KernelRefusal.OUT_OF_RANGE
    wrong = Refused(code, label=said(parameter.about), given=words, span=number_span(parameter))
    raise wrong.regarding(parameter.name)


def _bounds(parameter: Parameter) -> tuple[int, int]:
    return (
        -LARGEST if parameter.least is None else parameter.least,
        LARGEST if parameter.most is None else parameter.most,
    )


_SPANS = {
    1: "a number of seconds from {least} to {most}, such as {n}, or a time such as 2.5 min",
    60: "a number of minutes from {least} to {most}, such as {n}, or a time such as 1 h",
    3600: "a number of hours from {least} to {most}, such as {n}, or a time such as 2 days",
}
"""What a number that counts a unit of so many seconds may be."""

_SPANS_WITHOUT_TIME = {
    1: "a number of seconds from {least} to {most}, such as {n}",
    60: "a number of minutes from {least} to {most}, such as {n}",
    3600: "a number of hours from {least} to {most}, such as {n}",
}
"""The same, where the time of the example is out of bounds."""

_SPANS_EITHER_WAY = {
    1: "a number of seconds, such as {n}, or −{n} to take them away",
    60: "a number of minutes, such as {n}, or −{n} to take them away",
    3600: "a number of hours, such as {n}, or −{n} to take them away",
}
"""The same, where it can be taken away as well as given."""

_USUAL = {1: (90, 150), 60: (10, 60), 3600: (24, 48)}
"""A usual number of such a unit, and the time of the example in it."""


def number_span(parameter: Parameter) -> Message:
    """What a number may be, with an example that is within its bounds."""
    least, most = _bounds(parameter)
    if parameter.unit:
        usual, time = _USUAL[parameter.unit]
        spans = _SPANS if least <= time <= most else _SPANS_WITHOUT_TIME
        n = min(max(usual, least), most)
        if -n >= least:
            return say(_SPANS_EITHER_WAY[parameter.unit], n=n)
        return say(spans[parameter.unit], least=least, most=most, n=n)
    example = 60 if (least, most) == (0, 100) else min(max(5, least), most)
    if parameter.most is not None:
        span = "a number from {least} to {most}, such as {n}"
        return say(span, least=least, most=most, n=example)
    if parameter.least is not None:
        return say("a number, {least} or more, such as {n}", least=least, n=example)
    return say("a whole number, such as {n}", n=example)


def _flag(parameter: Parameter, words: str) -> bool:
    flag = read_flag(words)
    if flag is None:
        wrong = Refused(KernelRefusal.NOT_YES_OR_NO, label=said(parameter.about), given=words)
        raise wrong.regarding(parameter.name)
    return flag


def _several(parameter: Parameter, words: str) -> str:
    """The options chosen, each once, in their order."""
    parts = [part.strip() for part in words.replace(";", ",").split(",")]
    chosen = {_option(parameter, part) for part in parts if part}
    if not chosen:
        empty = Refused(KernelRefusal.VALUE_EMPTY, label=said(parameter.about))
        raise empty.regarding(parameter.name)
    return ", ".join(option.value for option in parameter.options if option.value in chosen)


def _option(parameter: Parameter, words: str) -> str:
    values_by_word = {option.value.lower(): option.value for option in parameter.options}
    values_by_word |= {option.label.lower(): option.value for option in parameter.options}
    values_by_word |= dict(parameter.also)
    if value := values_by_word.get(" ".join(words.lower().split())):
        return value
    label = said(parameter.about)
    labels_by_value = {option.value: option.label for option in parameter.options}
    guess = get_close_matches(words.lower(), values_by_word, n=1)
    if guess:
        meant = labels_by_value[values_by_word[guess[0]]]
        wrong = Refused(KernelRefusal.NOT_AN_OPTION_GUESS, label=label, given=words, guess=meant)
    else:
        allowed = Listed(tuple(labels_by_value.values()))
        wrong = Refused(KernelRefusal.NOT_AN_OPTION, label=label, given=words, allowed=allowed)
    raise wrong.regarding(parameter.name)
