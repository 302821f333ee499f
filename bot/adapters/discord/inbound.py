"""Interactions as lines: what a member typed, pressed, chose or filled in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.kernel import lines
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.lines import CommandLine
from bot.kernel.permission import Role

ADMIN = (1 << 3) | (1 << 5)
"""Administrator, manage server."""

CHAIR = (1 << 13) | (1 << 33)
"""Manage messages, manage events."""

_SUB_COMMAND = 1
_ATTACHMENT = 11

Data = Mapping[str, Any]


def community_of(guild: int) -> CommunityId:
    """The community that a server is."""
    return CommunityId(f"discord:{guild}")


def caller(
    guild: int, channel: int, member: str, name: str, permissions: int, within: str = ""
) -> Caller:
    """Who acts; their permissions in the channel decide what they may do."""
    role = Role.MEMBER
    if permissions & CHAIR:
        role = Role.CHAIR
    if permissions & ADMIN:
        role = Role.ADMIN
    return Caller(
        community=community_of(guild),
        place=PlaceId(str(channel)),
        member=MemberId(member),
        name=name,
        role=role,
        within=PlaceId(within) if within else None,
    )


def typed(data: Data) -> CommandLine:
    """A slash command."""
    words, options = _unfolded(data)
    files = data.get("resolved", {}).get("attachments", {})
    fields: dict[str, str] = {}
    attached: dict[str, Data] = {}
    for option in options:
        name, value = option["name"], option.get("value", "")
        if option["type"] == _ATTACHMENT:
            attached[name] = files[str(value)]
        elif isinstance(value, bool):
            fields[name] = "yes" if value else "no"
        else:
            fields[name] = str(value)
    return CommandLine(action=f"/{' '.join(words)}", given=fields, files=attached)


def on_message(data: Data) -> CommandLine:
    """A command on a message."""
    message = data["resolved"]["messages"][str(data["target_id"])]
    return lines.on_message(str(data["name"]), str(message.get("content", "")))


def pressed(data: Data) -> CommandLine:
    """A button, or a choice: either carries a whole command."""
    chosen = data.get("values") or [data["custom_id"]]
    return CommandLine(action=str(chosen[0]))


def filled(data: Data) -> CommandLine:
    """A form that was sent."""
    fields: dict[str, str] = {}
    attached: dict[str, Data] = {}
    files = data.get("resolved", {}).get("attachments", {})
    for component in _inner(data.get("components", ())):
        name = component["custom_id"]
        values = [str(value) for value in component.get("values", ())]
        if values and values[0] in files:
            attached[name] = files[values[0]]
        else:
            fields[name] = str(component.get("value") or ", ".join(values))
    return CommandLine(action=str(data["custom_id"]), given=fields, files=attached)


def unfinished(data: Data) -> str:
    """The line that a completion is asked for: what stands before the value being typed, and it."""
    words, options = _unfolded(data)
    others = [o for o in options if not o.get("focused")]
    focused = next((o for o in options if o.get("focused")), None)
    said = [f'{o["name"]}:"{o.get("value", "")}"' for o in others]
    value = "" if focused is None else f"{focused['name']}:{focused.get('value', '')}"
    return " ".join([f"/{' '.join(words)}", *said, value])


def _unfolded(data: Data) -> tuple[list[str], Sequence[Data]]:
    words, options = [str(data["name"])], data.get("options", ())
    while options and options[0]["type"] == _SUB_COMMAND:
        words.append(str(options[0]["name"]))
        options = options[0].get("options", ())
    return words, options


def _inner(components: Sequence[Data]) -> Iterator[Data]:
    for component in components:
        if "custom_id" in component:
            yield component
        if inside := component.get("component"):
            yield from _inner([inside])
        yield from _inner(component.get("components", ()))
