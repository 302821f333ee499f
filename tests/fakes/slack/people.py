"""Somebody in a workspace: types, presses, fills in, and sees. Payloads are shaped as Slack's."""

import asyncio
import re
import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

from tests.fakes.slack import state, webhooks
from tests.fakes.slack.calls import Failure
from tests.fakes.slack.chat import as_message
from tests.fakes.slack.elements import find_all
from tests.fakes.slack.elements import option as one_option
from tests.fakes.slack.files import as_file
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.shapes import array, shape
from tests.fakes.slack.sockets import Delivery
from tests.fakes.slack.views import DEEPEST, as_view, changed, checked, opened
from tests.fakes.slack.world import (
    APP,
    TEAM,
    Channel,
    File,
    Made,
    Message,
    Team,
    View,
    fresh,
    stamp,
)

_SUGGESTED = shape({}, {"options": array(one_option, most=100), "option_groups": array(
    shape({"label": lambda *_: None, "options": array(one_option, least=1, most=100)}),
    most=100)})  # fmt: skip


class Person:
    """A member. `place` is where they are; `thread` the thread they have open there."""

    def __init__(self, here: FakeSlack, key: str, name: str, team: str = TEAM, **more: Any) -> None:
        self.here, self.key, self.name = here, key, name
        self.team: Team = here.teams[team]
        self.place, self.thread = self.team.general, ""
        self.errors: Made = {}
        if key not in self.team.users:
            here.person(key, name, team, **more)

    # --- typing ---------------------------------------------------------------------------------

    async def types(self, line: str, sign: str = "") -> Delivery:
        """A slash command, such as `/ask What is a guarantee?`."""
        assert not self.thread, "slash commands do not exist in threads"
        command, _, words = line.partition(" ")
        known = self.here.commands
        assert not known or command in known, f"{command} is not a valid command"
        words = words.strip()
        room = self._room
        names = {"group": "privategroup", "im": "directmessage"}
        payload = {
            "token": "verification", "team_id": self.team.id, "team_domain": self.team.domain,
            "channel_id": room.id, "channel_name": names.get(room.kind, room.name),
            "user_id": self.key, "user_name": self.name.lower(), "command": command,
            "text": self._escaped(words) if known.get(command, True) else words,
            "api_app_id": APP, "is_enterprise_install": "false",
            "response_url": webhooks.offer(self.here, self.team, room.id, self.key),
            "trigger_id": self.here.trigger(self.key),
        }  # fmt: skip
        sent = await self.here.deliver("slash_commands", payload, sign)
        if sent.answer and (sent.answer.get("text") or sent.answer.get("blocks")):
            webhooks.put(self.here, self.team, room.id, self.key, sent.answer)
        return sent

    async def hands_over(self, name: str, content: bytes, words: str = "") -> Message:
        """A file, in a message where they are."""
        return await self.says(words, files=(self._kept(name, content),))

    def _kept(self, name: str, content: bytes) -> File:
        made = File(fresh("F"), name, len(content), content, name, processed=True)
        self.team.files[made.id] = made
        return made

    async def says(
        self, words: str, *, event_id: str = "", files: tuple[File, ...] = ()
    ) -> Message:
        """A message where they are; `@Parley` in it mentions the bot."""
        room = self._room
        text = self._escaped(words).replace("@Parley", f"<@{self.team.bot}>")
        text = re.sub(r"<@(\w+)\|[^>]*>", r"<@\1>", text)
        named = [one.id for one in files]
        made = Message(stamp(), room.id, self.key, text, thread=self.thread, files=named)
        room.messages.append(made)
        if self.team.bot not in room.members:
            return made
        about = self._told(made)
        if files:
            shown = [as_file(self.here, one) for one in files]
            about |= {"subtype": "file_share", "files": shown, "upload": False}
        kinds = {"channel": "channel", "group": "group", "im": "im"}
        event = {**about, "type": "message", "channel_type": kinds[room.kind]}
        happenings = [self.here.happen(self.team, event, event_id)]
        if f"<@{self.team.bot}>" in text and room.kind != "im":
            happenings.append(self.here.happen(self.team, {**about, "type": "app_mention"}))
        await asyncio.gather(*happenings)
        return made

    async def says_again(self, message: Message, event_id: str) -> None:
        """The same message comes to the app once more, as after a lost acknowledgement."""
        kind = {"channel": "channel", "group": "group", "im": "im"}[self._room.kind]
        event = {**self._told(message), "type": "message", "channel_type": kind}
        await self.here.happen(self.team, event, event_id)

    async def mentions(self, words: str) -> Message:
        """A message that mentions the bot first."""
        return await self.says(f"@Parley {words}")

    async def edits(self, message: Message, words: str) -> None:
        """Their own message, changed."""
        before, room = self._told(message), self.team.channels[message.channel]
        message.text, message.edited = words, True
        now = stamp()
        event = {
            "type": "message", "subtype": "message_changed", "hidden": True, "ts": now,
            "channel": room.id, "channel_type": room.kind, "event_ts": now,
            "message": {**self._told(message), "edited": {"user": self.key, "ts": now}},
            "previous_message": before,
        }  # fmt: skip
        await self.here.happen(self.team, event)

    async def deletes(self, message: Message) -> None:
        """A message, their own or one that an admin may delete."""
        room, now = self.team.channels[message.channel], stamp()
        before = as_message(self.team, message)
        room.bury(message)
        event = {
            "type": "message", "subtype": "message_deleted", "hidden": True, "ts": now,
            "channel": room.id, "channel_type": room.kind, "event_ts": now,
            "deleted_ts": message.ts, "previous_message": before,
        }  # fmt: skip
        await self.here.happen(self.team, event)

    # --- clicking -------------------------------------------------------------------------------

    async def presses(self, label: str, *, times: int = 1) -> Delivery:
        """The newest button of that label before them; in the modal, if one is open."""

        def is_it(element: Made) -> bool:
            return bool(element["type"] == "button" and element["text"]["text"] == label)

        holder, block, action, element = await self._finds(is_it, label)
        act = {k: v for k, v in element.items() if k in ("text", "value", "style")}
        sent = [self._act(holder, block, action, element, act) for _ in range(times)]
        return (await asyncio.gather(*sent))[0]

    async def chooses(self, words: str) -> Delivery:
        """The newest menu before them that offers it."""

        def meant(element: Made) -> list[Made]:
            some = state.offered(element)
            return [one for one in some if words in (one["text"]["text"], one["value"])]

        holder, block, action, element = await self._finds(lambda e: bool(meant(e)), words)
        chosen = {"selected_option": meant(element)[0]}
        return await self._act(holder, block, action, element, chosen)

    async def uses_shortcut(self, callback: str) -> Delivery:
        """A global shortcut."""
        assert callback in (self.here.shortcuts or {callback}), f"no shortcut {callback}"
        payload = {**self._who("shortcut"), "callback_id": callback, "action_ts": stamp()}
        payload["user"] = {k: v for k, v in payload["user"].items() if k != "name"}
        payload.pop("api_app_id")
        return await self.here.deliver("interactive", payload)

    async def uses_on(self, callback: str, message: Message) -> Delivery:
        """A shortcut on a message."""
        assert callback in (self.here.shortcuts or {callback}), f"no shortcut {callback}"
        room = self.team.channels[message.channel]
        hook = webhooks.offer(self.here, self.team, room.id, self.key)
        payload = {
            **self._who("message_action"), "callback_id": callback, "action_ts": stamp(),
            "channel": {"id": room.id, "name": room.name}, "message_ts": message.ts,
            "message": as_message(self.team, message), "response_url": hook,
        }  # fmt: skip
        return await self.here.deliver("interactive", payload)

    # --- modals ---------------------------------------------------------------------------------

    @property
    def modal(self) -> View | None:
        return self.team.modal(self.key)

    async def fills(self, **given: Any) -> "Person":
        """Fields of the modal, by the id of their block or by their label; they wait for it."""
        view = await self.form()
        for name, value in given.items():
            for block, action, element, about in state.stateful(view):
                if name in (block, about.get("label", {}).get("text", "")):
                    await self._fill(view, block, action, element, about, value)
                    break
            else:
                raise AssertionError(f"no field {name!r} in:\n{view.words}")
        return self

    async def _fill(
        self, view: View, block: str, action: str, element: Made, about: Made, value: Any
    ) -> None:
        options = None
        if element["type"].endswith("external_select") and value:
            options = await self.is_offered(block, value)
        if element["type"] == "plain_text_input":
            assert len(value or "") <= element.get("max_length", 3000), "the client takes no more"
        if element["type"] == "file_input":
            value = [as_file(self.here, self._kept(*value))]
        set_to = state.value_of(element, value, options)
        assert set_to is not None
        view.state.setdefault(block, {})[action] = set_to
        if about.get("dispatch_action"):
            await self._act(view, block, action, element, set_to)

    async def is_offered(self, block: str, query: str) -> list[Made]:
        """What an external menu offers for what is being typed."""
        view = await self.form()
        found = next(s for s in state.stateful(view) if block in (s[0], _label(s[3])))
        payload = {
            **self._who("block_suggestion"), "block_id": found[0], "action_id": found[1],
            "value": query, "container": {"type": "view", "view_id": view.id},
            "view": self._shown(view),
        }  # fmt: skip
        payload.pop("trigger_id")
        sent = await self.here.deliver("interactive", payload)
        assert sent.answer is not None, sent.failed
        wrong: list[str] = []
        _SUGGESTED(sent.answer, "", wrong)
        assert not wrong, wrong
        return state.offered(sent.answer)

    async def submits(self, **given: Any) -> Delivery:
        """The modal, after filling in more of it."""
        await self.fills(**given)
        view = self._modal()
        for block, action, _, about in state.stateful(view):
            value = state.values(view)[block][action]
            needed = about["type"] == "input" and not about.get("optional")
            assert not (needed and state.empty(value)), f"the client demands {_label(about)!r}"
        payload = {**self._who("view_submission"), "view": self._shown(view), "response_urls": []}
        sent = await self.here.deliver("interactive", payload)
        self.errors = {}
        if not sent.failed:
            try:
                self._follow(view, sent.answer or {})
            except Failure as failed:
                self.here.failed.append(("view_submission", failed.error, failed.messages))
                self.here.troubles.append(("view_submission", failed.error))
                sent.failed = failed.error
        return sent

    def _follow(self, view: View, answer: Made) -> None:
        """What a modal does after the app has answered."""
        stack = self.team.modals[self.key]
        match answer.get("response_action"):
            case None:
                if view in stack:
                    stack.remove(view)
            case "clear":
                stack.clear()
            case "errors":
                named = answer["errors"]
                inputs = {s[0] for s in state.stateful(view) if s[3]["type"] == "input"}
                if not named or not set(named) <= inputs:
                    raise Failure("invalid_arguments", [f"no such blocks: {named}"])
                self.errors = named
            case "update":
                changed(view, checked(answer["view"], "modal"))
            case "push":
                given = checked(answer["view"], "modal")
                if len(stack) >= DEEPEST:
                    raise Failure("push_limit_reached")
                opened(self.team, self.key, given, view)
            case other:
                raise Failure("invalid_arguments", [f"response_action {other}"])

    async def closes(self) -> None:
        """The modal, by its cross or its button."""
        view = self._modal()
        self.team.modals[self.key].remove(view)
        if view.given.get("notify_on_close"):
            payload = {**self._who("view_closed"), "view": self._shown(view), "is_cleared": False}
            payload.pop("trigger_id")
            await self.here.deliver("interactive", payload)

    # --- the home -------------------------------------------------------------------------------

    async def opens_home(self, tab: str = "home") -> None:
        """The app's own place."""
        event: Made = {
            "type": "app_home_opened", "user": self.key, "channel": self.team.dm(self.key).id,
            "tab": tab, "event_ts": stamp(),
        }  # fmt: skip
        if home := self.team.homes.get(self.key):
            event["view"] = as_view(self.team, home)
        await self.here.happen(self.team, event)

    def home(self) -> str:
        """The words of their home."""
        found = self.team.homes.get(self.key)
        return self._readable(found.words) if found else ""

    async def presses_home(self, label: str) -> Delivery:
        """A button of their home."""
        home = self.team.homes[self.key]
        for block, action, element in _elements(home.given["blocks"]):
            if element["type"] == "button" and element["text"]["text"] == label:
                act = {k: v for k, v in element.items() if k in ("text", "value", "style")}
                return await self._act(home, block, action, element, act)
        raise AssertionError(f"no button {label!r} in:\n{self.home()}")

    # --- seeing ---------------------------------------------------------------------------------

    def messages(self) -> list[Message]:
        """What they can read, in order of time."""
        return self.team.seen_by(self.key)

    def sees(self) -> str:
        """All words before them: messages, names of files, and the modal if one is open."""
        lines = []
        for one in self.messages():
            names = [f"[{self.team.files[key].name}]" for key in one.files]
            lines += [self._readable(one.words), *names]
        if self.modal:
            lines += [self._readable(self.modal.words), *map(str, self.errors.values())]
        return "\n".join(lines)

    def find(self, words: str) -> Message:
        """The newest message with these words."""
        for message in reversed(self.messages()):
            if words in self._readable(message.words) or words in message.text:
                return message
        raise AssertionError(f"{words!r} is not in:\n{self.sees()[-3000:]}")

    def _readable(self, text: str) -> str:
        text = re.sub(r"<!date\^[^|>]*\|([^>]*)>", r"\1", text)
        text = re.sub(r"<@(\w+)(?:\|[^>]*)?>", lambda m: f"@{self._named(m[1])}", text)
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

    # --- inside ---------------------------------------------------------------------------------

    @property
    def _room(self) -> Channel:
        return self.team.channels[self.place]

    def _named(self, key: str) -> str:
        return self.team.users[key].name if key in self.team.users else key

    async def form(self) -> View:
        """The modal, which may take a moment to come."""
        for _ in range(60):
            if self.modal is not None:
                break
            await asyncio.sleep(0.05)
        return self._modal()

    def _modal(self) -> View:
        view = self.modal
        assert view is not None, f"no form is open before {self.name}:\n{self.sees()[-2000:]}"
        return view

    def _escaped(self, words: str) -> str:
        words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        for user in self.team.users.values():
            if not user.bot:
                words = words.replace(f"@{user.name}", f"<@{user.id}|{user.name.lower()}>")
        return words

    def _told(self, message: Message) -> Made:
        """A message of a person as an event tells it."""
        section = {"type": "rich_text_section",
                   "elements": [{"type": "text", "text": message.text or " "}]}  # fmt: skip
        rich = {"type": "rich_text", "block_id": uuid4().hex[:5], "elements": [section]}
        shape: Made = {
            "client_msg_id": str(uuid4()), "user": self.key, "text": message.text,
            "ts": message.ts, "team": self.team.id, "blocks": [rich], "channel": message.channel,
            "event_ts": message.ts,
        }  # fmt: skip
        if message.thread:
            root = self.team.channels[message.channel].find(message.thread)
            shape |= {"thread_ts": message.thread,
                      "parent_user_id": root.user if root else self.team.bot}  # fmt: skip
        return shape

    def _who(self, kind: str) -> Made:
        return {
            "type": kind, "token": "verification", "api_app_id": APP,
            "team": {"id": self.team.id, "domain": self.team.domain},
            "enterprise": None, "is_enterprise_install": False,
            "user": {"id": self.key, "username": self.name.lower(), "name": self.name.lower(),
                     "team_id": self.team.id},
            "trigger_id": self.here.trigger(self.key),
        }  # fmt: skip

    def _shown(self, view: View) -> Made:
        return {**as_view(self.team, view), "state": {"values": state.values(view)}}

    async def _finds(
        self, is_it: Callable[[Made], bool], words: str
    ) -> tuple[Message | View, str, str, Made]:
        """An element before them; boards change a moment after the news, so they wait a while."""
        for _ in range(60):
            for found in self._before_them():
                if is_it(found[3]):
                    return found
            await asyncio.sleep(0.05)
        raise AssertionError(f"{self.name} is not offered {words!r}:\n{self.sees()[-2000:]}")

    def _before_them(self) -> Iterator[tuple[Message | View, str, str, Made]]:
        """Elements that they can reach, newest first; a modal hides all else."""
        holders: list[Message | View] = [*reversed(self.messages())]
        if self.modal:
            holders = [self.modal]
        for holder in holders:
            blocks = holder.given["blocks"] if isinstance(holder, View) else holder.blocks
            for block, action, element in _elements(blocks):
                yield holder, block, action, element

    async def _act(
        self, holder: Message | View, block: str, action: str, element: Made, act: Made
    ) -> Delivery:
        """A block_actions payload."""
        done = {
            "type": element["type"], "action_id": action, "block_id": block, **act,
            "action_ts": f"{time.time():.6f}",
        }  # fmt: skip
        payload = {**self._who("block_actions"), "actions": [done]}
        if isinstance(holder, View):
            payload |= {"container": {"type": "view", "view_id": holder.id},
                        "view": self._shown(holder)}  # fmt: skip
            return await self.here.deliver("interactive", payload)
        room = self.team.channels[holder.channel]
        hook = webhooks.offer(self.here, self.team, room.id, self.key, holder)
        container: Made = {"type": "message", "message_ts": holder.ts, "channel_id": room.id,
                           "is_ephemeral": bool(holder.only)}  # fmt: skip
        if holder.thread:
            container["thread_ts"] = holder.thread
        payload |= {
            "container": container, "channel": {"id": room.id, "name": room.name},
            "state": {"values": {}}, "response_url": hook,
        }  # fmt: skip
        if not holder.only:
            payload["message"] = as_message(self.team, holder)
        return await self.here.deliver("interactive", payload)


def _label(block: Made) -> str:
    return str(block.get("label", {}).get("text", ""))


def _elements(blocks: list[Made]) -> Iterator[tuple[str, str, Made]]:
    for number, block in enumerate(blocks):
        for position, element in enumerate(find_all(block)):
            made = dict(element)
            yield block.get("block_id", f"b{number}"), made.get("action_id", f"a{position}"), made


async def until(person: Person, words: str, seconds: float = 15) -> None:
    """Wait till they see it."""
    for _ in range(int(seconds * 20)):
        if words in person.sees():
            return
        await asyncio.sleep(0.05)
    troubles = person.here.troubles[-5:], person.here.failed[-5:]
    raise AssertionError(f"{words!r} is not in:\n{person.sees()[-3000:]}\n{troubles}")
