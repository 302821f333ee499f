"""Pictures and files, uploaded before a message shows them; in words where that is not allowed."""

import asyncio
import logging

import aiohttp
from msgspec.structs import replace

from bot.adapters.slack.blocks import LONGEST_TEXT, rich
from bot.adapters.slack.calls import CallRefused, Unanswered, session_of
from bot.adapters.slack.markup import Element
from bot.adapters.slack.places import Where
from bot.adapters.slack.render import SlackPost
from bot.adapters.slack.workspaces import Workspace
from bot.kernel.message import row_of, say
from bot.kernel.pieces import cut_into_pieces
from bot.kernel.view import Picture

FILES = "files:write"
NO_FILES = say("No pictures or files here: Parley needs the permission {scope}.", scope=FILES)
"""Said where Parley may not upload what belongs to an answer."""

PROCESSED = 8.0
"""Seconds that Slack may take to process a picture."""

log = logging.getLogger(__name__)


def may_upload(space: Workspace) -> bool:
    """May Parley upload files? Where Slack did not say what the token allows, trying tells."""
    return not space.scopes or FILES in space.scopes


def without_files(space: Workspace, message: SlackPost) -> SlackPost:
    """The message; where Parley may not upload files, with their names in their place."""
    if not message.files or may_upload(space):
        return message
    names = row_of(file.name for file in message.files)
    left_out = say("Left out: {files}. {why}", files=names, why=NO_FILES)
    blocks = [*message.blocks, _small(message.reader.word(left_out))]
    return replace(message, blocks=blocks, files=())


def _small(words: str) -> Element:
    italic: Element = {"type": "text", "text": words, "style": {"italic": True}}
    return rich([{"type": "rich_text_section", "elements": [italic]}])


async def ready(space: Workspace, message: SlackPost) -> list[Element]:
    """The blocks with their pictures uploaded; where that is not allowed, with their words."""
    blocks, _ = await with_pictures(space, message)
    return blocks


async def with_pictures(space: Workspace, message: SlackPost) -> tuple[list[Element], list[str]]:
    """The same, and the ids of the pictures."""
    blocks, files = list(message.blocks), list[str]()
    for number, picture in message.pictures.items():
        try:
            file = await _shown(space, picture)
            blocks[number] = {**blocks[number], "slack_file": {"id": file}}
            files.append(file)
        except CallRefused as denied:
            log.warning("a picture cannot be shown: %s", denied)
            words = picture.alt
            if denied.error == "missing_scope":
                words = f"{words}\n{message.reader.word(NO_FILES)}"
            blocks[number] = _small(next(cut_into_pieces(words, LONGEST_TEXT)) or " ")
    return blocks, files


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


async def upload(space: Workspace, name: str, content: bytes, here: Where | None = None) -> str:
    """Upload a file, into a channel if one is named; returns its id.

    Raises CallRefused, Unanswered.
    """
    place: dict[str, object] = {"filename": name, "length": len(content)}
    target = await space.calls.form("files.getUploadURLExternal", **place)
    web = space.calls.web
    try:
        sent = session_of(web).post(str(target["upload_url"]), data=content, proxy=web.proxy)
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
