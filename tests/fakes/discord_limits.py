"""Discord's documented limits: what a payload breaks, in the words of its own errors."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any

from tests.fakes.discord_nesting import wrong_nesting, wrong_nesting_in_modal

V2 = 1 << 15
LONGEST_COMMAND = 8000
SHOWING = (12, 13)
"""Kinds of components that show files; their addresses are not kept here."""

Data = Mapping[str, Any]


def walk(components: Sequence[Data]) -> Iterator[Data]:
    """Every component, nested ones as well."""
    for one in components:
        yield one
        yield from walk(one.get("components", ()))
        if "component" in one:
            yield from walk([one["component"]])
        if "accessory" in one:
            yield from walk([one["accessory"]])


def with_ids(components: Sequence[Data]) -> list[dict[str, Any]]:
    """Components as Discord sends them back: each has an id, its own or the next that is free."""
    taken = {one["id"] for one in walk(components) if one.get("id")}
    free = (number for number in count(1) if number not in taken)

    def named(one: Data) -> dict[str, Any]:
        made = {**one, "id": one.get("id") or next(free)}
        if "components" in one:
            made["components"] = [named(inner) for inner in one["components"]]
        return made

    return [named(one) for one in components if one["type"] not in SHOWING]


def wrong_message(payload: Data) -> str:
    """What is wrong with a message; "" if nothing is."""
    if len(str(payload.get("nonce") or "")) > 25:
        return "nonce longer than 25"
    if wrong := _wrong_files(payload):
        return wrong
    if not payload.get("flags", 0) & V2:
        fits = 1 <= len(payload.get("content") or "") <= 2000 and not payload.get("components")
        return "" if fits else "content empty or longer than 2,000, or components without the flag"
    if payload.get("content") or payload.get("embeds"):
        return "v2 takes no content and no embeds"
    if payload.get("allowed_mentions", {"parse": []}).get("parse"):
        return "mentions are to be off"
    parts = list(walk(payload.get("components", ())))
    if not 1 <= len(parts) <= 40:
        return f"{len(parts)} components"
    text = [str(part.get("content", "")) for part in parts if part["type"] == 10]
    if any(not words for words in text) or sum(map(len, text)) > 4000:
        return "text empty or longer than 4,000"
    ids = [part["custom_id"] for part in parts if "custom_id" in part]
    if len(set(ids)) != len(ids):
        return "custom_id twice"
    numbers = [part["id"] for part in parts if part.get("id")]
    if len(set(numbers)) != len(numbers) or not all(0 < n < 1 << 31 for n in numbers):
        return "id twice, or not of 32 bits"
    wrong = next((wrong for part in parts if (wrong := _wrong_part(part))), "")
    return wrong or wrong_nesting(payload.get("components", ()))


def _wrong_files(payload: Data) -> str:
    """A file that is shown must come along, and one that comes along must be shown."""
    names = [str(one["filename"]) for one in payload.get("attachments") or () if "filename" in one]
    there = set(names)
    if len(there) != len(names):
        return "two files share a name"
    shown = set[str]()
    for part in walk(payload.get("components", ())):
        media = [item["media"] for item in part.get("items", ())]
        media += [part["file"]] if part["type"] == 13 else []
        shown |= {str(one["url"]).removeprefix("attachment://") for one in media}
    return "" if shown <= there else f"no file {shown - there}"


def _wrong_part(part: Data) -> str:
    if not 1 <= len(part.get("custom_id", "x")) <= 100:
        return "custom_id"
    match part["type"]:
        case 1 if not 1 <= len(part["components"]) <= 5:
            return "row"
        case 2 if len(part.get("label") or "") > 80:
            return "label"
        case 3:
            options = part["options"]
            values = [option["value"] for option in options]
            sizes = all(
                1 <= len(option["label"]) <= 100
                and 1 <= len(option["value"]) <= 100
                and len(option.get("description") or "x") <= 100
                for option in options
            )
            fits = 1 <= len(options) <= 25 and len(set(values)) == len(values)
            return "" if sizes and fits else "select"
    return ""


def wrong_modal(payload: Data) -> str:
    """What is wrong with a form; "" if nothing is."""
    parts = payload["components"]
    if not 1 <= len(payload["title"]) <= 45 or not 1 <= len(parts) <= 5:
        return "title or fields"
    if wrong := wrong_nesting_in_modal(parts):
        return wrong
    shown = [part["content"] for part in parts if part["type"] == 10]
    if not all(1 <= len(words) <= 4000 for words in shown):
        return "text display"
    labels = [part for part in parts if part["type"] != 10]
    for label in labels:
        if not 1 <= len(label.get("label", "")) <= 45 or len(label.get("description") or "") > 100:
            return "label"
        inner = label["component"]
        if wrong := _wrong_part(inner):
            return wrong
    ids = [label["component"]["custom_id"] for label in labels]
    if len(set(ids)) != len(ids):
        return "custom_id twice"
    return "" if 1 <= len(payload["custom_id"]) <= 100 else "custom_id"


def wrong_commands(payload: Sequence[Data]) -> str:
    """What is wrong with a tree of commands; "" if nothing is."""
    if len(payload) > 100:
        return "more than 100"
    for command in payload:
        if command["type"] == 3:
            if not 1 <= len(command["name"]) <= 32 or "options" in command:
                return f"{command['name']} on messages"
            continue
        if wrong := _wrong_command(command, depth=0):
            return f"{command['name']}: {wrong}"
        if (size := _size(command)) > LONGEST_COMMAND:
            return f"{command['name']} has {size} characters"
    names = [(command["type"], command["name"]) for command in payload]
    return "" if len(set(names)) == len(names) else "two commands share a name"


def _size(command: Data) -> int:
    """Characters of a command's names, descriptions and choices, in the longest language."""
    named = [command["name"], *command.get("name_localizations", {}).values()]
    told = [command.get("description", ""), *command.get("description_localizations", {}).values()]
    own = max(map(len, named)) + max(map(len, told))
    choices = sum(len(c["name"]) + len(str(c["value"])) for c in command.get("choices", ()))
    return own + choices + sum(map(_size, command.get("options", ())))


def wrong_choices(payload: Data, asked: Data) -> str:
    """What is wrong with what is offered for the option that is being typed; "" if nothing is. A
    value has the type of its option: a string, or for an integer a number that JSON can hold."""
    choices = payload.get("choices", ())
    if len(choices) > 25 or not all(1 <= len(c["name"]) <= 100 for c in choices):
        return "choices"
    option = next(o for o in _inner_options(asked) if o.get("focused"))
    for choice in choices:
        value = choice["value"]
        if option["type"] == 4:
            if type(value) is not int or abs(value) > 1 << 53:
                return f'Value "{value}" is not a number.'
        elif not isinstance(value, str) or not 1 <= len(value) <= 100:
            return f"value {value!r}"
    return ""


def _inner_options(data: Data) -> Iterator[Data]:
    for option in data.get("options", ()):
        if "focused" in option or "value" in option:
            yield option
        yield from _inner_options(option)


def wrong_event(payload: Data, now: datetime) -> str:
    """What is wrong with a new event of a server's calendar, outside its channels."""
    if payload.get("entity_type") != 3 or payload.get("privacy_level") != 2:
        return "entity_type or privacy_level"
    where = (payload.get("entity_metadata") or {}).get("location") or ""
    if not 1 <= len(where) <= 100 or payload.get("channel_id"):
        return "location"
    if wrong := wrong_event_words({"name": "", **payload}):
        return wrong
    if not payload.get("scheduled_end_time"):
        return "scheduled_end_time"
    start = datetime.fromisoformat(payload["scheduled_start_time"])
    end = datetime.fromisoformat(payload["scheduled_end_time"])
    return "" if now < start < end else "times"


def wrong_event_words(payload: Data) -> str:
    """What is wrong with the words of an event, as far as they are given: a name has 1 to 100
    characters, a description 1 to 1000 (Guild Scheduled Event, JSON params)."""
    for name, most in (("name", 100), ("description", 1000)):
        if name in payload and not 1 <= len(payload[name] or "") <= most:
            return name
    return ""


def _wrong_command(command: Data, depth: int) -> str:
    name = command["name"]
    if not 1 <= len(name) <= 32 or name != name.lower() or " " in name:
        return f"name {name}"
    if not 1 <= len(command["description"]) <= 100:
        return f"description of {name}"
    if wrong := _wrong_translation(command):
        return f"{name}: {wrong}"
    options = command.get("options", ())
    if len(options) > 25 or depth > 2:
        return f"{len(options)} options in {name}"
    required = [option.get("required", False) for option in options]
    if required != sorted(required, reverse=True):
        return f"required options of {name} come first"
    for option in options:
        if len(option.get("choices", ())) > 25 or (
            option.get("choices") and option.get("autocomplete")
        ):
            return f"choices of {option['name']}"
        if wrong := _wrong_option(option):
            return f"{wrong} of {option['name']}"
        if wrong := _wrong_command(option, depth + 1):
            return wrong
    return ""


def _wrong_option(option: Data) -> str:
    """Only strings and numbers are completed, and a choice has the type of its option."""
    kind = option["type"]
    if option.get("autocomplete") and kind not in (3, 4, 10):
        return "autocomplete"
    takes = {3: str, 4: int}.get(kind)
    if any(takes is None or type(c["value"]) is not takes for c in option.get("choices", ())):
        return "choice"
    return ""


def _wrong_translation(command: Data) -> str:
    named = command.get("name_localizations", {}).values()
    if any(not 1 <= len(n) <= 32 or n != n.lower() or " " in n for n in named):
        return "translated name"
    told = command.get("description_localizations", {}).values()
    if any(not 1 <= len(words) <= 100 for words in told):
        return "translated description"
    options = command.get("options", ())
    shown = [option.get("name_localizations", {}).get("fr", option["name"]) for option in options]
    return "" if len(set(shown)) == len(shown) else "two options share a name"
