"""What comes from Slack: acknowledged first, then worked on in order, and shown."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from msgspec.structs import replace
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack import inbound
from bot.adapters.slack import inbox_rows as slack_inbox
from bot.adapters.slack.callers import Callers
from bot.adapters.slack.catching_up import take_missed
from bot.adapters.slack.face import SlackFace
from bot.adapters.slack.inbound import Payload
from bot.adapters.slack.inbox import Inbox
from bot.adapters.slack.lanes import Lanes
from bot.adapters.slack.places import Where, community_of
from bot.adapters.slack.put_out import halt_where_put_out
from bot.adapters.slack.refusals import SlackRefusal
from bot.adapters.slack.rooms import SlackRooms
from bot.adapters.slack.suggesting import options
from bot.adapters.slack.working import Working
from bot.adapters.slack.workspaces import Workspace, Workspaces
from bot.adapters.slack.writing import Writing
from bot.app import App
from bot.kernel import clock
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.journal import CLOCK
from bot.kernel.permission import Role
from bot.kernel.refusal import Refused, sentence
from bot.kernel.timekeeping import catch_up, halt
from bot.kernel.view import View
from bot.store.database import Database

log = logging.getLogger(__name__)


class SlackConnection:
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
        self._rooms = SlackRooms(workspaces, db, self._kept, tasks, prefix=prefix)
        self._lanes = Lanes(tasks)
        self._inbox = Inbox(db)
        self._callers = Callers(app, db, self._rooms, prefix=prefix)
        self._reading = reading
        self._writing = Writing(app, db, self._callers, self._inbox, reading=reading)
        self._work = Working(
            app, self._callers, self._inbox, self._writing, self._lanes, prefix=prefix
        )
        self._began = clock.now()
        self._tasks = tasks
        self._readings = 0
        self._served = ExitStack()
        self._teams: set[str] = set()

    def bolt(self, web: AsyncWebClient, secret: str = "") -> AsyncApp:
        """The library's app, with everything in one middleware, so that nothing is acknowledged
        later than it could be."""

        # The library reads the names of parameters, and takes a method’s own for one of them.
        async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
            return await self._authorized(team_id or enterprise_id or "")

        app = AsyncApp(
            client=web,
            signing_secret=secret,
            name="parley",  # else the library reads the whole stack for one
            user_facing_authorize_error_message=str(
                sentence(Refused(SlackRefusal.SLACK_NOT_INSTALLED))
            ),
            authorize=authorize,
            request_verification_enabled=bool(secret),
            ssl_check_enabled=bool(secret),
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )
        app.use(_Everything(self))
        self._work.web = web
        return app

    async def start(self) -> None:
        """Serve the workspaces that Parley is in, and go on with what was left."""
        self._served.enter_context(self._app.parts.rooms.sweeping(self._go_on))
        try:
            spaces = await self._workspaces.all()
            await halt_where_put_out(self._app.parts, self._workspaces)
            await self._take_missed(spaces)
            for space in spaces:
                self.serve(space)
                await self._rooms.catch_up(space)
            await self._db.change(slack_inbox.forget_old(clock.now()))
            await self._go_on()
            await catch_up(self._app.parts)
        except Refused as refused:
            log.warning("slack was not caught up with: %s", refused.code)
        finally:
            self._writing.caught_up.set()

    async def _go_on(self) -> None:
        """Deal with what a process that has ended did not, this one before its start or another."""
        async with self._db.claim("sweeping slack") as is_ours:
            for key, body in await slack_inbox.take_abandoned(self._db) if is_ours else ():
                await self._work.go_on(key, body)

    async def _take_missed(self, spaces: Sequence[Workspace]) -> None:
        """Take the speeches that were written while Parley was away."""
        if not self._writing.reading:
            return
        for space in spaces:
            places = await self._app.speaking_places(community_of(space.team))
            try:
                await take_missed(space, places, self._began, self._writing, self._inbox)
            except Refused as refused:  # the workspace is served all the same
                log.warning("slack’s speeches were not taken: %s", refused.code)
        self._writing.caught_up.set()

    def read_back(self, seconds: float) -> None:
        """Take the speeches that were written in the last `seconds`, in which nothing came. What is
        written now waits for them."""
        if self._writing.reading and (self._readings or self._writing.caught_up.is_set()):
            self._writing.caught_up.clear()
            self._readings += 1
            self._tasks.create_task(self._take_unheard(clock.now() - timedelta(seconds=seconds)))

    async def _take_unheard(self, after: datetime) -> None:
        now = clock.now()
        try:
            for space in await self._workspaces.all():
                places = await self._app.speaking_places(community_of(space.team))
                await take_missed(space, places, now, self._writing, self._inbox, after)
        except Refused as refused:
            log.warning("what was written meanwhile was not read: %s", refused.code)
        finally:
            self._readings -= 1
            if not self._readings:
                self._writing.caught_up.set()

    async def close(self, seconds: float) -> None:
        """Finish what is under way; rooms are not served any more."""
        await self._lanes.finish(seconds)
        await self._rooms.finish(seconds)
        self._served.close()

    def serve(self, space: Workspace) -> None:
        """Serve a workspace's rooms, if that is not done already."""
        if space.team not in self._teams:
            self._teams.add(space.team)
            face = SlackFace(self._rooms, space.team, self._db, reading=self._reading)
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
                return await ack(**await self._work.answer_once(key, body))
            case "block_suggestion":
                return await ack(
                    options=await options(self._app, self._db, self._rooms, self._callers, body)
                )
            case "event_callback":
                await self._event(key, body)
                return await ack()
            case _:
                pass
        if key and await self._inbox.take(key, inbound.team_of(body)):
            match kind:
                case "command":
                    await self._work.typed(key, body)
                case "block_actions":
                    sender = inbound.pressed_by(body)
                    self._work.put(sender, partial(self._work.press, body, sender))
                case "shortcut" | "message_action":
                    sender = inbound.shortcut_by(body)
                    self._work.put(sender, partial(self._work.shortcut, body, sender))
                case _:
                    pass
        return await ack()

    async def _event(self, key: str, body: Payload) -> None:
        event = body.get("event") or {}
        match event.get("type"):
            case "message" | "app_mention":
                await self._work.message(key, body)
            case "app_home_opened" if event.get("tab") == "home" and self._inbox.new(key):
                sender = replace(inbound.wrote(body), here=Where(window=True))
                self._work.put(sender, partial(self._work.home, sender))
            case "app_uninstalled" | "tokens_revoked" if self._inbox.new(key):
                team = str(body.get("team_id", ""))
                if event["type"] == "tokens_revoked" and not (event.get("tokens") or {}).get("bot"):
                    return  # those of people are none of Parley’s
                log.warning("workspace=%s took Parley out", team)
                at = datetime.fromtimestamp(int(body.get("event_time") or 0), UTC)
                await self._workspaces.leave(team, at)
                await halt(self._app.parts, community_of(team), clock.now())
            case _:
                pass

    async def _kept(self, community: CommunityId, place: PlaceId, action: str) -> tuple[View, ...]:
        """What a command answers to Parley itself, for what is left in a place at the end."""
        by = Caller(community=community, place=place, member=CLOCK, name="Parley", role=Role.ADMIN)
        return await self._app.hear(by, action)


class _Everything(AsyncMiddleware):
    """Hands on what comes. Nothing is run after it."""

    def __init__(self, connection: SlackConnection) -> None:
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
