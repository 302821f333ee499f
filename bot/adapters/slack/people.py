"""Who somebody is in a workspace: their name, whether they manage it, and their groups."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

from msgspec import Struct

from bot.adapters.slack.calls import Answer, CallRefused, Unanswered
from bot.adapters.slack.workspaces import Workspace
from bot.kernel.plain import clean_words

HOLDS = 600.0
"""Seconds for which what Slack told of a person, a group or a channel is taken to hold."""

PATIENCE = 5.0
"""Seconds that a member’s work may wait for their name."""

MOST = 5000
LONGEST_NAME = 80
PAGE = 1000

T = TypeVar("T")


class Somebody(Struct, frozen=True, kw_only=True):
    """A person: the name they go by, whether they are an admin or owner of the workspace or no
    person but an app, and the language of their Slack, such as en-GB."""

    name: str
    admin: bool = False
    app: bool = False
    language: str = ""


class Named(Struct, frozen=True, kw_only=True):
    """A group or a channel by its id and its name."""

    id: str
    name: str
    about: str = ""


def _now() -> float:
    return asyncio.get_running_loop().time()


class AnswerCache(Generic[T]):
    """Answers kept for a while; several who ask for one at once wait for the same."""

    def __init__(self, ask: Callable[[str], Awaitable[T]]) -> None:
        self._ask = ask
        self._known: OrderedDict[str, tuple[float, T]] = OrderedDict()
        self._asking: dict[str, asyncio.Lock] = {}

    async def get(self, key: str) -> T:
        """The answer for a key, at most ten minutes old."""
        known = self._fresh(key)
        if known is not None:
            return known[1]
        try:
            async with self._asking.setdefault(key, asyncio.Lock()):
                known = self._fresh(key)
                if known is None:
                    known = _now(), await self._ask(key)
                    self._known[key] = known
                    if len(self._known) > MOST:
                        self._known.popitem(last=False)
        finally:
            self._asking.pop(key, None)
        return known[1]

    def at_hand(self, key: str) -> T | None:
        """The answer for a key, if nobody needs to be asked."""
        known = self._fresh(key)
        return known[1] if known else None

    def _fresh(self, key: str) -> tuple[float, T] | None:
        known = self._known.get(key)
        return known if known and _now() - known[0] < HOLDS else None


class People:
    """The people, groups and channels of one workspace."""

    def __init__(self, space: Workspace) -> None:
        self._space = space
        self._persons = AnswerCache(self._person)
        self._members = AnswerCache(self._members_of)
        self._groups = AnswerCache(self._all_groups)
        self._channels = AnswerCache(self._all_channels)
        self._channel = AnswerCache(self._one_channel)

    async def somebody(self, user: str, fallback: str = "") -> Somebody:
        """A person. Where Slack does not say, or not in time, by the name that came along, and
        without rights."""
        if known := self._persons.at_hand(user):
            return known
        try:
            return await asyncio.wait_for(self._persons.get(user), PATIENCE)
        except (CallRefused, Unanswered, TimeoutError):
            return Somebody(name=fallback or user)

    async def belongs(self, user: str, group: str) -> bool:
        """Is somebody on a list, with commas between, of people and user groups by id?"""
        listed = group.split(",")
        if user in listed:
            return True
        for id_ in listed:
            if id_.startswith("S") and user in await self._in_group(id_):
                return True
        return False

    async def _in_group(self, group: str) -> frozenset[str]:
        try:
            return await self._members.get(group)
        except (CallRefused, Unanswered):
            return frozenset()

    async def groups(self) -> tuple[Named, ...]:
        """The user groups of the workspace; none where Slack does not say."""
        try:
            return await self._groups.get("")
        except (CallRefused, Unanswered):
            return ()

    async def channels(self) -> tuple[Named, ...]:
        """The channels that Parley can see; none where Slack does not say."""
        try:
            return await self._channels.get("")
        except (CallRefused, Unanswered):
            return ()

    async def channel(self, channel: str) -> str:
        """A channel's name; "" where Slack does not say."""
        try:
            return await self._channel.get(channel)
        except (CallRefused, Unanswered):
            return ""

    async def _person(self, user: str) -> Somebody:
        answer = await self._space.calls.get("users.info", user=user, include_locale="true")
        return somebody(answer["user"])

    async def _members_of(self, group: str) -> frozenset[str]:
        answer = await self._space.calls.get("usergroups.users.list", usergroup=group)
        return frozenset(str(user) for user in answer["users"])

    async def _all_groups(self, _: str) -> tuple[Named, ...]:
        answer = await self._space.calls.get("usergroups.list")
        return tuple(
            Named(id=str(group["id"]), name=str(group["handle"]), about=str(group.get("name", "")))
            for group in answer["usergroups"]
        )

    async def _all_channels(self, _: str) -> tuple[Named, ...]:
        channels: list[Named] = []
        asked: dict[str, object] = {"limit": PAGE, "exclude_archived": "true"}
        asked["types"] = "public_channel,private_channel"
        async for answer in self._space.calls.pages("conversations.list", **asked):
            channels += [Named(id=str(c["id"]), name=str(c["name"])) for c in answer["channels"]]
        return tuple(channels)

    async def _one_channel(self, channel: str) -> str:
        answer = await self._space.calls.get("conversations.info", channel=channel)
        return str(answer["channel"].get("name") or "")


def somebody(told: Answer) -> Somebody:
    """A person as Slack describes them."""
    profile: Answer = told.get("profile") or {}
    names: list[Any] = [profile.get("display_name"), profile.get("real_name")]
    names += [told.get("real_name"), told.get("name"), told.get("id")]
    name = next(
        (
            str(candidate)
            for candidate in names
            if candidate and clean_words(str(candidate)).strip()
        ),
        "somebody",
    )
    admin = any(told.get(flag) for flag in ("is_admin", "is_owner", "is_primary_owner"))
    name = clean_words(name).strip()[:LONGEST_NAME]
    app = bool(told.get("is_bot"))
    return Somebody(name=name, admin=bool(admin), app=app, language=str(told.get("locale") or ""))
