"""Response URLs: five answers in thirty minutes to who pressed or typed."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from aiohttp import web

from tests.fakes.slack.calls import Failure
from tests.fakes.slack.chat import check_blocks
from tests.fakes.slack.world import Made, Message, Team, stamp

if TYPE_CHECKING:
    from tests.fakes.slack.server import FakeSlack

USES, LIVES = 5, 1800.0
_KNOWN = {"text", "blocks", "attachments", "response_type", "replace_original", "delete_original",
          "thread_ts", "unfurl_links", "unfurl_media", "metadata", "mrkdwn"}  # fmt: skip


@dataclass
class Hook:
    """Where an answer goes: to whom, where, and in place of which message."""

    team: Team
    channel: str
    user: str
    made: float
    original: Message | None = None
    used: int = 0


def offer(
    slack: "FakeSlack", team: Team, channel: str, user: str, original: Message | None = None
) -> str:
    """A new response URL."""
    key = uuid4().hex
    slack.hooks[key] = Hook(team, channel, user, time.monotonic(), original)
    return f"{slack.address}/actions/{team.id}/{key}"


async def answer(slack: "FakeSlack", request: web.Request) -> web.Response:
    """Take one answer."""
    hook = slack.hooks.get(request.match_info["key"])
    fault = slack.next_fault("response_url")
    if fault is not None and fault.status:
        headers = {"Retry-After": f"{fault.retry_after or 1:g}"} if fault.status == 429 else {}
        return web.Response(status=fault.status, text="fault", headers=headers)
    if hook is None:
        return _no(404, "no_hook")
    if time.monotonic() - hook.made > LIVES:
        return _no(404, "expired_url")
    if hook.used >= USES:
        return _no(404, "used_url")
    said: Made = await request.json()
    if unknown := set(said) - _KNOWN:
        return _no(400, f"invalid_payload {unknown}")
    try:
        if said.get("blocks") is not None:
            check_blocks(said["blocks"], hook.team)
    except Failure as failed:
        slack.failed.append(("response_url", failed.error, failed.messages))
        return _no(404, failed.error)
    hook.used += 1
    return _done(slack, hook, said)


def _done(slack: "FakeSlack", hook: Hook, said: Made) -> web.Response:
    original = hook.original
    if said.get("delete_original"):
        if original is not None:
            original.gone = True
        return web.Response(text="ok")
    text, blocks = str(said.get("text") or ""), list(said.get("blocks") or [])
    if not text and not blocks:
        return _no(400, "no_text")
    if said.get("replace_original") and original is not None:
        original.text, original.blocks, original.edited = text, blocks, True
        return web.Response(text="ok")
    put(slack, hook.team, hook.channel, hook.user, said)
    return web.Response(text="ok")


def put(slack: "FakeSlack", team: Team, channel: str, user: str, said: Made) -> None:
    """Show an answer, to one person unless it says in_channel; it needs no membership."""
    only = "" if said.get("response_type") == "in_channel" else user
    text, blocks = str(said.get("text") or ""), list(said.get("blocks") or [])
    thread = str(said.get("thread_ts") or "")
    made = Message(stamp(), channel, team.bot, text, blocks, thread, only=only)
    team.channels[channel].messages.append(made)
    slack.posted(made)


def _no(status: int, error: str) -> web.Response:
    return web.json_response({"ok": False, "error": error}, status=status)
