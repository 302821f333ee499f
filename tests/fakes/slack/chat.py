"""chat.*: posting, changing, deleting, showing to one person alone."""

from typing import Any

from tests.fakes.slack.blockkit import too_long, wrong_blocks
from tests.fakes.slack.calls import Call, Door, Failure
from tests.fakes.slack.world import Channel, Made, Message, Team, stamp

LONGEST, LONGEST_UPDATE, LONGEST_MARKDOWN = 40_000, 4_000, 12_000


def conversation(call: Call, key: str) -> Channel:
    """A conversation that the bot may write in, by its id, or a person's for a direct message.

    Raises Failure: channel_not_found, not_in_channel, is_archived.
    """
    team = call.team
    if key in team.users and not team.users[key].bot:
        return team.dm(key)
    found = team.channels.get(key)
    if found is None or (found.kind != "channel" and team.bot not in found.members):
        raise Failure("channel_not_found")
    if found.archived:
        raise Failure("is_archived")
    if team.bot not in found.members:
        raise Failure("not_in_channel")
    return found


def blocks_of(call: Call) -> list[Made] | None:
    """The blocks of a message, if any are given. Raises Failure: invalid_blocks, …"""
    blocks = call.parsed("blocks")
    if blocks is None:
        return None
    check_blocks(blocks, call.team)
    if too_long(blocks):
        raise Failure("msg_blocks_too_long")
    return list(blocks)


def check_blocks(blocks: Any, team: Team) -> None:
    """Raises Failure: invalid_blocks, invalid_blocks_format."""
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        raise Failure("invalid_blocks_format")
    wrong = wrong_blocks(blocks)
    wrong += [
        f"invalid slack file [json-pointer:/blocks/{number}/slack_file]"
        for number, block in enumerate(blocks)
        if (key := block.get("slack_file", {}).get("id"))
        and not (key in team.files and team.files[key].processed)
    ]
    if "only_one_table_allowed" in wrong:
        raise Failure("invalid_attachments", ["only_one_table_allowed"])
    if wrong:
        raise Failure("invalid_blocks", [f"[ERROR] {one}" for one in wrong], errors=wrong)


def _text(call: Call, longest: int) -> str:
    text, markdown = call.text("text"), call.text("markdown_text")
    if markdown and (text or call.given.get("blocks")):
        raise Failure("markdown_text_conflict")
    if len(text) > longest or len(markdown) > LONGEST_MARKDOWN:
        raise Failure("msg_too_long")
    return text or markdown


def _metadata(call: Call) -> Made | None:
    metadata = call.parsed("metadata")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or set(metadata) - {"event_type", "event_payload"}:
        raise Failure("invalid_metadata_format")
    if not metadata.get("event_type") or not isinstance(metadata.get("event_payload"), dict):
        raise Failure("invalid_metadata_schema")
    return metadata


async def post(call: Call) -> Made:
    channel = conversation(call, str(call.need("channel")))
    call.slack.pace(call.team.id, channel.id)
    text, blocks = _text(call, LONGEST), blocks_of(call)
    if not text and not blocks:
        raise Failure("no_text")
    thread = call.text("thread_ts")
    if thread and channel.find(thread) is None:
        raise Failure("thread_not_found")
    made = Message(
        stamp(), channel.id, call.team.bot, text, blocks or [], thread, metadata=_metadata(call)
    )
    channel.messages.append(made)
    call.slack.posted(made)
    return {"channel": channel.id, "ts": made.ts, "message": as_message(call.team, made)}


async def update(call: Call) -> Made:
    channel = conversation(call, str(call.need("channel")))
    found = channel.find(str(call.need("ts")))
    if found is None or found.buried:
        raise Failure("message_not_found")
    if found.user != call.team.bot:
        raise Failure("cant_update_message")
    text, blocks = _text(call, LONGEST_UPDATE), blocks_of(call)
    if not text and blocks is None:
        raise Failure("no_text")
    found.text = text or found.text
    found.blocks = blocks if blocks is not None else []
    found.metadata = _metadata(call) or found.metadata
    found.edited = True
    call.slack.edits += 1
    shown = as_message(call.team, found)
    return {"channel": channel.id, "ts": found.ts, "text": found.text, "message": shown}


async def delete(call: Call) -> Made:
    channel = conversation(call, str(call.need("channel")))
    found = channel.find(str(call.need("ts")))
    if found is None or found.buried:
        raise Failure("message_not_found")
    if found.user != call.team.bot:
        raise Failure("cant_delete_message")
    channel.bury(found)
    return {"channel": channel.id, "ts": found.ts}


async def post_ephemeral(call: Call) -> Made:
    channel = conversation(call, str(call.need("channel")))
    user = str(call.need("user"))
    if user not in channel.members:
        raise Failure("user_not_in_channel")
    text, blocks = _text(call, LONGEST), blocks_of(call)
    if not text and not blocks:
        raise Failure("no_text")
    thread = call.text("thread_ts")
    made = Message(stamp(), channel.id, call.team.bot, text, blocks or [], thread, only=user)
    channel.messages.append(made)
    call.slack.posted(made)
    return {"message_ts": made.ts}


async def permalink(call: Call) -> Made:
    channel = call.team.channels.get(str(call.need("channel")))
    if channel is None:
        raise Failure("channel_not_found")
    ts = str(call.need("message_ts"))
    found = channel.find(ts)
    if found is None:
        raise Failure("message_not_found")
    link = f"https://{call.team.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    if found.thread:
        link += f"?thread_ts={found.thread}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def as_message(team: Team, message: Message) -> Made:
    """A message as Slack describes it."""
    by_bot = message.user == team.bot
    shape: Made = {
        "type": "message", "ts": message.ts, "user": message.user, "text": message.text,
        "team": team.id,
    }  # fmt: skip
    if by_bot:
        shape |= {"bot_id": team.bot_id, "app_id": "A0PARLEY"}
    if message.blocks:
        shape["blocks"] = [
            {"block_id": f"b{number}", **block} for number, block in enumerate(message.blocks)
        ]
    if message.thread:
        shape |= {"thread_ts": message.thread, "parent_user_id": team.bot}
    if message.metadata:
        shape["metadata"] = message.metadata
    if message.buried:
        shape |= {"subtype": "tombstone", "hidden": True}
    if message.edited:
        shape["edited"] = {"user": message.user, "ts": message.ts}
    return shape


_WRITE = ("chat:write",)
METHODS = {
    "chat.postMessage": Door(post, _WRITE),
    "chat.update": Door(update, _WRITE),
    "chat.delete": Door(delete, _WRITE),
    "chat.postEphemeral": Door(post_ephemeral, _WRITE),
    "chat.getPermalink": Door(permalink),
}
