"""conversations.*, users.*, usergroups.*, pins, bookmarks, canvases: what there is, and who."""

from collections.abc import Sequence
from typing import Any

from tests.fakes.slack.calls import Call, Door, Failure
from tests.fakes.slack.chat import as_message
from tests.fakes.slack.world import Channel, Made, Team, User, fresh

_SCOPE = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
_TYPES = {"channel": "public_channel", "group": "private_channel", "im": "im", "mpim": "mpim"}


def _channel(call: Call, what: str = "read") -> Channel:
    """A conversation that the app may look at. Raises Failure: channel_not_found, missing_scope."""
    found = call.team.channels.get(str(call.need("channel")))
    if found is None or (found.kind != "channel" and call.team.bot not in found.members):
        raise Failure("channel_not_found")
    needed = f"{_SCOPE[found.kind]}:{what}"
    if needed not in call.team.scopes:
        raise Failure("missing_scope", needed=needed, provided=",".join(sorted(call.team.scopes)))
    return found


def as_channel(team: Team, channel: Channel) -> Made:
    """A conversation as Slack describes it."""
    shape: Made = {
        "id": channel.id, "created": 1_700_000_000, "is_archived": channel.archived,
        "is_im": channel.kind == "im", "is_org_shared": False, "context_team_id": team.id,
    }  # fmt: skip
    if channel.kind == "im":
        return shape | {"user": next(iter(channel.members - {team.bot}), ""), "priority": 0}
    return shape | {
        "name": channel.name, "name_normalized": channel.name, "creator": team.bot,
        "is_channel": channel.kind == "channel", "is_group": channel.kind == "group",
        "is_mpim": channel.kind == "mpim", "is_private": channel.kind != "channel",
        "is_general": channel.name == "general", "is_shared": False, "is_ext_shared": False,
        "is_member": team.bot in channel.members,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }  # fmt: skip


def _page(call: Call, name: str, found: Sequence[Any], most: int = 1000) -> Made:
    """Some of many, with a cursor for the rest."""
    limit = int(call.text("limit") or 100)
    if not 1 <= limit <= most:
        raise Failure("invalid_limit")
    start = int(call.text("cursor") or 0) if call.text("cursor").isdigit() else 0
    if call.text("cursor") and not call.text("cursor").isdigit():
        raise Failure("invalid_cursor")
    rest = str(start + limit) if start + limit < len(found) else ""
    return {
        name: list(found[start : start + limit]),
        "response_metadata": {"next_cursor": rest},
        "has_more": bool(rest),
    }


async def info(call: Call) -> Made:
    channel = _channel(call)
    shape = as_channel(call.team, channel)
    if call.flag("include_num_members"):
        shape["num_members"] = len(channel.members)
    return {"channel": shape}


async def listing(call: Call) -> Made:
    types = (call.text("types") or "public_channel").split(",")
    found = []
    for channel in call.team.channels.values():
        mine = call.team.bot in channel.members
        if _TYPES[channel.kind] not in types or (channel.kind != "channel" and not mine):
            continue
        if call.method == "users.conversations" and not mine:
            continue
        if call.flag("exclude_archived") and channel.archived:
            continue
        found.append(as_channel(call.team, channel))
    return _page(call, "channels", found)


async def members(call: Call) -> Made:
    return _page(call, "members", sorted(_channel(call).members))


async def open_(call: Call) -> Made:
    users = call.text("users").split(",")
    unknown = [user for user in users if user not in call.team.users]
    if unknown or not users:
        raise Failure("user_not_found" if unknown else "users_list_not_supplied")
    channel = call.team.dm(users[0])
    return {"channel": {"id": channel.id}, "no_op": True, "already_open": True}


async def join(call: Call) -> Made:
    channel = call.team.channels.get(str(call.need("channel")))
    if channel is None or channel.kind != "channel":
        raise Failure("channel_not_found" if channel is None else "method_not_supported_for_channel_type")  # fmt: skip # noqa: E501
    if channel.archived:
        raise Failure("is_archived")
    channel.members.add(call.team.bot)
    return {"channel": as_channel(call.team, channel)}


def _told(call: Call, messages: list[Any]) -> list[Made]:
    shown = [as_message(call.team, message) for message in messages]
    if not call.flag("include_all_metadata"):
        for one in shown:
            one.pop("metadata", None)
    return shown


async def history(call: Call) -> Made:
    channel = _channel(call, "history")
    if channel.kind == "channel" and call.team.bot not in channel.members:
        raise Failure("not_in_channel")
    oldest = float(call.text("oldest") or 0)
    latest = float(call.text("latest") or 10**12)
    found = [
        m for m in channel.messages
        if not m.gone and not m.only and not m.thread and oldest < float(m.ts) < latest
    ]  # fmt: skip
    return _page(call, "messages", _told(call, found[::-1]), 999)


async def replies(call: Call) -> Made:
    channel = _channel(call, "history")
    root = str(call.need("ts"))
    if channel.find(root) is None and not any(m.thread == root for m in channel.messages):
        raise Failure("thread_not_found")
    oldest = float(call.text("oldest") or 0)
    found = [
        m for m in channel.messages
        if not m.gone and not m.only
        and (m.ts == root or (m.thread == root and float(m.ts) > oldest))
    ]  # fmt: skip
    return _page(call, "messages", _told(call, found))


def as_user(team: Team, user: User) -> Made:
    """A person as Slack describes them."""
    return {
        "id": user.id, "team_id": team.id, "name": user.name.lower(), "deleted": False,
        "real_name": user.name, "tz": "Europe/London", "tz_label": "Greenwich Mean Time",
        "tz_offset": 0, "locale": user.locale,
        "profile": {
            "real_name": user.name, "display_name": user.name, "real_name_normalized": user.name,
            "display_name_normalized": user.name, "team": team.id,
        },
        "is_admin": user.admin or user.owner, "is_owner": user.owner,
        "is_primary_owner": user.owner, "is_restricted": user.guest,
        "is_ultra_restricted": False, "is_bot": user.bot, "is_app_user": False,
        "updated": 1_700_000_000,
    }  # fmt: skip


async def user_info(call: Call) -> Made:
    user = call.team.users.get(str(call.need("user")))
    if user is None:
        raise Failure("user_not_found")
    shape = as_user(call.team, user)
    if not call.flag("include_locale"):
        shape.pop("locale")
    return {"user": shape}


async def user_list(call: Call) -> Made:
    return _page(call, "members", [as_user(call.team, u) for u in call.team.users.values()])


async def group_list(call: Call) -> Made:
    shapes = [
        {
            "id": key, "team_id": call.team.id, "is_usergroup": True, "name": key.title(),
            "handle": key.lower(), "is_external": False, "date_delete": 0,
            "user_count": len(users),
            **({"users": sorted(users)} if call.flag("include_users") else {}),
        }
        for key, users in call.team.groups.items()
    ]  # fmt: skip
    return {"usergroups": shapes}


async def group_users(call: Call) -> Made:
    users = call.team.groups.get(str(call.need("usergroup")))
    if users is None:
        raise Failure("no_such_subteam")
    return {"users": sorted(users)}


async def pin(call: Call) -> Made:
    channel = _channel(call)
    ts = str(call.need("timestamp"))
    if channel.find(ts) is None:
        raise Failure("message_not_found")
    if (channel.id, ts) in call.slack.pins:
        raise Failure("already_pinned")
    call.slack.pins.append((channel.id, ts))
    return {}


async def bookmark(call: Call) -> Made:
    channel = _channel(call)
    shape = {"id": fresh("Bk"), "channel_id": channel.id, "title": call.need("title"),
             "link": call.text("link"), "type": call.need("type")}  # fmt: skip
    return {"bookmark": shape}


async def canvas(call: Call) -> Made:
    content = call.parsed("document_content")
    if content is not None and content.get("type") != "markdown":
        raise Failure("invalid_arguments")
    key = fresh("F")
    call.slack.canvases[key] = str((content or {}).get("markdown", ""))
    return {"canvas_id": key}


_READ = ("channels:read", "groups:read", "im:read", "mpim:read")
METHODS = {
    "conversations.info": Door(info),
    "conversations.list": Door(listing, _READ),
    "users.conversations": Door(listing, _READ),
    "conversations.members": Door(members),
    "conversations.open": Door(open_, ("im:write", "mpim:write")),
    "conversations.join": Door(join, ("channels:join",)),
    "conversations.history": Door(history),
    "conversations.replies": Door(replies),
    "users.info": Door(user_info, ("users:read",)),
    "users.list": Door(user_list, ("users:read",)),
    "usergroups.list": Door(group_list, ("usergroups:read",)),
    "usergroups.users.list": Door(group_users, ("usergroups:read",)),
    "pins.add": Door(pin, ("pins:write",)),
    "bookmarks.add": Door(bookmark, ("bookmarks:write",)),
    "canvases.create": Door(canvas, ("canvases:write",)),
    "conversations.canvases.create": Door(canvas, ("canvases:write",)),
}
