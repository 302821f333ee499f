"""A member who writes and reads. Payloads are shaped as Slack's."""

import asyncio
import re
from typing import Any
from uuid import uuid4

from tests.fakes.slack import webhooks
from tests.fakes.slack.chat import as_message
from tests.fakes.slack.files import as_file
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.sockets import Delivery
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


class Member:
    """`place` is where they are; `thread` the thread they have open there."""

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
        return await self.says(words, files=(self.kept(name, content),))

    def kept(self, name: str, content: bytes) -> File:
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

    # --- seeing ---------------------------------------------------------------------------------

    def messages(self) -> list[Message]:
        """What they can read, in order of time."""
        return self.team.seen_by(self.key)

    def sees(self) -> str:
        """All words before them: messages, names of files, and the modal if one is open."""
        lines = []
        for one in self.messages():
            names = [f"[{self.team.files[key].name}]" for key in one.files]
            lines += [self.readable(one.words), *names]
        if self.modal:
            lines += [self.readable(self.modal.words), *map(str, self.errors.values())]
        return "\n".join(lines)

    def find(self, words: str) -> Message:
        """The newest message with these words."""
        for message in reversed(self.messages()):
            if words in self.readable(message.words) or words in message.text:
                return message
        raise AssertionError(f"{words!r} is not in:\n{self.sees()[-3000:]}")

    def readable(self, text: str) -> str:
        text = re.sub(r"<!date\^[^|>]*\|([^>]*)>", r"\1", text)
        text = re.sub(r"<@(\w+)(?:\|[^>]*)?>", lambda m: f"@{self._named(m[1])}", text)
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

    @property
    def modal(self) -> View | None:
        """The form in front of them, if one is open."""
        return self.team.modal(self.key)

    # --- inside ---------------------------------------------------------------------------------

    @property
    def _room(self) -> Channel:
        return self.team.channels[self.place]

    def _named(self, key: str) -> str:
        return self.team.users[key].name if key in self.team.users else key

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

    def who(self, kind: str) -> Made:
        return {
            "type": kind, "token": "verification", "api_app_id": APP,
            "team": {"id": self.team.id, "domain": self.team.domain},
            "enterprise": None, "is_enterprise_install": False,
            "user": {"id": self.key, "username": self.name.lower(), "name": self.name.lower(),
                     "team_id": self.team.id},
            "trigger_id": self.here.trigger(self.key),
        }  # fmt: skip
