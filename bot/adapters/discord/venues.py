"""Rooms for debates: a thread in a channel, a post in a forum. What Parley lacks for one is found
out before anything is made."""

from typing import Literal

import discord
from discord import ui

from bot.adapters.discord.refusals import DiscordRefusal
from bot.kernel import account_rows as accounts
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.message import row_of, say
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

RIGHTS = {
    "view_channel": say("View Channel"),
    "send_messages": say("Send Messages"),
    "send_messages_in_threads": say("Send Messages in Threads"),
    "create_public_threads": say("Create Public Threads"),
    "manage_threads": say("Manage Threads"),
    "connect": say("Connect"),
}
"""Rights by the names that an admin reads in Discord."""

Found = discord.abc.GuildChannel | discord.Thread


async def room_for(
    guild: discord.Guild | None,
    me: discord.Member | None,
    db: Database,
    community: CommunityId,
    place: PlaceId,
    title: str,
) -> Room:
    """A room for a debate that is opened in a place.

    Raises Refused (ROOM_LACKS_RIGHTS, ROOM_UNFIT, ROOM_GONE), Unavailable (ROOM_NOT_REACHED).
    """
    channel = guild.get_channel_or_thread(int(place)) if guild else None
    if channel is None:
        return Room(place=place)  # a private thread, which Discord does not tell of
    missing = [name for name in needed(channel) if not _holds(me, channel, name)]
    if missing:
        raise Refused(
            DiscordRefusal.ROOM_LACKS_RIGHTS,
            room=channel.name,
            rights=row_of(RIGHTS[n] for n in missing),
        )
    name = title.strip()[:LONGEST_NAME] or "Debate"
    try:
        thread = await _made(channel, name)
    except discord.Forbidden as closed:
        raise Refused(KernelRefusal.ROOM_FORBIDDEN) from closed
    except discord.NotFound as gone:
        raise Refused(KernelRefusal.ROOM_GONE) from gone
    except discord.HTTPException as away:
        raise Unavailable(KernelRefusal.ROOM_NOT_REACHED) from away
    if thread is None:
        return Room(place=place)
    room = PlaceId(str(thread.id))
    await db.change(accounts.insert_message(community, room, THREAD, room))
    if isinstance(channel, discord.ForumChannel):
        await db.change(accounts.insert_message(community, room, TOP, room))
    return Room(place=room, within=place, name=name, made=True)


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
            raise Refused(DiscordRefusal.ROOM_UNFIT, room=channel.name)


def _holds(me: discord.Member | None, channel: Found, name: str) -> bool:
    """Does Parley hold a right? Where it does not know itself, trying tells."""
    try:
        return me is None or bool(getattr(channel.permissions_for(me), name))
    except discord.ClientException:  # a thread of a channel that is not known
        return True


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
        name=name[:LONGEST_NAME] or "Debate",
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
