"""What is written in channels and to Parley alone: words addressed to it, speeches, mere talk."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

from msgspec.structs import replace

from bot.adapters.slack import inbound
from bot.adapters.slack.answering import SlackAnswering
from bot.adapters.slack.boards import link_to
from bot.adapters.slack.callers import Callers
from bot.adapters.slack.inbound import Payload, Sender
from bot.adapters.slack.inbox import Inbox, id_of
from bot.adapters.slack.places import community_of
from bot.adapters.slack.refusals import SlackRefusal
from bot.app import App
from bot.kernel import account_rows as accounts
from bot.kernel.refusal import Refused, sentence
from bot.kernel.view import View, text
from bot.store.database import Database

WRITTEN = (None, "thread_broadcast", "file_share")
"""The subtypes of what somebody wrote; others tell of something that happened."""

LONGEST_WAIT = 10.0
"""Seconds for which what is written now waits for what was written while Parley was away."""


class Writing:
    """Takes what is written. `reading` takes what a speaker writes as the speech."""

    def __init__(
        self, app: App, db: Database, callers: Callers, inbox: Inbox, *, reading: bool
    ) -> None:
        self._app = app
        self._db = db
        self._callers = callers
        self._inbox = inbox
        self.reading = reading
        self.caught_up = asyncio.Event()
        """Set once what was missed has been taken, so that words come in their order."""

    async def take(
        self,
        key: str,
        body: Payload,
        sender: Sender,
        decided: "asyncio.Future[None]",
        *,
        again: bool = False,
    ) -> None:
        """Take something written. It is `decided` when it is on disk, or when it is known to be
        none of Parley’s business."""
        if self.reading and not sender.here.alone:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.caught_up.wait(), LONGEST_WAIT)
        await self.take_now(key, body, sender, decided, again=again)

    async def take_now(
        self,
        key: str,
        body: Payload,
        sender: Sender,
        decided: "asyncio.Future[None]",
        *,
        again: bool = False,
    ) -> None:
        """The same, without waiting for anything that was written before."""
        try:
            work = await self._meant(key, body, sender, again=again)
            if work is None or not (again or await self._inbox.keep(key, sender.team, body)):
                return
        except Refused as failed:
            decided.set_exception(failed)
            return
        finally:
            if not decided.done():
                decided.set_result(None)
        await work()
        await self._inbox.done(key, sender.team)

    async def _meant(
        self, key: str, body: Payload, sender: Sender, *, again: bool
    ) -> Callable[[], Awaitable[None]] | None:
        """What is to be done for something written; None for mere talk."""
        raw = str(body["event"].get("text") or "").strip()
        answering = await self._callers.answering(sender, id_of(key), again=again)
        ours = f"<@{answering.space.user}>"
        if not raw.startswith(ours) and not sender.here.alone and self.reading:
            action = await self._app.speech(answering.by, heard=True)
            if action:
                words = inbound.said(raw, await self._callers.names(sender, raw))
                stamp = str(body["event"]["ts"])
                return partial(self._speak, answering, action, words, stamp)
        if ours not in raw and not sender.here.alone:
            return None
        bare = raw.replace(ours, "", 1).strip()
        said = await self._callers.read_words(answering.by, sender, bare)
        words = inbound.addressed(said, answering.prefix, self._app.catalog)
        if not self._app.is_command(words) and not sender.here.alone:
            thread = sender.here.thread or str(body["event"]["ts"])
            there = replace(sender, here=replace(sender.here, thread=thread))
            by = replace(answering.by, seen_by_all=True)
            answering = replace(answering, sender=there, by=by, open=True)
        return partial(answering.mention, words, tuple(body["event"].get("files") or ()))

    async def _speak(self, answering: SlackAnswering, action: str, words: str, stamp: str) -> None:
        by, key = answering.by, f"speech {stamp}"
        await self._db.change(accounts.insert_message(by.community, by.place, key, stamp))
        address = link_to(answering.space, by.place, stamp)
        views = await self._app.hear(
            replace(by, message=address), action, {"words": words}, fresh=answering.fresh
        )
        if any(view.trouble for view in views) and not answering.again:
            await self._db.change(accounts.delete_message(by.community, by.place, key))
        await answering.show(views)

    async def rewritten(self, body: Payload) -> None:
        """Somebody changed or deleted a message. If it was their speech, they hear that the record
        keeps it."""
        event = body["event"]
        before = event.get("previous_message") or {}
        now = event.get("message") or {}
        if now and now.get("text") == before.get("text"):
            return
        user, stamp = str(before.get("user") or ""), str(before.get("ts") or "")
        sender = inbound.wrote(body)
        here = replace(sender.here, thread=str(before.get("thread_ts") or ""))
        community = community_of(sender.team)
        known = await accounts.find_message(self._db, community, here.place, f"speech {stamp}")
        if known is None or not user:
            return
        answering = await self._callers.answering(replace(sender, user=user, here=here))
        view = View(blocks=(text(sentence(Refused(SlackRefusal.SPEECH_STANDS))),))
        await answering.show((view,))
