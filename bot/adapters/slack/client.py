"""What comes from Slack: acknowledged first, then worked on in order, and shown."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot import clock
from bot.adapters.slack import inbound
from bot.adapters.slack.answering import Answer, Answering
from bot.adapters.slack.calls import CallRefused, Unanswered
from bot.adapters.slack.face import SlackFace
from bot.adapters.slack.forms import GROUP, NOTICE
from bot.adapters.slack.inbound import Payload, Sender
from bot.adapters.slack.lanes import Lanes
from bot.adapters.slack.places import Where, community_of, load
from bot.adapters.slack.posting import ready
from bot.adapters.slack.render import contents, option_of
from bot.adapters.slack.rooms import SlackRooms
from bot.adapters.slack.workspaces import Workspace, Workspaces
from bot.app import App
from bot.core.command import Caller
from bot.core.ids import CommunityId, MemberId, PlaceId
from bot.core.permission import Role
from bot.core.refusal import Code, Refused
from bot.core.view import Option, View, text
from bot.faces.lines import Line
from bot.faces.offering import offered
from bot.identity import fresh_id
from bot.journals.keeping import CLOCK, catch_up
from bot.store import accounts, slack_inbox
from bot.store.database import Database
from bot.texts import sentence

AT_ONCE = 2.0
"""Seconds that a form may wait for what comes of it; Slack waits three."""

MOST_SEEN = 5000
MOST_OFFERED = 100
MOST_PEOPLE = 500

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
        self._tasks = tasks
        self._prefix = prefix
        self._reading = reading
        self._rooms = SlackRooms(workspaces, db, self._kept)
        self._lanes = Lanes(tasks)
        self._seen: OrderedDict[str, asyncio.Future[Answer]] = OrderedDict()
        self._served = ExitStack()
        self._teams: set[str] = set()

    def bolt(self, web: AsyncWebClient, secret: str = "") -> AsyncApp:
        """The library's app, with everything in one middleware, so that nothing is acknowledged
        later than it could be."""

        # The library reads the names of parameters, and takes a method's own for one of them.
        async def authorize(
            enterprise_id: str | None, team_id: str | None
        ) -> AuthorizeResult | None:
            return await self._authorized(team_id or enterprise_id or "")

        async def middleware(body: dict[str, Any], ack: AsyncAck) -> BoltResponse:
            return await self.everything(body, ack)

        made = AsyncApp(
            client=web,
            signing_secret=secret,
            name="parley",  # else the library reads the whole stack for one
            authorize=authorize,  # type: ignore[arg-type]  # None turns a workspace away
            request_verification_enabled=bool(secret),
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )
        made.use(middleware)
        return made

    async def start(self) -> None:
        """Serve the workspaces that Parley is in, and go on with what was left."""
        try:
            for space in await self._workspaces.all():
                self.serve(space)
            await self._db.change(slack_inbox.forget_old(clock.now()))
            for key, body in await slack_inbox.waiting(self._db):
                await self._go_on(key, body)
            await catch_up(self._app.parts)
        except Refused as refused:
            log.warning("slack was not caught up with: %s", refused.code)

    async def close(self, seconds: float) -> None:
        """Finish what is under way; rooms are not served any more."""
        await self._lanes.finish(seconds)
        self._served.close()

    def serve(self, space: Workspace) -> None:
        """Serve a workspace's rooms, if that is not done already."""
        if space.team not in self._teams:
            self._teams.add(space.team)
            face = SlackFace(self._rooms, space.team, self._db)
            served = self._app.parts.rooms.served(community_of(space.team), face)
            self._served.enter_context(served)

    async def _authorized(self, team: str) -> AuthorizeResult | None:
        space = await self._workspaces.of(team)
        if space is None:
            return None
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
                return await ack(options=await self._offered(body))
            case "event_callback":
                await self._event(key, body)
                return await ack()
            case _:
                pass
        if key and self._new(key):
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

    def _new(self, key: str) -> bool:
        """Does this come for the first time since the start?"""
        if key in self._seen:
            return False
        _ = self._remember(key)
        return True

    def _remember(self, key: str) -> asyncio.Future[Answer]:
        waiting = self._seen[key] = asyncio.get_running_loop().create_future()
        if len(self._seen) > MOST_SEEN:
            self._seen.popitem(last=False)
        return waiting

    def _put(self, sender: Sender, work: Callable[[], Awaitable[None]]) -> None:
        lane: Hashable = (sender.team, sender.here.channel, sender.user)
        self._lanes.put(lane, work)

    # --- commands ---------------------------------------------------------------------------

    async def _typed(self, key: str, body: Payload) -> None:
        """A slash command. One that says something is on disk before it is acknowledged."""
        sender = inbound.slash(body)
        words = str(body.get("text") or "")
        line = inbound.typed(str(body["command"]), words, self._prefix, self._app.catalog)
        kept = self._app.is_private(line)
        if kept and not await self._keep(key, sender, body):
            return
        self._put(sender, partial(self._slash, key, sender, line, kept=kept))

    async def _slash(
        self, key: str, sender: Sender, line: str, *, kept: bool, again: bool = False
    ) -> None:
        answering = await self._answering(sender)
        answering = replace(answering, fresh=_id(key), again=again)
        line = inbound.said(line, await self._names(sender, line))
        await answering.answer(Line(action=line))
        if kept:
            await self._done(key, sender)

    # --- buttons, choices, shortcuts ---------------------------------------------------------

    async def _press(self, body: Payload, sender: Sender) -> None:
        action = inbound.pressed(body)
        if not action:
            return
        answering = await self._answering(sender)
        await answering.answer(Line(action=action), pressed=True)
        if sender.here.window and not sender.here.channel:
            await self._home(sender)

    async def _shortcut(self, body: Payload, sender: Sender) -> None:
        message = body.get("message") or {}
        line = inbound.shortcut(body, await self._names(sender, str(message.get("text", ""))))
        if line is not None:
            await (await self._answering(sender)).answer(line)

    # --- forms ------------------------------------------------------------------------------

    async def _answer_once(self, key: str, body: Payload) -> Answer:
        """What a form is acknowledged with; the same for the same, however often it comes."""
        known = self._seen.get(key)
        if known is not None:
            return await asyncio.shield(known)
        waiting = self._remember(key)
        sender = inbound.submitted_by(body)
        try:
            fresh = await self._keep(key, sender, body)
        except Refused:
            del self._seen[key]
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
        answering = replace(await self._answering(sender), fresh=_id(key), again=again)
        answer, views = await answering.submit(line)
        if not waiting.done():
            waiting.set_result(answer)
        elif answer and not views:  # too late to say it in the form
            views = (View(blocks=(text(_told(answer)),), trouble=True),)
        await answering.show(views)
        await self._done(key, sender)
        if not sender.here.channel:
            await self._home(sender)

    async def _offered(self, body: Payload) -> list[Answer]:
        """Options for a field whose values Parley knows."""
        view = body.get("view") or {}
        sender = replace(inbound.pressed_by(body), view=view)
        typed = str(body.get("value") or "")
        if body.get("action_id") == GROUP:
            found = await self._groups(sender, typed)
        else:
            action, _ = load(str(view.get("private_metadata", "")))
            line = f"{action} {body.get('block_id')}:{typed}"
            by = (await self._answering(sender)).by
            found = offered(await self._app.complete(by, line), MOST_OFFERED)
        return [option_of(option) for option in found]

    async def _groups(self, sender: Sender, typed: str) -> list[Option]:
        """User groups, and the people whom Parley has met."""
        space = await self._rooms.space(sender.team)
        groups = await self._rooms.people(space).groups()
        found = [Option(f"@{group.name}", group.id, group.about) for group in groups]
        community = community_of(sender.team)
        people = await accounts.named_accounts(self._db, community, MOST_PEOPLE)
        found += [Option(name, account) for account, name in people]
        sought = typed.casefold().lstrip("@")
        return [option for option in found if sought in option.label.casefold()][:MOST_OFFERED]

    # --- events -----------------------------------------------------------------------------

    async def _event(self, key: str, body: Payload) -> None:
        event = body.get("event") or {}
        match event.get("type"):
            case "message" | "app_mention":
                await self._message(key, body)
            case "app_home_opened" if event.get("tab") == "home" and self._new(key):
                sender = replace(inbound.wrote(body), here=Where(window=True))
                self._put(sender, partial(self._home, sender))
            case "app_uninstalled" | "tokens_revoked" if self._new(key):
                team = str(body.get("team_id", ""))
                log.warning("workspace=%s took Parley out", team)
                await self._workspaces.forget(team)
            case _:
                pass

    async def _message(self, key: str, body: Payload) -> None:
        """Something written, or written anew. It is acknowledged when it is on disk, or when it is
        known to be none of Parley's business."""
        event = body["event"]
        subtype = event.get("subtype")
        if subtype in ("message_changed", "message_deleted"):
            if self._reading and self._new(key):
                self._put(inbound.wrote(body), partial(self._rewritten, body))
            return
        if event.get("bot_id") or subtype not in (None, "thread_broadcast", "file_share"):
            return
        if not self._new(key):
            return
        decided: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        sender = inbound.wrote(body)
        self._put(sender, partial(self._wrote, key, body, sender, decided))
        await asyncio.wait({decided}, timeout=AT_ONCE)
        if decided.done() and (failed := decided.exception()):
            self._seen.pop(key, None)  # Slack sends it again
            raise failed

    async def _wrote(
        self,
        key: str,
        body: Payload,
        sender: Sender,
        decided: "asyncio.Future[None]",
        *,
        again: bool = False,
    ) -> None:
        try:
            work = await self._meant(key, body, sender, again=again)
            if work is None or not (again or await self._keep(key, sender, body)):
                return
        except Refused as failed:
            decided.set_exception(failed)
            return
        finally:
            if not decided.done():
                decided.set_result(None)
        await work()
        await self._done(key, sender)

    async def _meant(
        self, key: str, body: Payload, sender: Sender, *, again: bool
    ) -> Callable[[], Awaitable[None]] | None:
        """What is to be done for something written; None for mere talk."""
        space = await self._rooms.space(sender.team)
        raw = str(body["event"].get("text") or "").strip()
        ours = f"<@{space.user}>"
        answering = replace(await self._answering(sender), fresh=_id(key), again=again)
        if not raw.startswith(ours) and not sender.here.alone and self._reading:
            action = await self._app.speech(answering.by, heard=True)
            if action:
                words = inbound.said(raw, await self._names(sender, raw))
                stamp = str(body["event"]["ts"])
                return partial(self._speak, answering, action, words, stamp)
        if ours not in raw and not sender.here.alone:
            return None
        words = inbound.said(raw.replace(ours, "", 1).strip(), await self._names(sender, raw))
        if not self._app.is_command(words) and not sender.here.alone:
            thread = sender.here.thread or str(body["event"]["ts"])
            there = replace(sender, here=replace(sender.here, thread=thread))
            answering = replace(answering, sender=there, open=True)
        return partial(answering.mention, words)

    async def _speak(self, answering: Answering, action: str, words: str, stamp: str) -> None:
        views = await self._app.hear(answering.by, action, {"words": words}, fresh=answering.fresh)
        if not any(view.trouble for view in views):
            by = answering.by
            spoken = accounts.shown_in(by.community, by.place, f"speech {stamp}", stamp)
            await self._db.change(spoken)
        await answering.show(views)

    async def _rewritten(self, body: Payload) -> None:
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
        known = await accounts.message_of(self._db, community, here.place, f"speech {stamp}")
        if known is None or not user:
            return
        answering = await self._answering(replace(sender, user=user, here=here))
        told = View(blocks=(text(sentence(Refused(Code.SPEECH_STANDS))),))
        await answering.show((told,))

    async def _home(self, sender: Sender) -> None:
        """Show somebody's home tab as it is now."""
        sender = replace(sender, here=Where(window=True))
        answering = await self._answering(sender)
        views = await self._app.home(answering.by)
        whole = View(blocks=tuple(block for view in views for block in view.blocks))
        made = contents(whole)
        try:
            blocks = await ready(answering.space, made)
            home = {"type": "home", "blocks": blocks}
            await answering.space.calls.post("views.publish", user_id=sender.user, view=home)
        except (CallRefused, Unanswered) as no:
            log.warning("a home was not shown: %s", no)

    # --- who, and what is kept ----------------------------------------------------------------

    async def _answering(self, sender: Sender) -> Answering:
        space = await self._rooms.space(sender.team)
        return Answering(
            app=self._app, space=space, sender=sender, by=await self._caller(space, sender)
        )

    async def _caller(self, space: Workspace, sender: Sender) -> Caller:
        """Who acts, by name and role: the workspace's admins, and whom the settings name."""
        community = community_of(space.team)
        member = await accounts.member_of(self._db, community, sender.user, MemberId(fresh_id()))
        people = self._rooms.people(space)
        known = await people.somebody(sender.user, sender.name)
        role = Role.ADMIN if known.admin else Role.MEMBER
        settings = await self._app.parts.communities.settings(community)
        asked = {group for group in (settings.chair_role, settings.admin_role) if group}
        held = [group for group in asked if await people.belongs(sender.user, group)]
        return Caller(
            community=community,
            place=sender.here.place,
            member=member,
            name=known.name,
            role=settings.role_of(held, role),
            within=sender.here.within,
        )

    async def _names(self, sender: Sender, words: str) -> inbound.Names:
        """The names of those whom words mention."""
        space = await self._rooms.space(sender.team)
        people = self._rooms.people(space)
        known = {user: (await people.somebody(user)).name for user in inbound.mentioned(words)}
        return lambda user: known.get(user, "")

    async def _keep(self, key: str, sender: Sender, body: Payload) -> bool:
        return await slack_inbox.keep(self._db, community_of(sender.team), key, body, clock.now())

    async def _done(self, key: str, sender: Sender) -> None:
        with suppress(Refused):  # it is done once more after a restart, which does no harm
            await self._db.change(slack_inbox.done(community_of(sender.team), key))

    async def _go_on(self, key: str, body: Payload) -> None:
        """Do what was acknowledged, and may not have been done when the program was stopped."""
        _ = self._remember(key)
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
            self._put(sender, partial(self._wrote, key, body, sender, decided, again=True))

    async def _kept(self, community: CommunityId, place: PlaceId, action: str) -> tuple[View, ...]:
        """What a command answers to Parley itself, for what is left in a place at the end."""
        by = Caller(community=community, place=place, member=CLOCK, name="Parley", role=Role.ADMIN)
        return await self._app.hear(by, action)


def _id(key: str) -> str:
    """The id of what may be made, always the same for the same."""
    return sha256(key.encode()).hexdigest()[:12]


def _told(answer: Answer) -> str:
    """What an answer to a form says, in words."""
    if errors := answer.get("errors"):
        return " ".join(str(words) for words in errors.values())
    blocks = (answer.get("view") or {}).get("blocks") or ()
    notices = [block for block in blocks if block.get("block_id") == NOTICE]
    return str(notices[0]["text"]["text"] if notices else "Please fill the form in again.")
