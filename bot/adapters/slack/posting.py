"""Messages sent: posted, changed, shown to one alone; pictures and files uploaded before."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.blocks import LONGEST_TEXT, rich, sent_directly
from bot.adapters.slack.calls import CallRefused, Unanswered
from bot.adapters.slack.markup import Element
from bot.adapters.slack.places import Where
from bot.adapters.slack.render import SlackPost
from bot.adapters.slack.workspaces import Workspace
from bot.kernel.ids import MemberId
from bot.kernel.message import row_of, say
from bot.kernel.pieces import cut_into_pieces
from bot.kernel.reader import Reader
from bot.kernel.view import Person, Picture

MARK = "parley_shown"
"""The type of the metadata by which a message that was posted is found again."""

BAD_BLOCKS = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"}
)
NOT_THERE = frozenset({"channel_not_found", "not_in_channel", "user_not_in_channel", "is_archived"})
"""Errors where only the address that came with a command reaches its author."""

_ALL = frozenset({"channels:history", "groups:history"})
HISTORY = {"D": frozenset({"im:history"})}
"""By the first letter of a conversation: scopes one of which lets Parley look at it again."""

PROCESSED = 8.0
"""Seconds that Slack may take to process a picture."""

LOOKED_AT = 100
"""Messages among which a mark is looked for."""

log = logging.getLogger(__name__)


async def post(
    space: Workspace,
    here: Where,
    message: SlackPost,
    *,
    mark: str = "",
    called: Sequence[str] = (),
) -> str:
    """Post a message, with its files after it; returns its timestamp, "" where it had only files.
    Those `called` are told that it is their turn. Raises CallRefused, Unanswered."""
    body: dict[str, Any] = {"channel": here.channel, "unfurl_links": False, "unfurl_media": False}
    if here.thread:
        body["thread_ts"] = here.thread
    if mark:
        body["metadata"] = {"event_type": MARK, "event_payload": {"mark": mark}}
    posted = ""
    if message.blocks:
        blocks = calling(await ready(space, message), called, message.reader)
        posted = await _sent(space, "chat.postMessage", body, blocks, message.text)
    for file in message.files:
        await upload(space, file.name, file.content, here)
    return posted


async def post_surely(space: Workspace, here: Where, message: SlackPost, mark: str) -> str:
    """Post a message; where a try gets no answer, look whether it was posted all the same.

    Raises CallRefused, Unanswered.
    """
    try:
        return await post(space, here, message, mark=mark)
    except Unanswered as away:
        times_by_mark = await find_marked(space, here) if away.perhaps else None
        if times_by_mark is None:
            raise
        return times_by_mark.get(mark) or await post(space, here, message, mark=mark)


async def whisper(
    space: Workspace, here: Where, user: str, message: SlackPost, response_url: str = ""
) -> None:
    """Show a message to one person only; files go to them directly. Where Parley is not in the
    channel, the address that came with the command is used. Raises CallRefused, Unanswered."""
    blocks = await ready(space, message)
    if message.files:
        direct = await direct_to(space, user)
        for file in message.files:
            await upload(space, file.name, file.content, direct)
        blocks.append(sent_directly(message.files, message.reader))
    if blocks:
        body: dict[str, Any] = {"channel": here.channel, "user": user}
        if here.thread:
            body["thread_ts"] = here.thread
        try:
            await _sent(space, "chat.postEphemeral", body, blocks, message.text)
        except CallRefused as closed:
            if closed.error not in NOT_THERE or not response_url:
                raise
            await respond(space.calls.web, response_url, here, blocks, message.text)


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
        async with _session(web).post(address, json=body, proxy=web.proxy) as response:
            if response.status != 200:
                log.warning("an answer was not taken: status=%s", response.status)
                raise Unanswered("response_url", perhaps=False)
    except (aiohttp.ClientError, TimeoutError) as away:
        raise Unanswered("response_url", perhaps=True) from away


async def change(space: Workspace, channel: str, stamp: str, message: SlackPost) -> None:
    """Put a message in the place of another. Raises CallRefused, Unanswered."""
    body = {"channel": channel, "ts": stamp}
    await _sent(space, "chat.update", body, await ready(space, message), message.text)


async def delete(space: Workspace, channel: str, stamp: str) -> None:
    """Take a message away, if it is there still."""
    try:
        await space.calls.post("chat.delete", channel=channel, ts=stamp)
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
        while True:
            answer = await space.calls.get(method, **asked)
            for message in answer.get("messages", ()):
                metadata = message.get("metadata") or {}
                if metadata.get("event_type") == MARK:
                    times_by_mark[str(metadata["event_payload"].get("mark"))] = str(message["ts"])
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor or not here.thread:
                return times_by_mark
            asked["cursor"] = cursor
    except CallRefused as closed:
        log.info("what was posted cannot be looked at: %s", closed)
        return None


async def upload(space: Workspace, name: str, content: bytes, here: Where | None = None) -> str:
    """Upload a file, into a channel if one is named; returns its id.

    Raises CallRefused, Unanswered.
    """
    place: dict[str, object] = {"filename": name, "length": len(content)}
    target = await space.calls.form("files.getUploadURLExternal", **place)
    web = space.calls.web
    try:
        sent = _session(web).post(str(target["upload_url"]), data=content, proxy=web.proxy)
        async with sent as answer:
            if answer.status != 200:
                raise Unanswered("upload", perhaps=False)
    except (aiohttp.ClientError, TimeoutError) as away:
        raise Unanswered("upload", perhaps=False) from away
    body: dict[str, object] = {"files": [{"id": target["file_id"], "title": name}]}
    if here is not None:
        body["channel_id"] = here.channel
        if here.thread:
            body["thread_ts"] = here.thread
    await space.calls.post("files.completeUploadExternal", once=here is not None, **body)
    return str(target["file_id"])


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


async def ready(space: Workspace, message: SlackPost) -> list[Element]:
    """The blocks with their pictures uploaded; where that is not allowed, with their words."""
    blocks = list(message.blocks)
    for number, picture in message.pictures.items():
        try:
            blocks[number] = {**blocks[number], "slack_file": {"id": await _shown(space, picture)}}
        except CallRefused as denied:
            log.warning("a picture cannot be shown: %s", denied)
            words = next(cut_into_pieces(picture.alt, LONGEST_TEXT)) or " "
            line = [{"type": "text", "text": words, "style": {"italic": True}}]
            blocks[number] = rich([{"type": "rich_text_section", "elements": line}])
    return blocks


async def _shown(space: Workspace, picture: Picture) -> str:
    """A picture that Slack has processed, so that a block can show it."""
    file = await upload(space, picture.name, picture.png)
    waited, pause = 0.0, 0.1
    while waited < PROCESSED:
        answer = await space.calls.get("files.info", file=file)
        if answer["file"].get("mimetype"):
            break
        await asyncio.sleep(pause)
        waited += pause
        pause = min(pause * 2, 1.0)
    return file


def calling(blocks: list[Element], users: Sequence[str], reader: Reader) -> list[Element]:
    """The blocks, and a line that calls people."""
    if not users:
        return blocks
    people = row_of(Person(MemberId(user), user) for user in users)
    line: list[Element] = [
        {"type": "user", "user_id": part.member}
        if isinstance(part, Person)
        else {"type": "text", "text": f"{part}"}
        for part in reader.parts(say("{people}: it is your turn.", people=people))
    ]
    return [*blocks, rich([{"type": "rich_text_section", "elements": line}])]


def _session(web: AsyncWebClient) -> aiohttp.ClientSession:
    session = web.session
    if session is None:
        raise RuntimeError("no session")
    return session
