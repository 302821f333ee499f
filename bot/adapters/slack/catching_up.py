"""What was written in debates while Parley was away or not connected, in the order in which it was
written: Slack brings it again late or never."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.adapters.slack import inbound
from bot.adapters.slack.calls import CallRefused, Unanswered
from bot.adapters.slack.inbound import Payload
from bot.adapters.slack.inbox import Inbox
from bot.adapters.slack.places import where
from bot.adapters.slack.workspaces import Workspace
from bot.adapters.slack.writing import WRITTEN, Writing
from bot.kernel.ids import PlaceId

PAGE, MOST_PAGES = 200, 10
"""Messages that are asked for at a time, and how often; of a channel the latest come first."""

log = logging.getLogger(__name__)


async def take_missed(
    space: Workspace,
    places: Sequence[PlaceId],
    since: datetime,
    writing: Writing,
    inbox: Inbox,
    after: datetime | None = None,
) -> None:
    """Take what was written before `since` (UTC): `after` an instant, or else after Parley's last
    post there. What was taken already is known."""
    for place in places:
        try:
            missed = await _load_missed(space, place, since, after)
        except (CallRefused, Unanswered) as closed:
            log.info("what was missed cannot be read: place=%s because of %s", place, closed)
            continue
        for message in missed:
            body = _as_event(space, place, message)
            key = inbound.by_meaning(body)
            if inbox.new(key):
                decided = asyncio.get_running_loop().create_future()
                await writing.take_now(key, body, inbound.wrote(body), decided)


async def _load_missed(
    space: Workspace, place: PlaceId, since: datetime, after: datetime | None
) -> list[Payload]:
    """Messages of members in a thread or a channel, in order, the latest two thousand at most."""
    here = where(place)
    asked: dict[str, object] = {"channel": here.channel, "limit": PAGE}
    if here.thread:
        asked["ts"] = here.thread
    if after is not None:
        asked["oldest"] = f"{after.timestamp():.6f}"
    method = "conversations.replies" if here.thread else "conversations.history"
    messages: list[Payload] = []
    read = 0
    async for answer in space.calls.pages(method, **asked):
        messages += [m for m in answer.get("messages", ()) if float(m["ts"]) < since.timestamp()]
        read += 1
        if read == MOST_PAGES or not (here.thread or after):
            break
    if after is None:
        own = (float(m["ts"]) for m in messages if m.get("user") == space.user)
        last = max(own, default=0.0)
    else:
        last = after.timestamp()
    return [
        message
        for message in sorted(messages, key=lambda message: float(message["ts"]))
        if float(message["ts"]) > last
        and not message.get("bot_id")
        and message.get("subtype") in WRITTEN
    ]


def _as_event(space: Workspace, place: PlaceId, message: Payload) -> dict[str, Any]:
    """A message as the event that would have brought it."""
    here = where(place)
    event = {
        **message, "type": "message", "channel": here.channel, "channel_type": "channel",
    }  # fmt: skip
    if here.thread:
        event["thread_ts"] = here.thread
    event.pop("subtype", None)
    return {"type": "event_callback", "team_id": space.team, "event": event}
