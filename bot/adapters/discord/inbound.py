"""Interactions as lines: what a member typed, pressed, chose or filled in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from discord.app_commands import Choice

from bot.kernel import lines
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.lines import CommandLine, UnfinishedValue
from bot.kernel.permission import Role
from bot.kernel.pieces import find_continued, find_first
from bot.kernel.view import Option

ADMIN = (1 << 3) | (1 << 5)
"""Administrator, manage server."""

CHAIR = (1 << 13) | (1 << 33)
"""Manage messages, manage events."""

_SUB_COMMAND = 1
_INTEGER = 4
_USER = 6
_USER_SELECT = 5
_ATTACHMENT = 11

Data = Mapping[str, Any]


PREFIX = "discord:"
"""What the ids of communities begin with that are servers."""


def community_of(guild: int) -> CommunityId:
    """The community that a server is."""
    return CommunityId(f"{PREFIX}{guild}")


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
    people = _people(data)
    fields: dict[str, str] = {}
    attached: dict[str, Data] = {}
    for option in options:
        name, value = option["name"], option.get("value", "")
        if option["type"] == _ATTACHMENT:
            attached[name] = files[str(value)]
        elif isinstance(value, bool):
            fields[name] = "yes" if value else "no"
        elif option["type"] == _USER:
            fields[name] = f"<@{value}>"
        else:
            fields[name] = str(value)
    return CommandLine(action=f"/{' '.join(words)}", given=fields, files=attached, people=people)


def on_message(data: Data) -> CommandLine:
    """A command on a message."""
    message = data["resolved"]["messages"][str(data["target_id"])]
    is_bot = bool((message.get("author") or {}).get("bot"))
    actions = lines.find_actions(message.get("components")) if is_bot else ()
    return lines.on_message(str(data["name"]), str(message.get("content", "")), actions)


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
        elif component.get("type") == _USER_SELECT:
            fields[name] = f"<@{values[0]}>" if values else ""
        elif first := find_first(name):
            fields |= {first: values[0]} if values else {}
        elif first := find_continued(name):
            fields[first] = ", ".join(filter(None, (fields.get(first), *values)))
        else:
            fields[name] = str(component.get("value") or ", ".join(values))
    return CommandLine(
        action=str(data["custom_id"]), given=fields, files=attached, people=_people(data)
    )


def _people(data: Data) -> dict[str, str]:
    """The people who were picked, by the names that they go by on the server; no apps."""
    resolved = data.get("resolved", {})
    names: dict[str, str] = {}
    for account, user in resolved.get("users", {}).items():
        here = resolved.get("members", {}).get(account, {})
        name = here.get("nick") or user.get("global_name") or user.get("username")
        if not user.get("bot"):
            names[str(account)] = str(name or account)
    return names


def unfinished(data: Data) -> UnfinishedValue:
    """The value that a completion is asked for."""
    words, options = _unfolded(data)
    focused: Data = next((o for o in options if o.get("focused")), {})
    return UnfinishedValue(
        action=f"/{' '.join(words)}",
        name=str(focused.get("name", "")),
        typed=str(focused.get("value", "")),
        given={o["name"]: str(o.get("value", "")) for o in options if not o.get("focused")},
    )


def choice(option: Option, data: Data) -> Choice[str | int | float]:
    """What may be chosen for the value that is being typed; Discord takes numbers as numbers."""
    _, options = _unfolded(data)
    number = any(o.get("focused") and o["type"] == _INTEGER for o in options)
    return Choice(name=option.label, value=int(option.value) if number else option.value)


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
