"""What a workspace holds: people, channels, messages, views, files; and what the app may do."""

import itertools
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.slack.reading import pinged, read

Made = dict[str, Any]
APP, BOT_TOKEN, APP_TOKEN = "A0PARLEY", "xoxb-1-made-up", "xapp-1-made-up"
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105  # opens this server alone
CLIENT_ID, CLIENT_SECRET = "111.222", "made-up-client-secret"
TEAM, GENERAL = "T0STUDY", "C0GENERAL"
SCOPES = (
    "app_mentions:read channels:history channels:join channels:read chat:write commands "
    "files:write groups:history groups:read im:history im:read im:write mpim:read pins:write "
    "bookmarks:write canvases:write files:read usergroups:read users:read"
)
EVENTS = (
    "app_home_opened app_mention app_uninstalled member_joined_channel message.channels "
    "message.groups message.im tokens_revoked channel_archive channel_deleted channel_rename"
)
_ids = itertools.count(1)


def fresh(kind: str) -> str:
    """A new id of a kind, such as C… for a channel."""
    return f"{kind}0{next(_ids):07d}"


def stamp() -> str:
    """A message's time: unique, and growing."""
    return f"{int(time.time())}.{next(_ids):06d}"


@dataclass
class User:
    """Somebody in a workspace, or its bot."""

    id: str
    name: str
    admin: bool = False
    owner: bool = False
    bot: bool = False
    guest: bool = False
    locale: str = "en-GB"


@dataclass
class Message:
    """A message; `only` is who alone sees it ("" for all)."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Made] = field(default_factory=list)
    thread: str = ""
    only: str = ""
    metadata: Made | None = None
    files: list[str] = field(default_factory=list)
    edited: bool = False
    gone: bool = False
    buried: bool = False

    @property
    def words(self) -> str:
        """What a reader sees: the blocks, or the text where there are none."""
        return "\n".join(read(self.blocks)) if self.blocks else self.text

    @property
    def pings(self) -> set[str]:
        """Whom it calls."""
        return pinged(self.blocks, self.text)


@dataclass
class Channel:
    """A channel, private channel ("group"), or direct conversation ("im")."""

    id: str
    name: str
    kind: str = "channel"
    members: set[str] = field(default_factory=set)
    archived: bool = False
    messages: list[Message] = field(default_factory=list)

    def bury(self, message: Message) -> None:
        """Delete a message; the first of a thread leaves a stone, and the thread lives on."""
        if any(one.thread == message.ts and not one.gone for one in self.messages):
            message.buried, message.blocks, message.metadata = True, [], None
            message.text, message.user = "This message was deleted.", "USLACKBOT"
        else:
            message.gone = True

    def find(self, ts: str) -> Message | None:
        """A message that all see, by its time."""
        here = (m for m in self.messages if m.ts == ts and not m.gone and not m.only)
        return next(here, None)


@dataclass
class View:
    """A modal or a home as a person has it open."""

    id: str
    user: str
    given: Made
    hash: str
    root: str
    previous: str = ""
    state: dict[str, dict[str, Made]] = field(default_factory=dict)

    @property
    def words(self) -> str:
        title = self.given.get("title", {}).get("text", "")
        return "\n".join([title, *read(self.given["blocks"])])


@dataclass
class File:
    """An upload in its three steps; `size` is what was announced."""

    id: str
    name: str
    size: int
    content: bytes | None = None
    title: str = ""
    alt: str = ""
    shared: list[str] = field(default_factory=list)
    processed: bool = False
    owner: str = ""
    deleted: bool = False


@dataclass
class Team:
    """A workspace, with the app installed in it if it has a token."""

    id: str
    name: str
    domain: str
    token: str = ""
    bot: str = "U0BOT"
    bot_id: str = "B0BOT"
    scopes: set[str] = field(default_factory=lambda: set(SCOPES.split()))
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    groups: dict[str, set[str]] = field(default_factory=dict)
    modals: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    revoked: bool = False

    @property
    def general(self) -> str:
        """The id of its first channel."""
        return next(iter(self.channels))

    def messages(self) -> Iterator[Message]:
        """Everything said anywhere that still stands, in order of time."""
        every = [m for c in self.channels.values() for m in c.messages if not m.gone]
        yield from sorted(every, key=lambda m: float(m.ts))

    def seen_by(self, user: str) -> list[Message]:
        """What a person sees: where they are, and theirs alone."""
        rooms = {c.id for c in self.channels.values() if user in c.members}
        return [m for m in self.messages() if m.channel in rooms and m.only in ("", user)]

    def dm(self, user: str) -> Channel:
        """The conversation of the bot with a person."""
        for one in self.channels.values():
            if one.kind == "im" and user in one.members:
                return one
        made = Channel(fresh("D"), "directmessage", "im", {user, self.bot})
        self.channels[made.id] = made
        return made

    def modal(self, user: str) -> View | None:
        """The modal on top of a person's stack."""
        stack = self.modals.get(user) or []
        return stack[-1] if stack else None

    def view(self, key: str) -> View | None:
        """A view that somebody still has open, by its id."""
        every = [v for stack in self.modals.values() for v in stack] + list(self.homes.values())
        return next((view for view in every if view.id == key), None)


def study() -> Team:
    """A workspace with one channel, the app installed, and nobody in it yet."""
    return workspace(TEAM, "Study group", GENERAL, BOT_TOKEN)


def workspace(key: str, name: str, general: str = "", token: str = "") -> Team:
    """A workspace with one channel; without a token the app is not installed in it."""
    bot = "U0BOT" if key == TEAM else f"U0BOT{key[1:]}"
    team = Team(key, name, name.lower().replace(" ", "-"), token, bot, f"B{bot[1:]}")
    team.users[bot] = User(bot, "Parley", bot=True)
    first = general or fresh("C")
    team.channels[first] = Channel(first, "general", members={bot})
    return team


def new_hash() -> str:
    """A mark of a view's state, as Slack makes them."""
    return f"{int(time.time())}.{secrets.token_hex(4)}"
