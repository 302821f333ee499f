"""The shape that was asked for, out of what a model wrote: whole, wrapped in words, or cut off."""

import re
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")

MOST_STARTS = 20
"""Places where an object may begin that are looked at."""

_THINKING = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL)
_IN_LIST = "{["


class Outline(Struct, frozen=True):
    """Where an object ends (None if it is cut off), where the last element of one of its own lists
    ends that came whole, and what is open there."""

    end: int | None
    sound: int
    open: str


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|["{}\[\],]', re.DOTALL)
"""What shapes JSON: whole strings, marks, and a quotation mark that opens a string cut off."""


def outline(words: str, start: int) -> Outline:
    """How far the object that begins at `start` goes."""
    open_marks, sound, open_there = "", start, ""
    for token in _TOKEN.finditer(words, start):
        mark = token[0]
        if mark == '"':
            break
        if mark in "{[":
            open_marks += mark
            continue
        if mark in "}]":
            open_marks = open_marks[:-1]
        if not open_marks:
            return Outline(token.end(), sound, open_there)
        if open_marks == _IN_LIST or (mark == "]" and open_marks == "{"):
            sound, open_there = token.start() if mark == "," else token.end(), open_marks
    return Outline(None, sound, open_there)


def read_whole(words: str, reader: "TypeAdapter[T]") -> T | None:
    """The shape, if it is there: also in a code fence, or after a model’s thoughts. Of several
    the last, as thoughts come before answers."""
    answer, value, done = _without_thoughts(words), None, 0
    for start in _starts(answer):
        end = outline(answer, start).end if start >= done else None
        if end is not None and (found := _read(answer[start:end], reader)) is not None:
            value, done = found, end
    return value


def read_part(
    words: str, reader: "TypeAdapter[T]", where_cut: Mapping[str, object] | None = None
) -> T | None:
    """The shape from an object that is cut off, with those elements of its list that came whole.
    None if no element did. Fields that did not come are as `where_cut` has them."""
    answer = _without_thoughts(words)
    for start in _starts(answer):
        found = outline(answer, start)
        if found.end is None and found.sound > start:
            closed = "]}" if found.open == "{[" else "}"
            return _read(answer[start : found.sound] + closed, reader, where_cut)
    return None


def _without_thoughts(words: str) -> str:
    return _THINKING.sub("", words).partition("<think")[0]


def _starts(answer: str) -> list[int]:
    return [match.start() for match in islice(re.finditer(r"\{", answer), MOST_STARTS)]


def _read(
    words: str, reader: "TypeAdapter[T]", missing: Mapping[str, object] | None = None
) -> T | None:
    from pydantic import ValidationError
    from pydantic_core import from_json

    try:
        fields = from_json(words)
        if missing and any(isinstance(value, list) and value for value in fields.values()):
            fields = {**missing, **fields}
        return reader.validate_python(fields)
    except (ValueError, ValidationError, RecursionError):
        return None
