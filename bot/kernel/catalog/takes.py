"""What the fields of a command say of themselves: a label, bounds, options, completion.

A field is annotated with one of these, as in `speech: Annotated[int, takes.number("Its number")]`.
Its name is the parameter's, and it is required where it has no default. `Parameter` says what each
of the keywords means.
"""

from collections.abc import Mapping
from typing import Annotated

from bot.kernel.catalog.parameters import Parameter, ParameterKind
from bot.kernel.message import said
from bot.kernel.view import Option

SECOND, MINUTE, HOUR = 1, 60, 3600
"""Units of numbers, in seconds."""

MOST = 100_000
"""No number of a speech, a claim or a clause is larger."""


def line(  # one keyword for each thing that may be said of a line
    about: str,
    *,
    longest: int = 300,
    completion: str = "",
    own_words: bool = False,
    typed_only: bool = False,
    in_buttons: bool = False,
    blank: str = "",
    rest: bool = False,
) -> Parameter:
    """A line of words."""
    return Parameter(
        about=about,
        longest=longest,
        completion=completion,
        own_words=own_words,
        typed_only=typed_only or in_buttons,
        in_buttons=in_buttons,
        blank=blank,
        rest=rest,
    )


def words(
    about: str,
    *,
    longest: int = 300,
    completion: str = "",
    own_words: bool = False,
    blank: str = "",
) -> Parameter:
    """A line of words: all that are left when the command is typed."""
    return line(
        about,
        longest=longest,
        completion=completion,
        own_words=own_words,
        rest=True,
        blank=blank,
    )


def paragraph(about: str, *, longest: int) -> Parameter:
    """Words over several lines: all that are left when the command is typed."""
    return Parameter(about=about, kind=ParameterKind.PARAGRAPH, longest=longest, rest=True)


def number(  # one keyword for each thing that may be said of a number
    about: str,
    *,
    least: int = 1,
    most: int | None = MOST,
    completion: str = "",
    unit: int = 0,
    blank: str = "",
) -> Parameter:
    """A whole number, within bounds; of a unit of so many seconds, or a span of time."""
    return Parameter(
        about=about,
        kind=ParameterKind.NUMBER,
        least=least,
        most=most,
        completion=completion,
        unit=unit,
        blank=blank,
    )


def flag(about: str) -> Parameter:
    """Yes or no."""
    return Parameter(about=about, kind=ParameterKind.FLAG)


def choice(
    about: str, options: Mapping[str, str], *, also: Mapping[str, str] | None = None
) -> Parameter:
    """One of `options`, labels by their values; `also` are other words, each with the value that
    it means."""
    return Parameter(
        about=about,
        kind=ParameterKind.CHOICE,
        options=_options(options),
        also=tuple((also or {}).items()),
    )


def several(about: str, options: Mapping[str, str], *, completion: str = "") -> Parameter:
    """Any of `options`, labels by their values; of those only what is on the list `completion` is
    offered, if there is one."""
    return Parameter(
        about=about,
        kind=ParameterKind.SEVERAL,
        options=_options(options),
        completion=completion,
    )


def several_of(about: str, completion: str, *, longest: int = 300, rest: bool = False) -> Parameter:
    """Any of a list of known things."""
    return Parameter(
        about=about,
        kind=ParameterKind.SEVERAL,
        completion=completion,
        longest=longest,
        rest=rest,
    )


def ranking(about: str, completion: str, *, places: int = 3, rest: bool = False) -> Parameter:
    """The best of a list of known things, in order, at most so many `places`: 2 > 1. The command
    refuses what is chosen twice."""
    return Parameter(
        about=about,
        kind=ParameterKind.RANKING,
        completion=completion,
        most=places,
        longest=200,
        rest=rest,
    )


def marks(about: str, completion: str, *, longest: int = 500) -> Parameter:
    """A number for each of a list of known things: prop1=72, opp1=74."""
    return Parameter(about=about, kind=ParameterKind.MARKS, completion=completion, longest=longest)


def member(about: str) -> Parameter:
    """A member of the community; the command has their id."""
    return Parameter(about=about, kind=ParameterKind.MEMBER, completion="members", rest=True)


def file(about: str, *, endings: tuple[str, ...] = (), marks: tuple[str, ...] = ()) -> Parameter:
    """A file."""
    return Parameter(about=about, kind=ParameterKind.FILE, endings=endings, marks=marks)


def place(about: str, *, blank: str = "") -> Parameter:
    """A place of the community."""
    return Parameter(about=about, kind=ParameterKind.PLACE, blank=blank)


def group(about: str, *, blank: str = "") -> Parameter:
    """A group of members, as a platform's role."""
    return Parameter(about=about, kind=ParameterKind.GROUP, blank=blank)


def _options(labels: Mapping[str, str]) -> tuple[Option, ...]:
    return tuple(Option(said(label), value) for value, label in labels.items())


Share = Annotated[bool, flag("Show it to everybody here")]

Tempo = Annotated[
    str, choice("By the clock, or in writing over days", {"live": "Live", "writing": "In writing"})
]
