"""A format from its TOML text, checked, with errors that name file, line and field."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from math import isfinite
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.format import (
    LONGEST,
    Criterion,
    Format,
    Interruptions,
    Scoring,
    Seat,
    Segment,
    Side,
)
from bot.kernel.message import Listed, Number, say
from bot.kernel.plain import clean_words
from bot.kernel.refusal import Refused

MOST_SEGMENTS = 200
MOST_ENTRIES = 200
"""Entries of a list in a format's file."""

LARGEST = 1_000_000
"""No number of a format is larger: seconds, characters, points."""

LONGEST_WORDS = 2000
NEAR = 1e-9
"""How near two sums of points lie that are the same but for binary fractions."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
T = TypeVar("T", bound=Struct)


def read_format(text: str, file: str) -> Format:
    """The format that a TOML text describes. Raises Refused (FORMAT_WRONG)."""
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        if not isinstance(error, tomllib.TOMLDecodeError):
            raise _wrong(
                file, 1, "", say("it is nested too deep, or a number is too long")
            ) from None
        line = re.search(r"line (\d+)", str(error))
        raise _wrong(file, int(line[1]) if line else 1, "", str(error)) from None
    reader = _FormatReader(text, file)
    form = reader.read(Format, table, "")
    _check(form, reader)
    return form


class _FormatReader:
    """Reads tables into values, and knows where in the text a field stands."""

    def __init__(self, text: str, file: str) -> None:
        self._lines = text.splitlines()
        self._file = file

    def refuse(self, path: str, reason: str) -> Refused:
        """The refusal of a field, such as segments[2].seconds."""
        return _wrong(self._file, self._line(path), path, reason)

    def read(self, into: type[T], table: object, path: str) -> T:
        """A table as a value."""
        if not isinstance(table, Mapping):
            raise self.refuse(path, say("a table is expected"))
        known_fields = {field.name: field for field in fields(into)}
        for name in table:
            if name not in known_fields:
                guess = get_close_matches(str(name), known_fields, n=1)
                unknown = (
                    say("there is no such key; you may mean {key}", key=guess[0])
                    if guess
                    else say("there is no such key")
                )
                raise self.refuse(_under(path, name), unknown)
        values: dict[str, object] = {}
        for name, field in known_fields.items():
            field_path = _under(path, name)
            if name in table:
                values[name] = self._value(field.type, table[name], field_path)
            elif field.required:
                raise self.refuse(path or name, say("{key} is missing", key=name))
        return into(**values)

    def _value(self, wanted_type: Any, value: object, path: str) -> object:  # noqa: C901  # a case a type
        if isinstance(wanted_type, UnionType):
            wanted_type = next(kind for kind in get_args(wanted_type) if kind is not type(None))
        if get_origin(wanted_type) is tuple:
            if not isinstance(value, list):
                raise self.refuse(path, say("a list is expected"))
            if len(value) > MOST_ENTRIES:
                raise self.refuse(
                    path, say("{most} entries at most are expected", most=MOST_ENTRIES)
                )
            kinds = get_args(wanted_type)
            if kinds[-1] is not Ellipsis and len(kinds) != len(value):
                raise self.refuse(path, say("{number} values are expected", number=len(kinds)))
            return tuple(self._value(kinds[0], v, f"{path}[{n}]") for n, v in enumerate(value))
        if isinstance(wanted_type, type) and issubclass(wanted_type, StrEnum):
            if value not in set(wanted_type):
                raise self.refuse(
                    path, say("it must be one of: {words}", words=Listed(tuple(wanted_type)))
                )
            return wanted_type(str(value))
        if wanted_type in (Side, Seat, Segment, Interruptions, Scoring, Criterion):
            return self.read(wanted_type, value, path)
        if wanted_type is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if not isinstance(value, wanted_type) or (wanted_type is int and isinstance(value, bool)):
            raise self.refuse(
                path, say("a value of type {type} is expected", type=wanted_type.__name__)
            )
        return self._within(value, path)

    def _within(self, value: object, path: str) -> object:
        """A single value, if it is neither too large nor too long; words as they can be shown."""
        match value:
            case bool():
                return value
            case int() | float():
                if value < 0:
                    raise self.refuse(path, say("a number cannot be negative"))
                if not isfinite(value) or value > LARGEST:
                    raise self.refuse(
                        path, say("a number of {most} at most is expected", most=Number(LARGEST))
                    )
                return value
            case str():
                if len(value) > LONGEST_WORDS:
                    raise self.refuse(
                        path,
                        say("{most} characters at most are expected", most=Number(LONGEST_WORDS)),
                    )
                return clean_words(value)
            case _:
                return value

    def _line(self, path: str) -> int:
        """The line of a field, counted from 1: of its key, in the n-th table of its kind."""
        match = re.match(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?", path)
        if match is None:
            return 1
        heads = [n for n, line in enumerate(self._lines) if line.strip() == f"[[{match[1]}]]"]
        start = heads[int(match[2])] if match[2] and int(match[2]) < len(heads) else 0
        key = match[3] or match[1]
        for number, line in enumerate(self._lines[start:], start):
            if re.match(rf"\s*{re.escape(key)}\s*=", line):
                return number + 1
        return start + 1


def _under(path: str, name: object) -> str:
    return f"{path}.{name}" if path else str(name)


def _wrong(file: str, line: int, field: str, reason: str) -> Refused:
    return Refused(
        DebateRefusal.FORMAT_WRONG, file=file, line=line, field=field or say("the text"), why=reason
    )


def _check(form: Format, reader: _FormatReader) -> None:
    """What no single field shows."""
    if _ID.fullmatch(form.id) is None:
        raise reader.refuse("id", say("small letters, digits and hyphens are expected"))
    _unlike(form.sides, "sides", reader)
    _unlike(form.seats, "seats", reader)
    _unlike(form.segments, "segments", reader)
    if len(form.sides) < 2 or not 1 <= len(form.segments) <= MOST_SEGMENTS:
        raise reader.refuse("segments", say("two sides and at least one segment are expected"))
    _check_sides(form, reader)
    sides = {side.key for side in form.sides}
    seats = {seat.key for seat in form.seats}
    for number, seat in enumerate(form.seats):
        if seat.side not in sides:
            raise reader.refuse(
                f"seats[{number}].side", say("there is no side {side}", side=seat.side)
            )
    for number, segment in enumerate(form.segments):
        _check_segment(segment, seats, f"segments[{number}]", reader)
    if form.scoring is not None:
        _check_scoring(form.scoring, reader)
    if sum(segment.seconds for segment in form.segments) > LONGEST:
        raise reader.refuse("segments", say("all together they take more than a day"))


def _check_sides(form: Format, reader: _FormatReader) -> None:
    if len(form.contenders) < 2:
        raise reader.refuse("sides", say("at least two sides that can win are expected"))
    sides = {side.key for side in form.sides}
    for number, side in enumerate(form.sides):
        if side.answers and side.answers not in sides - {side.key}:
            raise reader.refuse(
                f"sides[{number}].answers", say("there is no other side {side}", side=side.answers)
            )


def _check_scoring(scoring: Scoring, reader: _FormatReader) -> None:
    if not (scoring.least < scoring.most and scoring.step > 0):
        raise reader.refuse(
            "scoring.least", say("least, most and a step that leads there are expected")
        )
    if scoring.reply is not None and not scoring.reply[0] < scoring.reply[1]:
        raise reader.refuse("scoring.reply", say("the least and the most points are expected"))
    for criterion in scoring.criteria:
        if not (criterion.least < criterion.most and criterion.weight > 0):
            raise reader.refuse("scoring.criteria", say("least, most and a weight are expected"))
    least = sum(criterion.least * criterion.weight for criterion in scoring.criteria)
    most = sum(criterion.most * criterion.weight for criterion in scoring.criteria)
    fits = abs(least - scoring.least) < NEAR and abs(most - scoring.most) < NEAR
    if scoring.criteria and not fits:
        raise reader.refuse(
            "scoring.criteria",
            say(
                "together they give {least} to {most} points", least=f"{least:g}", most=f"{most:g}"
            ),
        )


def _check_segment(segment: Segment, seats: set[str], path: str, reader: _FormatReader) -> None:
    if segment.seconds < 1 or segment.characters < 1:
        raise reader.refuse(
            f"{path}.seconds", say("it needs at least one second and one character")
        )
    for actor in segment.actors:
        if actor not in seats:
            raise reader.refuse(f"{path}.actors", say("there is no seat {seat}", seat=actor))
    if any(not 0 < warning < segment.seconds for warning in segment.warnings):
        raise reader.refuse(f"{path}.warnings", say("a warning lies outside the segment"))
    free_from = 0
    for window in segment.windows:
        if not free_from <= window.opens < window.closes <= segment.seconds:
            raise reader.refuse(f"{path}.interruptions", say("the window lies outside the segment"))
        free_from = window.closes


def _unlike(parts: Sequence[Side | Seat | Segment], kind: str, reader: _FormatReader) -> None:
    keys = [part.key for part in parts]
    for number, key in enumerate(keys):
        if key in keys[:number]:
            raise reader.refuse(f"{kind}[{number}].key", say("{key} is there twice", key=key))
