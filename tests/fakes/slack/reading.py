"""Blocks as somebody reads them: a line a text, cells of a row apart, buttons by their labels."""

import re
from collections.abc import Iterator, Sequence

from tests.fakes.slack.shapes import Data

_TOKEN = re.compile(r"<(?:@|!subteam\^|!)(?!date)(\w+)[^>]*>")


def read(blocks: Sequence[Data]) -> list[str]:
    """The lines of blocks, in order."""
    return [line for block in blocks for line in _block(block) if line.strip()]


def _block(block: Data) -> Iterator[str]:
    match block["type"]:
        case "rich_text":
            yield from _rich(block)
        case "table":
            for row in block["rows"]:
                yield " | ".join(" ".join(_cell(cell)) for cell in row)
        case "image" | "video":
            yield from _element(block)
        case "markdown":
            yield block["text"]
        case "input":
            yield block["label"]["text"]
            yield block.get("hint", {}).get("text", "")
            yield from _element(block["element"])
        case "container":
            yield block.get("title", {}).get("text", "")
            yield from read(block["child_blocks"])
        case _:
            yield from _plain(block)


def _plain(block: Data) -> Iterator[str]:
    if isinstance(text := block.get("text"), dict):
        yield text["text"]
    for part in block.get("fields", ()):
        yield part["text"]
    for element in block.get("elements", ()):
        yield from _element(element)
    if "accessory" in block:
        yield from _element(block["accessory"])


def _element(element: Data) -> Iterator[str]:
    if element["type"] == "image":
        yield element["alt_text"]
        return
    text = element.get("text")
    if isinstance(text, dict):
        yield text["text"]
    elif isinstance(text, str):
        yield text
    for name in ("placeholder", "initial_value"):
        value = element.get(name, "")
        yield value["text"] if isinstance(value, dict) else value
    for option in element.get("options", ()):
        yield option["text"]["text"]
        yield option.get("description", {}).get("text", "")
    for group in element.get("option_groups", ()):
        yield group["label"]["text"]
        yield from _element({"type": "group", "options": group["options"]})


def _cell(cell: Data) -> list[str]:
    if cell["type"] == "rich_text":
        return list(_rich(cell))
    return [str(cell.get("text", cell.get("value", "")))]


def _rich(block: Data) -> Iterator[str]:
    for element in block["elements"]:
        match element["type"]:
            case "rich_text_list":
                first = element.get("offset", 0) + 1
                for number, item in enumerate(element["elements"], first):
                    mark = f"{number}. " if element["style"] == "ordered" else "• "
                    yield mark + _line(item)
            case _:
                yield _line(element)


def _line(element: Data) -> str:
    return "".join(_part(part) for part in element["elements"])


def _part(part: Data) -> str:
    match part["type"]:
        case "text":
            return str(part["text"])
        case "link":
            return str(part.get("text") or part["url"])
        case "user":
            return f"<@{part['user_id']}>"
        case "date":
            return str(part.get("fallback", part["format"]))
        case "emoji":
            return f":{part['name']}:"
        case "broadcast":
            return f"<!{part['range']}>"
        case "channel":
            return f"<#{part['channel_id']}>"
        case _:
            return ""


def pinged(blocks: object, text: str = "") -> set[str]:
    """Whom a message calls: ids of people and groups, and here, channel or everyone."""
    found = set(_TOKEN.findall(text))
    if isinstance(blocks, list):
        for one in blocks:
            found |= pinged(one)
    elif isinstance(blocks, dict):
        match blocks.get("type"):
            case "user":
                found.add(blocks["user_id"])
            case "usergroup":
                found.add(blocks["usergroup_id"])
            case "broadcast":
                found.add(blocks["range"])
            case "mrkdwn":
                found |= set(_TOKEN.findall(blocks["text"]))
            case _:
                for inner in blocks.values():
                    found |= pinged(inner)
    return found
