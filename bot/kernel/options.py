"""What an option is: its meaning, its type, and how its value is read from words."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args, get_origin

_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
_HIDDEN = "**********"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What an option means. A number is at least `ge` and at most `le`; words match `pattern`,
    which `takes` puts into words."""

    description: str
    ge: int | None = None
    le: int | None = None
    pattern: str = ""
    takes: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class SecretStr:
    """Words that no log shows."""

    words: str

    def __repr__(self) -> str:
        return f"SecretStr('{_HIDDEN if self.words else ''}')"

    def get_secret_value(self) -> str:
        """The words themselves."""
        return self.words


def find_choices(kind: object) -> tuple[str, ...]:
    """What an option of this type is chosen from; nothing for one that takes any words."""
    return get_args(kind) if get_origin(kind) is Literal else ()


def value_of(kind: object, field: Field, value: object) -> object:
    """An option's value. Raises ValueError, which says what the option takes."""
    if allowed := find_choices(kind):
        if value not in allowed:
            raise ValueError(f"it takes one of {', '.join(allowed)}")
        return value
    if kind is bool:
        return _flag(value)
    if kind is int or kind is float:
        return _number(kind, field, value)
    if kind is Path:
        return Path(str(value))
    secret = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
    if field.pattern and not re.search(field.pattern, secret):
        raise ValueError(f"it takes {field.takes}")
    return SecretStr(secret) if kind is SecretStr else secret


def _flag(value: object) -> bool:
    words = str(value).strip().lower()
    if words not in (*_YES, *_NO):
        raise ValueError("it takes yes or no")
    return words in _YES


def _number(kind: type[int] | type[float], field: Field, value: object) -> float:
    bounds = (("at least", field.ge), ("at most", field.le))
    limits = " and ".join(f"{words} {bound}" for words, bound in bounds if bound is not None)
    message = f"it takes a {'whole ' if kind is int else ''}number" + (
        f", {limits}" if limits else ""
    )
    try:
        number = kind(str(value).strip())
    except ValueError:
        raise ValueError(message) from None
    if (field.ge is not None and number < field.ge) or (field.le is not None and number > field.le):
        raise ValueError(message)
    return number
