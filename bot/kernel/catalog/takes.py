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

MOST = 100_000
"""No number of a speech, a claim or a clause is larger."""


def line(  # one keyword for each thing that may be said of a line
    about: str,
    *,
    longest: int = 300,
    completion: str = "",
    typed_only: bool = False,
    blank: str = "",
    rest: bool = False,
) -> Parameter:
    """A line of words."""
    return Parameter(
        about=about,
        longest=longest,
        completion=completion,
        typed_only=typed_only,
        blank=blank,
        rest=rest,
    )


def words(about: str, *, longest: int = 300, completion: str = "") -> Parameter:
    """A line of words: all that are left when the command is typed."""
    return line(about, longest=longest, completion=completion, rest=True)


def paragraph(about: str, *, longest: int) -> Parameter:
    """Words over several lines: all that are left when the command is typed."""
    return Parameter(about=about, kind=ParameterKind.PARAGRAPH, longest=longest, rest=True)


def number(
    about: str, *, least: int = 1, most: int | None = MOST, completion: str = ""
) -> Parameter:
    """A whole number, within bounds."""
    return Parameter(
        about=about, kind=ParameterKind.NUMBER, least=least, most=most, completion=completion
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


def several(about: str, options: Mapping[str, str]) -> Parameter:
    """Any of `options`, labels by their values."""
    return Parameter(about=about, kind=ParameterKind.SEVERAL, options=_options(options))


def file(about: str) -> Parameter:
    """A file."""
    return Parameter(about=about, kind=ParameterKind.FILE)


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
