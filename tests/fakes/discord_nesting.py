"""Which component may stand in which, and what each must hold, as Discord's component reference
says it (https://docs.discord.com/developers/components/reference)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Data = Mapping[str, Any]

BUTTON, STRING_SELECT, TEXT_INPUT, USER_SELECT, TEXT = 2, 3, 4, 5, 10
LABEL = 18
SELECTS = frozenset(range(3, 9)) - {TEXT_INPUT}
IN_MESSAGE = frozenset((1, 9, TEXT, 12, 13, 14, 17))
IN_CONTAINER = IN_MESSAGE - {17}
IN_MODAL = frozenset((TEXT, LABEL))
IN_LABEL = SELECTS | {TEXT_INPUT, 19, 21, 22, 23}
LINK = 5


def wrong_nesting(components: Sequence[Data]) -> str:
    """What is wrong with the components of a message and where they stand; "" if nothing is."""
    return next(_in_message(components, IN_MESSAGE), "")


def wrong_nesting_in_modal(components: Sequence[Data]) -> str:
    """The same for a modal: labels, each about one field, and texts."""
    return next(_in_modal(components), "")


def _in_message(components: Sequence[Data], may: frozenset[int]) -> Iterator[str]:
    for one in components:
        kind = one["type"]
        if kind not in may:
            yield f"component {kind} may not stand here"
        if kind == 1:
            yield from _row(one["components"])
        elif kind == 9:
            yield from _section(one)
        elif kind == 17:
            yield from _in_message(one["components"], IN_CONTAINER)
        elif kind == 12 and not 1 <= len(one["items"]) <= 10:
            yield "a gallery has 1 to 10 items"


def _row(inside: Sequence[Data]) -> Iterator[str]:
    kinds = [one["type"] for one in inside]
    if set(kinds) != {BUTTON} and not (len(kinds) == 1 and kinds[0] in SELECTS):
        yield f"a row has buttons or one select: {kinds}"
    for one in inside:
        yield from _button(one) if one["type"] == BUTTON else _select(one)


def _section(one: Data) -> Iterator[str]:
    inside = one["components"]
    if not 1 <= len(inside) <= 3 or any(part["type"] != TEXT for part in inside):
        yield "a section has 1 to 3 texts"
    beside = one["accessory"]
    if beside["type"] == BUTTON:
        yield from _button(beside)
    elif beside["type"] != 11:
        yield "beside a section stands a button or a thumbnail"


def _button(one: Data) -> Iterator[str]:
    style = one["style"]
    if style == LINK:
        if not 1 <= len(one.get("url", "")) <= 512 or "custom_id" in one:
            yield "a link has an address of at most 512 characters and no custom_id"
    elif not (isinstance(style, int) and 1 <= style <= 4):
        yield f"style {style}"
    elif "custom_id" not in one or one.get("url") or one.get("sku_id"):
        yield "a button has a custom_id and no address"
    if not one.get("label") and not one.get("emoji"):
        yield "a button has a label or an emoji"


def _select(one: Data) -> Iterator[str]:
    least, most = one.get("min_values"), one.get("max_values")
    least, most = 1 if least is None else least, 1 if most is None else most
    if not (0 <= least <= 25 and 1 <= most <= 25 and least <= most):
        yield f"a select takes {least} to {most}"
    if one["type"] == STRING_SELECT:
        chosen = sum(bool(option.get("default")) for option in one["options"])
        if most > len(one["options"]):
            yield "a select takes no more than it has"
    else:
        chosen = len(one.get("default_values") or ())
        if chosen and chosen < least:
            yield "fewer default values than the select takes"
    if chosen > most:
        yield "more default values than the select takes"
    if len(one.get("placeholder") or "") > 150 or "custom_id" not in one:
        yield "a select has a custom_id, and a placeholder of at most 150 characters"


def _in_modal(components: Sequence[Data]) -> Iterator[str]:
    for one in components:
        if one["type"] not in IN_MODAL:
            yield f"component {one['type']} may not stand in a modal"
        elif one["type"] == LABEL:
            inside = one["component"]
            if inside["type"] not in IN_LABEL:
                yield f"component {inside['type']} may not stand in a label"
            if inside.get("disabled"):
                yield "nothing in a modal is disabled"
            if inside["type"] in SELECTS:
                yield from _select(inside)
                if inside.get("min_values") == 0 and inside.get("required", True):
                    yield "min_values of what is required is at least 1"
            elif inside["type"] == TEXT_INPUT:
                yield from _text_input(inside)


def _text_input(one: Data) -> Iterator[str]:
    least, most = one.get("min_length"), one.get("max_length")
    least, most = 0 if least is None else least, 4000 if most is None else most
    if not (0 <= least <= 4000 and 1 <= most <= 4000 and least <= most):
        yield f"a text of {least} to {most} characters"
    value = one.get("value") or ""
    if len(value) > most or (value and len(value) < least):
        yield f"a value of {len(value)} characters"
    if one["style"] not in (1, 2) or len(one.get("placeholder") or "") > 100:
        yield "a style of 1 or 2, and a placeholder of at most 100 characters"
    if one["style"] == 1 and "\n" in value:
        yield "several lines in a field of one"
