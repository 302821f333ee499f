"""What Discord refuses: the right that is missing, by the name an admin reads; and what is left out
of a view where files may not be attached."""

import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import aiohttp
import discord
from msgspec.structs import replace

from bot.adapters.discord.refusals import DiscordRefusal
from bot.kernel.ids import PlaceId
from bot.kernel.message import row_of, say
from bot.kernel.metrics import METER, PLATFORM_REFUSALS
from bot.kernel.refusal import KernelRefusal, Refused, Unavailable
from bot.kernel.view import Attachment, Block, Emphasis, Picture, View, note, text

RIGHTS = {
    "view_channel": say("View Channel"),
    "send_messages": say("Send Messages"),
    "send_messages_in_threads": say("Send Messages in Threads"),
    "create_public_threads": say("Create Public Threads"),
    "manage_threads": say("Manage Threads"),
    "attach_files": say("Attach Files"),
    "read_message_history": say("Read Message History"),
    "pin_messages": say("Pin Messages"),
    "connect": say("Connect"),
}
"""Rights by the names that an admin reads in Discord."""

MISSING_ACCESS, MISSING_RIGHTS, THREAD_LOCKED, ARCHIVED = 50001, 50013, 160005, 50083
NOT_A_PLACE_TO_WRITE = (50008, 50024)
MODERATED = (200000, 200001, 240000)
"""Discord's codes: for what cannot be done in a channel of such a kind, and for words that the
server's own moderation stopped."""

FOR_GOOD = (
    MISSING_ACCESS,
    MISSING_RIGHTS,
    THREAD_LOCKED,
    ARCHIVED,
    *NOT_A_PLACE_TO_WRITE,
    *MODERATED,
)
"""Codes of refusals that trying again does not change."""

TOO_OLD = 30046
"""Discord's code for one edit too many of a message that is older than an hour; it takes more of
them later."""

BUSY = 429

log = logging.getLogger(__name__)

Found = discord.abc.GuildChannel | discord.Thread


@contextmanager
def changing_old(place: PlaceId) -> Iterator[None]:
    """Change something that stands in a place already; what Discord refuses for good is left.
    Raises Unavailable where it may be changed later."""
    try:
        yield
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as lost:
        log.warning("an old message was not changed: place=%s because of %r", place, lost)
        if isinstance(lost, discord.HTTPException):
            is_later = lost.status >= 500 or lost.status == BUSY or lost.code == TOO_OLD
            if not is_later:
                return
        raise Unavailable(KernelRefusal.ROOM_NOT_REACHED) from lost


def holds(me: discord.Member | None, channel: Found, name: str) -> bool:
    """Does Parley hold a right? Where it does not know itself, trying tells."""
    try:
        return me is None or bool(getattr(channel.permissions_for(me), name))
    except discord.ClientException:  # a thread of a channel that is not known
        return True


def channel_name(channel: Found | None) -> str:
    """The channel whose rights count, as members know it: for a thread the one around it."""
    if isinstance(channel, discord.Thread):
        channel = channel.parent or channel
    return f"#{channel.name}" if channel is not None else say("that channel")


def build_denial(
    error: discord.HTTPException, channel: Found | None, me: discord.Member | None
) -> Refused:
    """A refusal of Discord's by its own kind, in words that say what helps."""
    METER.count(PLATFORM_REFUSALS, "Discord", str(error.code or error.status))
    room = channel_name(channel)
    if isinstance(error, discord.NotFound):
        return Refused(KernelRefusal.ROOM_GONE)
    locked = isinstance(channel, discord.Thread) and channel.locked
    if error.code == THREAD_LOCKED or (locked and error.code == MISSING_RIGHTS):
        return Refused(DiscordRefusal.THREAD_LOCKED)
    if error.code == ARCHIVED:
        return Refused(DiscordRefusal.THREAD_ARCHIVED)
    if error.code == MISSING_ACCESS:
        return Refused(DiscordRefusal.CHANNEL_HIDDEN, room=room)
    if error.code == MISSING_RIGHTS:
        missing = [name for name in to_write(channel) if channel and not holds(me, channel, name)]
        if missing:
            rights = row_of(RIGHTS[name] for name in missing)
            return Refused(DiscordRefusal.RIGHTS_MISSING, room=room, rights=rights)
    if error.code in NOT_A_PLACE_TO_WRITE:
        return Refused(DiscordRefusal.NOT_FOR_MESSAGES, room=room)
    if error.code in MODERATED:
        return Refused(DiscordRefusal.MODERATED, room=room)
    return Refused(DiscordRefusal.DISCORD_SAID_NO, room=room)


def to_write(channel: Found | None) -> tuple[str, ...]:
    """What it takes to write in a channel."""
    if isinstance(channel, discord.Thread):
        return ("view_channel", "send_messages_in_threads")
    if isinstance(channel, discord.VoiceChannel | discord.StageChannel):
        return ("view_channel", "connect", "send_messages")
    return ("view_channel", "send_messages")


def find_channel(
    client: discord.Client, place: PlaceId
) -> tuple[Found | None, discord.Member | None]:
    """A channel and Parley as its member, as far as they are known."""
    channel = client.get_channel(int(place))
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return None, None
    return channel, channel.guild.me


async def show_or_leave_out_files(
    show: Callable[[View], Awaitable[None]],
    view: View,
    there: tuple[Found | None, discord.Member | None],
) -> None:
    """Show a view in a channel; where no files may be attached, words in the place of its pictures.
    Raises what `show` raises."""
    channel, me = there
    has_files = any(isinstance(block, (Picture, Attachment)) for block in view.blocks)
    if has_files and channel is not None and not holds(me, channel, "attach_files"):
        view, has_files = leave_out_files(view), False
    try:
        await show(view)
    except discord.Forbidden as denied:
        if not has_files or denied.code != MISSING_RIGHTS:
            raise
        await show(leave_out_files(view))


def leave_out_files(view: View) -> View:
    """The view with words for its pictures and files, and the right that would bring them."""
    blocks = tuple(_in_words(block) for block in view.blocks)
    lacking = note(
        say(
            "No pictures or files here: Parley’s role needs the right {right}.",
            right=RIGHTS["attach_files"],
        )
    )
    return replace(view, blocks=(*blocks, lacking))


def _in_words(block: Block) -> Block:
    match block:
        case Picture():
            return text(Emphasis(block.alt))
        case Attachment():
            return note(say("Left out: {file}", file=block.name))
        case _:
            return block
