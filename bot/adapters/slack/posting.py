"""Messages sent: posted, changed, shown to one alone."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import aiohttp
from msgspec import Struct
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.blocks import LONGEST_TEXT, rich, sent_directly
from bot.adapters.slack.calls import CallRefused, Unanswered, session_of
from bot.adapters.slack.markup import Element
from bot.adapters.slack.places import Where
from bot.adapters.slack.render import SlackPost
from bot.adapters.slack.uploading import ready, upload, with_pictures, without_files
from bot.adapters.slack.workspaces import Workspace
from bot.kernel.view import Attachment

MARK = "parley_shown"
"""The type of the metadata by which a message that was posted is found again."""

BAD_BLOCKS = frozenset(
    {
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_attachments",
        "msg_blocks_too_long",
        "msg_too_long",
    }
)
_ALL = frozenset({"channels:history", "groups:history"})
HISTORY = {"D": frozenset({"im:history"})}
"""By the first letter of a conversation: scopes one of which lets Parley look at it again."""

LOOKED_AT = 100
"""Messages among which a mark is looked for."""

Noting = Callable[[Where, Attachment, str], Awaitable[None]]
"""Keeps that a file was sent to a conversation, under an id."""

log = logging.getLogger(__name__)


class SentPost(Struct, frozen=True, kw_only=True):
    """What was posted: the message's timestamp, and the ids of the files that came with it. Where
    it had only files, the first of them stands for the timestamp."""

    stamp: str
    files: tuple[str, ...] = ()


async def post(
    space: Workspace,
    here: Where,
    message: SlackPost,
    *,
    mark: str = "",
    called: Sequence[str] = (),
) -> SentPost:
    """Post a message, with its files after it. Those `called` are told that it is their turn.

    Raises CallRefused, Unanswered.
    """
    body: dict[str, Any] = {"channel": here.channel, "unfurl_links": False, "unfurl_media": False}
    if here.thread:
        body["thread_ts"] = here.thread
    if mark:
        body["metadata"] = {"event_type": MARK, "event_payload": {"mark": mark}}
    stamp, files = "", list[str]()
    message = without_files(space, message)
    if message.blocks:
        blocks, files = await with_pictures(space, message)
        stamp = await _sent(space, "chat.postMessage", body, calling(blocks, called), message.text)
    files += [await upload(space, file.name, file.content, here) for file in message.files]
    return SentPost(stamp=stamp or next(iter(files), ""), files=tuple(files))


async def post_surely(space: Workspace, here: Where, message: SlackPost, mark: str) -> str:
    """Post a message; where a try gets no answer, look whether it was posted all the same.

    Raises CallRefused, Unanswered.
    """
    try:
        return (await post(space, here, message, mark=mark)).stamp
    except Unanswered as away:
        times_by_mark = await find_marked(space, here) if away.perhaps else None
        if times_by_mark is None:
            raise
        found = times_by_mark.get(mark)
        return found or (await post(space, here, message, mark=mark)).stamp


async def whisper(
    space: Workspace,
    here: Where,
    user: str,
    message: SlackPost,
    response_url: str = "",
    note: Noting | None = None,
) -> None:
    """Show a message to one person only; files go to them directly, and are noted. What cannot be
    shown in the channel is sent to the address that came with the command, and what that does not
    take, to them directly. Raises CallRefused, Unanswered where no way is left."""
    message = without_files(space, message)
    blocks = await ready(space, message)
    if message.files:
        await send_files(space, user, message.files, note)
        blocks.append(sent_directly(message.files, message.reader))
    if not blocks:
        return
    body: dict[str, Any] = {"channel": here.channel, "user": user}
    if here.thread:
        body["thread_ts"] = here.thread
    if here.channel:
        try:
            await _sent(space, "chat.postEphemeral", body, blocks, message.text)
            return
        except (CallRefused, Unanswered) as closed:
            log.info("an answer takes another way: %s", closed)
    if response_url:
        try:
            await respond(space.calls.web, response_url, here, blocks, message.text)
            return
        except Unanswered as lost:
            log.info("an answer takes another way: %s", lost)
    direct = await direct_to(space, user)
    await _sent(
        space, "chat.postMessage", {"channel": direct.channel}, _apart(blocks), message.text
    )


async def send_files(
    space: Workspace, user: str, files: Sequence[Attachment], note: Noting | None = None
) -> None:
    """Send files to a person directly; each is noted. Raises CallRefused, Unanswered."""
    direct = await direct_to(space, user)
    for file in files:
        sent = await upload(space, file.name, file.content, direct)
        if note is not None:
            await note(direct, file, sent)


def _apart(blocks: Sequence[Element]) -> list[Element]:
    """Blocks that do not stand in their thread any more: what is pressed in them tells of none."""
    return [
        {**block, "block_id": f"{block['block_id'].partition('@')[0]}@"}
        if block["type"] == "actions"
        else block
        for block in blocks
    ]


async def respond(
    web: AsyncWebClient,
    address: str,
    here: Where,
    blocks: Sequence[Element],
    words: str,
    *,
    instead: bool = False,
) -> None:
    """Answer by the address that came with a command or a click, `instead` of what was clicked or
    after it. Raises Unanswered."""
    body: dict[str, Any] = {"response_type": "ephemeral", "replace_original": instead}
    body |= {"text": words, "blocks": list(blocks)}
    if here.thread:
        body["thread_ts"] = here.thread
    try:
        async with session_of(web).post(address, json=body, proxy=web.proxy) as response:
            if response.status != 200:
                log.warning("an answer was not taken: status=%s", response.status)
                raise Unanswered("response_url", perhaps=False)
    except (aiohttp.ClientError, TimeoutError) as away:
        raise Unanswered("response_url", perhaps=True) from away


async def change(space: Workspace, channel: str, stamp: str, message: SlackPost) -> tuple[str, ...]:
    """Put a message in the place of another; the ids of its pictures. Its other files are not sent
    again. Raises CallRefused, Unanswered."""
    body = {"channel": channel, "ts": stamp}
    blocks, pictures = await with_pictures(space, message)
    await _sent(space, "chat.update", body, blocks, message.text)
    return tuple(pictures)


async def take_away(space: Workspace, channel: str, stamp: str) -> None:
    """Take a message away. Raises CallRefused, Unanswered."""
    await space.calls.post("chat.delete", channel=channel, ts=stamp)


async def delete(space: Workspace, channel: str, stamp: str) -> None:
    """Take a message away, if it is there still."""
    try:
        await take_away(space, channel, stamp)
    except (CallRefused, Unanswered) as denied:
        log.info("a message was not deleted: %s", denied)


async def direct_to(space: Workspace, user: str) -> Where:
    """The conversation between Parley and one person. Raises CallRefused, Unanswered."""
    answer = await space.calls.post("conversations.open", users=user)
    return Where(channel=str(answer["channel"]["id"]), alone=True)


async def find_marked(space: Workspace, here: Where) -> Mapping[str, str] | None:
    """What Parley posted here lately: timestamps by mark. None where it may not look.

    Raises Unanswered.
    """
    if not HISTORY.get(here.channel[:1], _ALL) & space.scopes:
        return None
    asked: dict[str, object] = {"channel": here.channel, "limit": LOOKED_AT}
    asked["include_all_metadata"] = "true"
    method = "conversations.history"
    if here.thread:
        method = "conversations.replies"
        asked["ts"] = here.thread
    times_by_mark: dict[str, str] = {}
    try:
        async for answer in space.calls.pages(method, **asked):
            for message in answer.get("messages", ()):
                metadata = message.get("metadata") or {}
                if metadata.get("event_type") == MARK:
                    times_by_mark[str(metadata["event_payload"].get("mark"))] = str(message["ts"])
            if not here.thread:
                break
    except CallRefused as closed:
        log.info("what was posted cannot be looked at: %s", closed)
        return None
    return times_by_mark


async def _sent(
    space: Workspace, method: str, body: dict[str, Any], blocks: Sequence[Element], words: str
) -> str:
    """Send blocks; where Slack refuses those, their words, so that nothing is lost."""
    try:
        answer = await space.calls.post(
            method, once=method == "chat.postMessage", **body, blocks=list(blocks), text=words
        )
    except CallRefused as wrong:
        if wrong.error not in BAD_BLOCKS:
            raise
        log.exception("blocks were refused, so their words are sent: %s", wrong.error)
        plain = {"type": "plain_text", "text": words[:LONGEST_TEXT] or " ", "emoji": False}
        section = {"type": "section", "text": plain}
        answer = await space.calls.post(
            method, once=method == "chat.postMessage", **body, blocks=[section], text=words
        )
    return str(answer.get("ts") or answer.get("message_ts") or "")


def calling(blocks: list[Element], users: Sequence[str]) -> list[Element]:
    """The blocks, and a line that calls people."""
    if not users:
        return blocks
    line: list[Element] = [{"type": "user", "user_id": users[0]}]
    for user in users[1:]:
        line += [{"type": "text", "text": " "}, {"type": "user", "user_id": user}]
    return [*blocks, rich([{"type": "rich_text_section", "elements": line}])]
