"""Rooms for debates: a thread in a channel, a post in a forum. What Parley lacks for one is found
out before anything is made."""

from collections.abc import Sequence
from typing import Literal

import discord
from discord import ui

from bot.adapters.discord.denials import (
    RIGHTS,
    Found,
    build_denial,
    changing_old,
    channel_name,
    holds,
    to_write,
)
from bot.adapters.discord.refusals import DiscordRefusal
from bot.kernel import account_rows as accounts
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.message import row_of, say
from bot.kernel.pieces import shorten
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.rooms import Room
from bot.store.database import Database

LONGEST_NAME = 100
"""Characters of a thread's name."""

THREAD = "thread"
"""Marks the threads that Parley made: no other is renamed or closed, and only these have a top."""

TOP = "top"
"""Marks the first message of a post, until it shows a board."""

A_WEEK: Literal[10080] = 10080
"""Minutes without a word after which a thread archives itself; the longest there is."""

WANTED = {
    "attach_files": say("Attach Files, for pictures and transcripts"),
    "read_message_history": say("Read Message History, to reply to members"),
    "pin_messages": say("Pin Messages, to keep the board in sight"),
}
"""Rights without which a debate can be held, and what is missing without them."""


async def room_for(
    guild: discord.Guild | None,
    me: discord.Member | None,
    db: Database,
    community: CommunityId,
    place: PlaceId,
    title: str,
) -> Room:
    """A room for a debate that is opened in a place.

    Raises Refused (ROOM_LACKS_RIGHTS, ROOM_UNFIT, and those of `build_denial`), Unavailable
    (ROOM_NOT_REACHED).
    """
    channel = guild.get_channel_or_thread(int(place)) if guild else None
    if channel is None:
        return Room(place=place)  # a private thread, which Discord does not tell of
    _require(me, channel, needed(channel))
    name = shorten(title.strip(), LONGEST_NAME) or "Debate"
    try:
        thread = await _made(channel, name)
    except (discord.Forbidden, discord.NotFound) as closed:
        raise build_denial(closed, channel, me) from closed
    except discord.HTTPException as away:
        raise Unavailable(KernelRefusal.ROOM_NOT_REACHED) from away
    warning = _warn(me, channel, made=thread is not None)
    if thread is None:
        return Room(place=place, warning=warning)
    room = PlaceId(str(thread.id))
    await db.change(accounts.insert_message(community, room, THREAD, room))
    if isinstance(channel, discord.ForumChannel):
        await db.change(accounts.insert_message(community, room, TOP, room))
    return Room(place=room, within=place, name=name, made=True, warning=warning)


def check_place(channel: Found, me: discord.Member | None) -> str:
    """What Parley cannot do where a debate is taken, by the rights that it lacks. Raises Refused
    (ROOM_LACKS_RIGHTS) where it cannot write."""
    _require(me, channel, to_write(channel))
    return _warn(me, channel, made=False)


def _require(me: discord.Member | None, channel: Found, rights: Sequence[str]) -> None:
    """Raises Refused (ROOM_LACKS_RIGHTS) where Parley lacks one of the rights."""
    missing = [name for name in rights if not holds(me, channel, name)]
    if missing:
        raise Refused(
            DiscordRefusal.ROOM_LACKS_RIGHTS,
            room=channel_name(channel),
            rights=row_of(RIGHTS[name] for name in missing),
        )


def needed(channel: Found) -> tuple[str, ...]:
    """What Parley must be allowed to, so that a debate can be held in a channel, or under it.

    Raises Refused (ROOM_UNFIT).
    """
    match channel:
        case discord.Thread() if channel.locked:
            return ("view_channel", "send_messages_in_threads", "manage_threads")
        case discord.Thread():
            return ("view_channel", "send_messages_in_threads")
        case discord.TextChannel():
            return ("view_channel", "send_messages_in_threads", "create_public_threads")
        case discord.ForumChannel():
            return ("view_channel", "send_messages", "send_messages_in_threads")
        case discord.VoiceChannel() | discord.StageChannel():
            return ("view_channel", "connect", "send_messages")
        case _:
            raise Refused(DiscordRefusal.ROOM_UNFIT, room=channel_name(channel))


def _warn(me: discord.Member | None, channel: Found, *, made: bool) -> str:
    """What Parley cannot do in a room, by the rights that it lacks; "" where it lacks none."""
    wanted = WANTED if made else {name: WANTED[name] for name in list(WANTED)[:2]}
    missing = [about for name, about in wanted.items() if not holds(me, channel, name)]
    if not missing:
        return ""
    return say(
        "Parley has no rights there for: {rights}. Everything else works.",
        rights=row_of(missing, ";"),
    )


async def _made(channel: Found, name: str) -> discord.Thread | None:
    match channel:
        case discord.TextChannel():
            kind = discord.ChannelType.public_thread
            if channel.is_news():
                kind = discord.ChannelType.news_thread
            return await channel.create_thread(name=name, type=kind, auto_archive_duration=A_WEEK)
        case discord.ForumChannel():
            layout = ui.LayoutView(timeout=None)
            layout.stop()
            layout.add_item(ui.TextDisplay("…"))
            return await post_in(channel, name, layout)
        case _:
            return None


async def post_in(
    forum: discord.ForumChannel,
    name: str,
    view: ui.LayoutView,
    files: list[discord.File] | None = None,
) -> discord.Thread:
    """A post in a forum, with the tag that fits best where one is asked for."""
    post = await forum.create_thread(
        name=shorten(name, LONGEST_NAME) or "Debate",
        view=view,
        files=files or [],
        applied_tags=tags_for(forum),
        auto_archive_duration=A_WEEK,
    )
    return post.thread


def tags_for(forum: discord.ForumChannel) -> list[discord.ForumTag]:
    """The tag of debates, if there is one; where one must be, the first that all may use."""
    named = [tag for tag in forum.available_tags if "debat" in tag.name.casefold()]
    free = [tag for tag in forum.available_tags if not tag.moderated]
    tags = [tag for tag in named if tag in free] or (free if forum.flags.require_tag else [])
    return tags[:1]


async def retitle(
    client: discord.Client, db: Database, community: CommunityId, place: PlaceId, title: str
) -> None:
    """Give a thread that Parley made another name; one that is closed stays so. Raises Unavailable
    where that may succeed later."""
    if await accounts.find_message(db, community, place, THREAD) is None:
        return
    thread = client.get_channel(int(place))
    closed = not isinstance(thread, discord.Thread) or thread.archived
    name = shorten(title, LONGEST_NAME)
    with changing_old(place):
        await client.http.edit_channel(int(place), name=name, archived=False)
        if closed:
            await client.http.edit_channel(int(place), archived=True)
