"""A format as TOML text, such as `read_format` reads."""

import json
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from bot.debate.rules.format import Format


def write_format(form: Format) -> str:
    """The TOML text of a format; what has its default is left out."""
    tables = [field.name for field in fields(form) if _is_tables(getattr(form, field.name))]
    lines = list(_pairs(form, leave=(*tables, "scoring")))
    if form.scoring is not None:
        lines += ["", "[scoring]", *_pairs(form.scoring)]
    for name in tables:
        for part in getattr(form, name):
            lines += ["", f"[[{name}]]", *_pairs(part)]
    return "\n".join(lines) + "\n"


def _is_tables(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Struct)


def _pairs(part: Struct, leave: tuple[str, ...] = ()) -> Iterator[str]:
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name in leave or value == field.default:
            continue
        yield f"{field.name} = {_value(value)}"


def _value(value: Any) -> str:  # whatever a format holds
    if isinstance(value, Struct):
        return "{ " + ", ".join(_pairs(value)) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(part) for part in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    # A JSON string is a TOML basic string, but for U+007F.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")
