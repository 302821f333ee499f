"""What is done for what comes from Slack, in the lane of its author."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable
from contextlib import suppress
from functools import partial
from typing import Any

from msgspec.structs import replace
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack import inbound
from bot.adapters.slack.answering import Answer
from bot.adapters.slack.callers import Callers
from bot.adapters.slack.calls import CallRefused, Unanswered
from bot.adapters.slack.inbound import Payload, Sender
from bot.adapters.slack.inbox import Inbox, id_of
from bot.adapters.slack.lanes import Lanes
from bot.adapters.slack.places import Where
from bot.adapters.slack.posting import respond
from bot.adapters.slack.render import messages, windows
from bot.adapters.slack.spelling import reader
from bot.adapters.slack.uploading import ready
from bot.adapters.slack.writing import WRITTEN, Writing
from bot.app import App
from bot.kernel.lines import CommandLine
from bot.kernel.picking import put_members
from bot.kernel.refusal import Refused, sentence
from bot.kernel.retrying import RETRY
from bot.kernel.view import View, text

AT_ONCE = 2.0
"""Seconds that a form may wait for what comes of it; Slack waits three."""

log = logging.getLogger(__name__)


class Working:
    """Does things, each once and in order. `prefix` begins the names of slash commands; `web`
    reaches those whose workspace is not known."""

    def __init__(
        self,
        app: App,
        callers: Callers,
        inbox: Inbox,
        writing: Writing,
        lanes: Lanes,
        *,
        prefix: str,
    ) -> None:
        self._app = app
        self._callers = callers
        self._inbox = inbox
        self._writing = writing
        self._lanes = lanes
        self._prefix = prefix
        self.web: AsyncWebClient | None = None

    def put(self, sender: Sender, work: Callable[[], Awaitable[None]]) -> None:
        """Do a piece of work after all else that its author did in the same channel."""
        lane: Hashable = (sender.team, sender.here.channel, sender.user)
        self._lanes.put(lane, partial(self._worked, sender, work))

    async def _worked(self, sender: Sender, work: Callable[[], Awaitable[None]]) -> None:
        """Do a piece of work; where that cannot even begin, its author hears why."""
        try:
            await work()
        except Refused as no:
            log.warning("nothing could be done for workspace=%s: %s", sender.team, no.code)
            if sender.response_url and self.web is not None:
                view = View(blocks=(text(sentence(no)),))
                (message,) = messages(view, reader=reader("", self._prefix, ""))
                with suppress(Unanswered):
                    await respond(
                        self.web, sender.response_url, sender.here, message.blocks, message.text
                    )

    async def typed(self, key: str, body: Payload) -> None:
        """A slash command. One that says something is on disk before it is acknowledged."""
        sender = inbound.slash(body)
        words = str(body.get("text") or "")
        line = inbound.typed(str(body["command"]), words, self._prefix, self._app.catalog)
        is_private = self._app.is_private(line)
        if is_private and not await self._inbox.keep(key, sender.team, body):
            return
        self.put(sender, partial(self._slash, key, sender, line, in_inbox=is_private))

    async def _slash(
        self, key: str, sender: Sender, line: str, *, in_inbox: bool, again: bool = False
    ) -> None:
        answering = await self._callers.answering(sender, id_of(key), again=again)
        line = await self._callers.read_words(answering.by, sender, line)
        await answering.answer(CommandLine(action=line))
        if in_inbox:
            await self._inbox.done(key, sender.team)

    async def press(self, body: Payload, sender: Sender) -> None:
        """Do what a button or a choice asks."""
        action = inbound.pressed(body)
        if not action:
            return
        answering = await self._callers.answering(sender)
        if action.startswith(f"{RETRY} "):
            await answering.try_again(action.removeprefix(f"{RETRY} "))
            return
        await answering.answer(CommandLine(action=action), pressed=True)
        if sender.here.window and not sender.here.channel:
            await self.home(sender)

    async def shortcut(self, body: Payload, sender: Sender) -> None:
        """Do what a shortcut asks."""
        message = body.get("message") or {}
        line = inbound.shortcut(body, await self._callers.names(sender, inbound.words_of(message)))
        if line is not None:
            await (await self._callers.answering(sender)).answer(line)

    async def answer_once(self, key: str, body: Payload) -> Answer:
        """What a form is acknowledged with; the same for the same, however often it comes."""
        known = self._inbox.seen(key)
        if known is not None:
            return await asyncio.shield(known)
        waiting = self._inbox.remember(key)
        sender = inbound.submitted_by(body)
        try:
            fresh = await self._inbox.keep(key, sender.team, body)
        except Refused:
            self._inbox.forget(key)
            raise
        if not fresh:
            waiting.set_result({})
            return {}
        self.put(sender, partial(self._submit, key, body, sender, waiting))
        await asyncio.wait({waiting}, timeout=AT_ONCE)
        if not waiting.done():
            waiting.set_result({})
        return waiting.result()

    async def _submit(
        self,
        key: str,
        body: Payload,
        sender: Sender,
        waiting: asyncio.Future[Answer],
        *,
        again: bool = False,
    ) -> None:
        line, _ = inbound.sent(body)
        answering = await self._callers.answering(sender, id_of(key), again=again)
        members = await self._callers.members(answering.by, sender, *line.given.values())
        given = {name: put_members(words, members) for name, words in line.given.items()}
        line = replace(line, given=given)
        came = await answering.submit(line)
        answer, views = came.answer, came.views
        if came.taken and not (sender.here.channel or waiting.done()):
            answer = await answering.result(views)
        if not waiting.done():
            waiting.set_result(answer)
            views = views if came.taken and not answer else ()
        elif not came.taken:  # too late to say it in the form
            views = (await answering.offer_again(line, came.views),)
        await answering.show(views)
        if came.taken or again:
            await self._inbox.done(key, sender.team)
        else:
            await self._inbox.refuse(key, sender.team)
        if not sender.here.channel:
            await self.home(sender)

    async def message(self, key: str, body: Payload) -> None:
        """Something written, or written anew; acknowledged when it is decided what it is."""
        event = body["event"]
        subtype = event.get("subtype")
        if subtype in ("message_changed", "message_deleted"):
            if self._writing.reading and self._inbox.new(key):
                self.put(inbound.wrote(body), partial(self._writing.rewritten, body))
            return
        if event.get("bot_id") or subtype not in WRITTEN:
            return
        if not self._inbox.new(key):
            return
        decided: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        sender = inbound.wrote(body)
        self.put(sender, partial(self._writing.take, key, body, sender, decided))
        await asyncio.wait({decided}, timeout=AT_ONCE)
        if decided.done() and (failed := decided.exception()):
            self._inbox.forget(key)  # Slack sends it again
            raise failed

    async def home(self, sender: Sender) -> None:
        """Show somebody's home tab as it is now."""
        sender = replace(sender, here=Where(window=True))
        answering = await self._callers.answering(sender)
        views = await self._app.home(answering.by)
        whole = View(blocks=tuple(block for view in views for block in view.blocks))
        first_window, *_ = windows(whole, answering.reader)
        try:
            blocks = await ready(answering.space, first_window)
            home = {"type": "home", "blocks": blocks}
            await answering.space.calls.post("views.publish", user_id=sender.user, view=home)
        except (CallRefused, Unanswered) as no:
            log.warning("a home was not shown: %s", no)

    async def go_on(self, key: str, body: Payload) -> None:
        """Do what was acknowledged, and may not have been done when the program was stopped."""
        _ = self._inbox.remember(key)
        decided: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        if "command" in body:
            sender = inbound.slash(body)
            words = str(body.get("text") or "")
            line = inbound.typed(str(body["command"]), words, self._prefix, self._app.catalog)
            self.put(sender, partial(self._slash, key, sender, line, in_inbox=True, again=True))
        elif body.get("type") == "view_submission":
            sender = inbound.submitted_by(body)
            decided.set_result({})
            self.put(sender, partial(self._submit, key, body, sender, decided, again=True))
        else:
            sender = inbound.wrote(body)
            self.put(sender, partial(self._writing.take, key, body, sender, decided, again=True))
