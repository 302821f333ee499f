"""files.*: an upload in three steps, and what is known of a file afterwards."""

import mimetypes
from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from tests.fakes.slack.calls import Call, Door, Failure
from tests.fakes.slack.chat import conversation
from tests.fakes.slack.world import File, Made, Message, fresh, stamp

if TYPE_CHECKING:
    from tests.fakes.slack.server import FakeSlack


async def get_url(call: Call) -> Made:
    size = int(call.need("length"))
    if size <= 0:
        raise Failure("invalid_arguments", ["[ERROR] must be greater than 0"])
    made = File(
        fresh("F"), str(call.need("filename")), size, alt=call.text("alt_txt"), owner=call.team.bot
    )
    call.team.files[made.id] = made
    url = f"{call.slack.address}/upload/v1/{call.team.id}/{made.id}"
    return {"upload_url": url, "file_id": made.id}


async def put(slack: "FakeSlack", request: web.Request) -> web.Response:
    """The second step: the bytes, bare or as the part of a form."""
    found = slack.teams[request.match_info["team"]].files.get(request.match_info["file"])
    if found is None:
        return web.Response(status=404, text="not found")
    if request.content_type.startswith("multipart/"):
        parts = await request.post()
        part = next(iter(parts.values()))
        content = part.file.read() if isinstance(part, web.FileField) else str(part).encode()
    else:
        content = await request.read()
    if len(content) != found.size:
        return web.Response(status=400, text=f"expected {found.size} bytes, got {len(content)}")
    found.content = content
    return web.Response(text=f"OK - {found.size}")


async def complete(call: Call) -> Made:
    named = call.parsed("files")
    if not isinstance(named, list) or not named:
        raise Failure("invalid_arguments")
    done = []
    for one in named:
        found = call.team.files.get(one.get("id", ""))
        if found is None:
            raise Failure("file_not_found")
        if found.content is None:
            raise Failure("file_upload_incomplete")
        found.title = str(one.get("title") or found.name)
        done.append(found)
    keys = [k for k in (call.text("channel_id"), *call.text("channels").split(",")) if k]
    for key in keys:
        channel = conversation(call, key)
        thread = call.text("thread_ts")
        if thread and channel.find(thread) is None:
            raise Failure("invalid_thread_ts")
        blocks = call.parsed("blocks") or []
        made = Message(
            stamp(), channel.id, call.team.bot, call.text("initial_comment"), blocks, thread,
            files=[one.id for one in done],
        )  # fmt: skip
        channel.messages.append(made)
        call.slack.posted(made)
        for one in done:
            one.shared.append(channel.id)
    for one in done:
        call.slack.later(call.slack.processing, partial(setattr, one, "processed", True))
    return {"files": [as_file(call.slack, one, ready=False) for one in done]}


async def info(call: Call) -> Made:
    found = call.team.files.get(str(call.need("file")))
    if found is None:
        raise Failure("file_not_found")
    if found.deleted:
        raise Failure("file_deleted")
    return {"file": as_file(call.slack, found, ready=found.processed), "comments": []}


async def delete(call: Call) -> Made:
    """Takes a file from the workspace; where it was shared, a tombstone stays. Only its owner may,
    and what Parley uploads is Parley's."""
    found = call.team.files.get(str(call.need("file")))
    if found is None:
        raise Failure("file_not_found")
    if found.deleted:
        raise Failure("file_deleted")
    if found.owner != call.team.bot:
        raise Failure("cant_delete_file")
    found.deleted, found.content = True, b""
    return {}


def as_file(slack: "FakeSlack", found: File, *, ready: bool = True) -> Made:
    """A file as Slack describes it; its kind is empty until Slack has looked at it."""
    kind = (mimetypes.guess_type(found.name)[0] or "text/plain") if ready else ""
    return {
        "id": found.id, "name": found.name, "title": found.title, "size": found.size,
        "mimetype": kind, "filetype": found.name.rsplit(".", 1)[-1] if ready else "",
        "mode": "hosted", "alt_txt": found.alt,
        "url_private": f"{slack.address}/files-pri/{found.id}/{found.name}",
        "url_private_download": f"{slack.address}/files-pri/{found.id}/download/{found.name}",
        "permalink": f"https://study.slack.com/files/U0BOT/{found.id}/{found.name}",
    }  # fmt: skip


async def download(slack: "FakeSlack", request: web.Request) -> web.Response:
    """The bytes, to a token that may read them; a page to sign in to everybody else, with 200."""
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    for team in slack.teams.values():
        found = team.files.get(request.match_info["file"])
        if found is None:
            continue
        if team.token == token and not team.revoked and "files:read" in team.scopes:
            kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
            return web.Response(body=found.content, content_type=kind)
        return web.Response(text="<!DOCTYPE html><p>Sign in", content_type="text/html")
    return web.Response(status=404)


_WRITE = ("files:write",)
METHODS = {
    "files.getUploadURLExternal": Door(get_url, _WRITE),
    "files.completeUploadExternal": Door(complete, _WRITE),
    "files.delete": Door(delete, _WRITE),
    "files.info": Door(info, ("files:read",)),
}
