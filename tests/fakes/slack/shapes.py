"""What a JSON value must look like, said in a table; what is wrong is told in Slack's own words."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Data = Mapping[str, Any]
Check = Callable[[Any, str, list[str]], None]


def say(wrong: list[str], what: str, path: str) -> None:
    """Note a fault as Slack words it."""
    wrong.append(f"{what} [json-pointer:{path}]")


def string(most: int, *, least: int = 1, like: str = "") -> Check:
    """A string of so many characters."""

    def check(value: Any, path: str, wrong: list[str]) -> None:
        if not isinstance(value, str):
            say(wrong, "must be a string", path)
        elif len(value) > most:
            say(wrong, f"must be less than {most + 1} characters", path)
        elif len(value) < least:
            say(wrong, f"must be more than {least - 1} characters", path)
        elif like and not re.fullmatch(like, value):
            say(wrong, "failed to match the pattern", path)

    return check


def boolean(value: Any, path: str, wrong: list[str]) -> None:
    """True or false."""
    if not isinstance(value, bool):
        say(wrong, "must be a boolean", path)


def integer(least: int, most: int) -> Check:
    """A whole number inside bounds."""

    def check(value: Any, path: str, wrong: list[str]) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            say(wrong, "must be an integer", path)
        elif not least <= value <= most:
            say(wrong, f"must be between {least} and {most}", path)

    return check


def one_of(*values: str) -> Check:
    """One of these strings."""

    def check(value: Any, path: str, wrong: list[str]) -> None:
        if value not in values:
            say(wrong, f"must be one of {', '.join(values)}", path)

    return check


def array(of: Check, *, least: int = 0, most: int = 10_000) -> Check:
    """A list of so many things of one kind."""

    def check(value: Any, path: str, wrong: list[str]) -> None:
        if not isinstance(value, list):
            say(wrong, "must be an array", path)
            return
        if len(value) > most:
            say(wrong, f"no more than {most} items allowed", path)
        if len(value) < least:
            say(wrong, f"must have at least {least} items", path)
        for number, item in enumerate(value):
            of(item, f"{path}/{number}", wrong)

    return check


def anything(_value: Any, _path: str, _wrong: list[str]) -> None:
    """No demands."""


def shape(
    required: Mapping[str, Check],
    optional: Mapping[str, Check] | None = None,
    *also: Check,
) -> Check:
    """An object with these properties and no others; `also` looks at it as a whole."""
    known = {**(optional or {}), **required}

    def check(value: Any, path: str, wrong: list[str]) -> None:
        if not isinstance(value, dict):
            say(wrong, "must be an object", path)
            return
        for name in required:
            if name not in value:
                say(wrong, f"missing required field: {name}", path)
        for name, inner in value.items():
            if name not in known:
                say(wrong, f"invalid additional property: {name}", path)
            else:
                known[name](inner, f"{path}/{name}", wrong)
        for look in also:
            look(value, path, wrong)

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    """An object whose `type` says what it is."""

    def check(value: Any, path: str, wrong: list[str]) -> None:
        kind = str(value.get("type")) if isinstance(value, dict) else ""
        if kind not in kinds:
            say(wrong, f"unsupported type: {kind}", f"{path}/type")
        else:
            kinds[kind](value, path, wrong)

    return check


def exactly_one(*names: str) -> Check:
    """One of these properties, and only one."""

    def check(value: Data, path: str, wrong: list[str]) -> None:
        given = [name for name in names if name in value]
        if not given:
            say(wrong, f"missing required field: {names[0]}", path)
        elif len(given) > 1:
            say(wrong, f"only one of {', '.join(names)} allowed", path)

    return check


def at_least_one(*names: str) -> Check:
    """One of these properties, or several."""

    def check(value: Data, path: str, wrong: list[str]) -> None:
        if not any(value.get(name) for name in names):
            say(wrong, f"missing required field: {names[0]}", path)

    return check


def texts_of(value: Any) -> Sequence[str]:
    """Every piece of text in a tree of blocks, in order."""
    found: list[str] = []
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("text", "alt_text", "fallback") and isinstance(inner, str):
                found.append(inner)
            else:
                found += texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            found += texts_of(inner)
    return found
