"""What comes from Slack: acknowledged first, then worked on in order, and shown."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot import clock
from bot.adapters.slack import inbound
from bot.adapters.slack.answering import Answer
from bot.adapters.slack.callers import Callers
from bot.adapters.slack.calls import CallRefused, Unanswered
from bot.adapters.slack.face import SlackFace
from bot.adapters.slack.forms import NOTICE
from bot.adapters.slack.inbound import Payload, Sender
from bot.adapters.slack.inbox import Inbox, id_of
from bot.adapters.slack.lanes import Lanes
from bot.adapters.slack.places import Where, community_of
from bot.adapters.slack.posting import ready, respond
from bot.adapters.slack.render import messages, windows
from bot.adapters.slack.rooms import SlackRooms
from bot.adapters.slack.suggesting import options
from bot.adapters.slack.workspaces import Workspace, Workspaces
from bot.adapters.slack.writing import Writing
from bot.app import App
from bot.core.command import Caller
from bot.core.ids import CommunityId, PlaceId
from bot.core.permission import Role
from bot.core.refusal import Code, Refused
from bot.core.view import View, text
from bot.faces.lines import Line
from bot.journals.keeping import CLOCK, catch_up
from bot.store import slack_inbox
from bot.store.database import Database
from bot.texts import sentence

AT_ONCE = 2.0
"""Seconds that a form may wait for what comes of it; Slack waits three."""

log = logging.getLogger(__name__)


class Connection:
    """Parley on Slack, however what comes is brought: by sockets or by HTTP."""

    def __init__(
        self,
        app: App,
        db: Database,
        workspaces: Workspaces,
        tasks: asyncio.TaskGroup,
        *,
        prefix: str = "",
        reading: bool = False,
    ) -> None:
        self._app = app
        self._db = db
        self._workspaces = workspaces
        self._prefix = prefix
        self._rooms = SlackRooms(workspaces, db, self._kept, tasks)
        self._lanes = Lanes(tasks)
        self._inbox = Inbox(db)
        self._callers = Callers(app, db, self._rooms)
        self._writing = Writing(app, db, self._callers, self._inbox, reading=reading)
        self._web: AsyncWebClient | None = None
        self._served = ExitStack()
        self._teams: set[str] = set()

    def bolt(self, web: AsyncWebClient, secret: str = "") -> AsyncApp:
        """The library's app, with everything in one middleware, so that nothing is acknowledged
        later than it could be."""

        # The library reads the names of parameters, and takes a method’s own for one of them.
        async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
            return await self._authorized(team_id or enterprise_id or "")

        made = AsyncApp(
            client=web,
            signing_secret=secret,
            name="parley",  # else the library reads the whole stack for one
            user_facing_authorize_error_message=sentence(Refused(Code.SLACK_NOT_INSTALLED)),
            authorize=authorize,
            request_verification_enabled=bool(secret),
            ssl_check_enabled=bool(secret),
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )
        made.use(_Everything(self))
        self._web = web
        return made

    async def start(self) -> None:
        """Serve the workspaces that Parley is in, and go on with what was left."""
        try:
            for space in await self._workspaces.all():
                self.serve(space)
                await self._rooms.catch_up(space)
            await self._db.change(slack_inbox.forget_old(clock.now()))
            for key, body in await slack_inbox.waiting(self._db):
                await self._go_on(key, body)
            await catch_up(self._app.parts)
        except Refused as refused:
            log.warning("slack was not caught up with: %s", refused.code)

    async def close(self, seconds: float) -> None:
        """Finish what is under way; rooms are not served any more."""
        await self._lanes.finish(seconds)
        await self._rooms.finish(seconds)
        self._served.close()

    def serve(self, space: Workspace) -> None:
        """Serve a workspace's rooms, if that is not done already."""
        if space.team not in self._teams:
            self._teams.add(space.team)
            face = SlackFace(self._rooms, space.team, self._db)
            served = self._app.parts.rooms.served(community_of(space.team), face)
            self._served.enter_context(served)

    async def _authorized(self, team: str) -> AuthorizeResult:
        """Parley in a workspace. One that took Parley out is told so later, where it is answered;
        the library would not acknowledge what comes from it."""
        try:
            space = await self._rooms.space(team)
        except Refused:
            return AuthorizeResult(enterprise_id=None, team_id=team)
        self.serve(space)
        return AuthorizeResult(
            enterprise_id=None,
            team_id=space.team,
            bot_token=space.token,
            bot_id=space.bot,
            bot_user_id=space.user,
        )

    async def everything(self, body: dict[str, Any], ack: AsyncAck) -> BoltResponse:
        """Acknowledge what came and hand it to its lane. Forms are acknowledged with what came of
        them; what Slack would not send again is on disk before."""
        kind = "command" if "command" in body else body.get("type")
        key = inbound.by_meaning(body)
        match kind:
            case "view_submission":
                return await ack(**await self._answer_once(key, body))
            case "block_suggestion":
                return await ack(
                    options=await options(self._app, self._db, self._rooms, self._callers, body)
                )
            case "event_callback":
                await self._event(key, body)
                return await ack()
            case _:
                pass
        if key and self._inbox.new(key):
            match kind:
                case "command":
                    await self._typed(key, body)
                case "block_actions":
                    sender = inbound.pressed_by(body)
                    self._put(sender, partial(self._press, body, sender))
                case "shortcut" | "message_action":
                    sender = inbound.shortcut_by(body)
                    self._put(sender, partial(self._shortcut, body, sender))
                case _:
                    pass
        return await ack()

    def _put(self, sender: Sender, work: Callable[[], Awaitable[None]]) -> None:
        lane: Hashable = (sender.team, sender.here.channel, sender.user)
        self._lanes.put(lane, partial(self._worked, sender, work))

    async def _worked(self, sender: Sender, work: Callable[[], Awaitable[None]]) -> None:
        """Do a piece of work; where that cannot even begin, its author hears why."""
        try:
            await work()
        except Refused as no:
            log.warning("nothing could be done for workspace=%s: %s", sender.team, no.code)
            if sender.response_url and self._web is not None:
                (made,) = messages(View(blocks=(text(sentence(no)),)))
                with suppress(Unanswered):
                    await respond(
                        self._web, sender.response_url, sender.here, made.blocks, made.text
                    )

    # --- commands ---------------------------------------------------------------------------

    async def _typed(self, key: str, body: Payload) -> None:
        """A slash command. One that says something is on disk before it is acknowledged."""
        sender = inbound.slash(body)
        words = str(body.get("text") or "")
        line = inbound.typed(str(body["command"]), words, self._prefix, self._app.catalog)
        kept = self._app.is_private(line)
        if kept and not await self._inbox.keep(key, sender.team, body):
            return
        self._put(sender, partial(self._slash, key, sender, line, kept=kept))

    async def _slash(
        self, key: str, sender: Sender, line: str, *, kept: bool, again: bool = False
    ) -> None:
        answering = await self._callers.answering(sender, id_of(key), again=again)
        line = inbound.said(line, await self._callers.names(sender, line))
        await answering.answer(Line(action=line))
        if kept:
            await self._inbox.done(key, sender.team)

    # --- buttons, choices, shortcuts ---------------------------------------------------------

    async def _press(self, body: Payload, sender: Sender) -> None:
        action = inbound.pressed(body)
        if not action:
            return
        answering = await self._callers.answering(sender)
        await answering.answer(Line(action=action), pressed=True)
        if sender.here.window and not sender.here.channel:
            await self._home(sender)

    async def _shortcut(self, body: Payload, sender: Sender) -> None:
        message = body.get("message") or {}
        line = inbound.shortcut(
            body, await self._callers.names(sender, str(message.get("text", "")))
        )
        if line is not None:
            await (await self._callers.answering(sender)).answer(line)

    # --- forms ------------------------------------------------------------------------------

    async def _answer_once(self, key: str, body: Payload) -> Answer:
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
        self._put(sender, partial(self._submit, key, body, sender, waiting))
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
        came = await answering.submit(line)
        views = came.views
        if not waiting.done():
            waiting.set_result(came.answer)
        elif not came.taken:  # too late to say it in the form
            views = (View(blocks=(text(_told(came.answer)),), trouble=True),)
        await answering.show(views)
        if came.taken or again:
            await self._inbox.done(key, sender.team)
        else:
            await self._inbox.refuse(key, sender.team)
        if not sender.here.channel:
            await self._home(sender)

    # --- events -----------------------------------------------------------------------------

    async def _event(self, key: str, body: Payload) -> None:
        event = body.get("event") or {}
        match event.get("type"):
            case "message" | "app_mention":
                await self._message(key, body)
            case "app_home_opened" if event.get("tab") == "home" and self._inbox.new(key):
                sender = replace(inbound.wrote(body), here=Where(window=True))
                self._put(sender, partial(self._home, sender))
            case "app_uninstalled" | "tokens_revoked" if self._inbox.new(key):
                team = str(body.get("team_id", ""))
                log.warning("workspace=%s took Parley out", team)
                await self._workspaces.forget(team)
            case _:
                pass

    async def _message(self, key: str, body: Payload) -> None:
        """Something written, or written anew; acknowledged when it is decided what it is."""
        event = body["event"]
        subtype = event.get("subtype")
        if subtype in ("message_changed", "message_deleted"):
            if self._writing.reading and self._inbox.new(key):
                self._put(inbound.wrote(body), partial(self._writing.rewritten, body))
            return
        if event.get("bot_id") or subtype not in (None, "thread_broadcast", "file_share"):
            return
        if not self._inbox.new(key):
            return
        decided: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        sender = inbound.wrote(body)
        self._put(sender, partial(self._writing.take, key, body, sender, decided))
        await asyncio.wait({decided}, timeout=AT_ONCE)
        if decided.done() and (failed := decided.exception()):
            self._inbox.forget(key)  # Slack sends it again
            raise failed

    async def _home(self, sender: Sender) -> None:
        """Show somebody's home tab as it is now."""
        sender = replace(sender, here=Where(window=True))
        answering = await self._callers.answering(sender)
        views = await self._app.home(answering.by)
        whole = View(blocks=tuple(block for view in views for block in view.blocks))
        made, *_ = windows(whole)
        try:
            blocks = await ready(answering.space, made)
            home = {"type": "home", "blocks": blocks}
            await answering.space.calls.post("views.publish", user_id=sender.user, view=home)
        except (CallRefused, Unanswered) as no:
            log.warning("a home was not shown: %s", no)

    async def _go_on(self, key: str, body: Payload) -> None:
        """Do what was acknowledged, and may not have been done when the program was stopped."""
        _ = self._inbox.remember(key)
        decided: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        if "command" in body:
            sender = inbound.slash(body)
            words = str(body.get("text") or "")
            line = inbound.typed(str(body["command"]), words, self._prefix, self._app.catalog)
            self._put(sender, partial(self._slash, key, sender, line, kept=True, again=True))
        elif body.get("type") == "view_submission":
            sender = inbound.submitted_by(body)
            decided.set_result({})
            self._put(sender, partial(self._submit, key, body, sender, decided, again=True))
        else:
            sender = inbound.wrote(body)
            self._put(sender, partial(self._writing.take, key, body, sender, decided, again=True))

    async def _kept(self, community: CommunityId, place: PlaceId, action: str) -> tuple[View, ...]:
        """What a command answers to Parley itself, for what is left in a place at the end."""
        by = Caller(community=community, place=place, member=CLOCK, name="Parley", role=Role.ADMIN)
        return await self._app.hear(by, action)


class _Everything(AsyncMiddleware):
    """Hands on what comes. Nothing is run after it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002  # the library's own name
    ) -> BoltResponse:
        """Acknowledge a request."""
        del resp, next
        return await self._connection.everything(req.body, req.context.ack)


def _told(answer: Answer) -> str:
    """What an answer to a form says, in words."""
    if errors := answer.get("errors"):
        return " ".join(str(words) for words in errors.values())
    blocks = (answer.get("view") or {}).get("blocks") or ()
    notices = [block for block in blocks if block.get("block_id") == NOTICE]
    return str(notices[0]["text"]["text"] if notices else "Please fill the form in again.")
