"""What stands filled in on a view, element by element, as Slack reports it."""

from collections.abc import Iterator
from typing import Any

from tests.fakes.slack.elements import MULTI, TYPED
from tests.fakes.slack.shapes import Data
from tests.fakes.slack.world import Made, View

_CHOSEN = {
    "users": "user", "conversations": "conversation", "channels": "channel",
}  # fmt: skip


def stateful(view: View) -> Iterator[tuple[str, str, Made, Made]]:
    """Block id, action id, element and block of all that keeps a value."""
    for number, block in enumerate(view.given["blocks"]):
        block_id = block.get("block_id", f"b{number}")
        inside = [block["element"]] if block["type"] == "input" else block.get("elements", [])
        inside = [*inside, *([block["accessory"]] if "accessory" in block else [])]
        for position, element in enumerate(inside):
            if isinstance(element, dict) and value_of(element) is not None:
                yield block_id, element.get("action_id", f"a{position}"), element, block


def value_of(element: Data, given: Any = ..., options: list[Made] | None = None) -> Made | None:
    """The value of an element: as it first stands, or as somebody sets it; None where an element
    keeps none."""
    kind = element["type"]
    if kind in TYPED or kind == "rich_text_input":
        value = element.get("initial_value") if given is ... else given
        return {"type": kind, "value": value or None}
    if kind in ("datepicker", "timepicker", "datetimepicker"):
        name = {"datepicker": "date", "timepicker": "time"}.get(kind, "date_time")
        value = element.get(f"initial_{name}") if given is ... else given
        return {"type": kind, f"selected_{name}": value}
    if kind == "file_input":
        return {"type": kind, "files": [] if given is ... else given}
    if kind in ("static_select", "external_select", "radio_buttons"):
        first = element.get("initial_option") if given is ... else _find(element, given, options)
        return {"type": kind, "selected_option": first}
    if kind in ("multi_static_select", "multi_external_select", "checkboxes"):
        if given is ...:
            return {"type": kind, "selected_options": element.get("initial_options", [])}
        chosen = [given] if isinstance(given, str) else given
        found = [_find(element, one, options) for one in chosen]
        return {"type": kind, "selected_options": found}
    stem = kind.removeprefix("multi_").removesuffix("_select")
    if stem not in _CHOSEN or not kind.endswith("_select"):
        return None
    name = _CHOSEN[stem]
    if kind in MULTI:
        first = element.get(f"initial_{name}s", []) if given is ... else given
        return {"type": kind, f"selected_{name}s": first}
    first = element.get(f"initial_{name}") if given is ... else given
    return {"type": kind, f"selected_{name}": first}


def values(view: View) -> Made:
    """state.values of a view."""
    found: Made = {}
    for block, action, element, _ in stateful(view):
        kept = view.state.get(block, {}).get(action)
        found.setdefault(block, {})[action] = kept or value_of(element)
    return found


def empty(value: Data) -> bool:
    """Is nothing filled in?"""
    return not any(inner for name, inner in value.items() if name != "type")


def offered(element: Data) -> list[Made]:
    """The options of a menu, those in groups too."""
    options = list(element.get("options") or [])
    for group in element.get("option_groups") or []:
        options += group["options"]
    return options


def _find(element: Data, given: Any, options: list[Made] | None) -> Made | None:
    """An option by its words or its value; None for nothing chosen."""
    if not given:
        return None
    some = options if options is not None else offered(element)
    for one in some:
        if given in (one["text"]["text"], one["value"]):
            return one
    names = [one["text"]["text"] for one in some]
    raise AssertionError(f"no option {given!r} among {names}")
