"""Parameters that several fields of a form ask for: a ranking, by picking first, second, third; and
a number for each of several things."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from bot.kernel.catalog.parameters import Entry, Parameter, ParameterKind
from bot.kernel.message import said, say
from bot.kernel.view import ChoiceInput, Input, LineInput, Option

MARK = "."
"""Between the name of a parameter and that of one of its fields."""

LONGEST_MARK = 40
"""Characters of a number of points, or of several for its parts; each may have decimals."""

_MARK = re.compile(r"([^\s,;=]+)\s*=\s*([^,;=]*?\S)(?=\s*(?:[,;]|\Z)|\s+[^\s,;=]+\s*=)")
"""A thing, and what stands for it up to the next one."""

_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")

PLACES = (
    say("First choice"),
    say("Second choice"),
    say("Third choice"),
    say("Fourth choice"),
    say("Fifth choice"),
)


def ranking_inputs(parameter: Parameter, words: str, options: Sequence[Option]) -> Iterator[Input]:
    """A field for each place of a ranking, best first; a line of words where nothing is known to
    be ranked."""
    if not options:
        yield line_input(parameter, words)
    chosen = re.split(r"\s*[>,=]\s*", words)
    for number, place in enumerate(place_inputs(parameter.name, options, parameter.most)):
        yield replace(
            place,
            hint=said(parameter.about) if number == 0 else "",
            value=chosen[number] if number < len(chosen) else "",
            required=parameter.required and number == 0,
            offers=parameter.completion,
        )


def place_inputs(
    name: str, options: Sequence[Option], most: int | None = None
) -> Iterator[ChoiceInput]:
    """A field for each place of a ranking that `name` takes, at most so many; the first must be
    filled in."""
    places = min(len(options), most or len(PLACES), len(PLACES))
    for number, label in enumerate(PLACES[:places], 1):
        yield ChoiceInput(
            name=f"{name}{MARK}{number}",
            label=label,
            options=tuple(options),
            required=number == 1,
        )


def mark_inputs(parameter: Parameter, words: str, options: Sequence[Option]) -> Iterator[Input]:
    """A field for the number of each thing; a line of words where none is known."""
    if not options:
        yield line_input(parameter, words)
    numbers = dict(_MARK.findall(words))
    for number, option in enumerate(options):
        yield LineInput(
            name=f"{parameter.name}{MARK}{option.value}",
            label=option.label,
            hint=said(parameter.about) if number == 0 else "",
            value=numbers.get(option.value, ""),
            required=parameter.required,
            longest=LONGEST_MARK,
        )


def gather_fields(entry: Entry, given: Mapping[str, str]) -> dict[str, str]:
    """Values by parameter, where several fields of a form were filled in for one. What is chosen
    twice in a ranking is left to the command to refuse. A decimal comma becomes a point."""
    gathered = dict(given)
    for parameter in entry.parameters:
        start = f"{parameter.name}{MARK}"
        fields = {
            name.removeprefix(start): value.strip()
            for name, value in given.items()
            if name.startswith(start) and value.strip()
        }
        if parameter.kind is ParameterKind.RANKING and fields:
            places = sorted(fields, key=int)
            gathered[parameter.name] = ", ".join(fields[place] for place in places)
        elif parameter.kind is ParameterKind.MARKS and fields:
            gathered[parameter.name] = ", ".join(
                f"{key}={_write_mark(mark)}" for key, mark in fields.items()
            )
    return gathered


def _write_mark(mark: str) -> str:
    """A number, or several, without a comma, which stands between marks."""
    return _DECIMAL_COMMA.sub(".", mark).replace(",", " ")


def line_input(parameter: Parameter, words: str) -> LineInput:
    """A line of words, where nothing is known to choose from."""
    return LineInput(
        name=parameter.name,
        label=said(parameter.about),
        value=words,
        required=parameter.required,
        longest=parameter.longest,
    )
