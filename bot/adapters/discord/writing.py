"""What members write in channels: their words as they read them, answers below, and what is told of
a speech that somebody changes or deletes later."""

import logging
import re
from collections.abc import Sequence

import discord
from msgspec.structs import replace

from bot.adapters.discord.denials import leave_out_files
from bot.adapters.discord.drafting import DiscordPost
from bot.adapters.discord.refusals import DiscordRefusal
from bot.adapters.discord.render import messages, turn_to
from bot.adapters.discord.spelling import room_reader
from bot.app import App
from bot.kernel import account_rows as accounts
from bot.kernel.command import Caller
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.outbox import note_post
from bot.kernel.paging import keep_pages
from bot.kernel.refusal import Refused, sentence
from bot.kernel.view import Audience, View, text

NO_REPLIES = 160002
"""Discord's code for a reply by somebody who may not read what was written before."""

SPEECH = "speech "
"""Begins the key under which a message is noted that was a speech; its author's id follows."""

_MENTION = re.compile(r"<(?:@!?(?P<person>\d+)|@&(?P<role>\d+)|#(?P<channel>\d+))>")
_EMOJI = re.compile(r"<a?(?P<name>:\w+:)\d+>")
_COMMAND = re.compile(r"<(?P<command>/[^:<>]+):\d+>")

log = logging.getLogger(__name__)


def read_words(message: discord.Message) -> str:
    """The words of a message as their author sees them: people, roles, channels, emoji and commands
    by their names."""
    names = {str(person.id): person.display_name for person in message.mentions}
    guild = message.guild

    def named(mention: re.Match[str]) -> str:
        if person := mention["person"]:
            return f"@{names[person]}" if person in names else mention[0]
        if role := mention["role"]:
            known_role = guild.get_role(int(role)) if guild else None
            return f"@{known_role.name}" if known_role else mention[0]
        channel = guild.get_channel_or_thread(int(mention["channel"])) if guild else None
        return f"#{channel.name}" if channel else mention[0]

    words = _MENTION.sub(named, message.content)
    return _COMMAND.sub(r"\g<command>", _EMOJI.sub(r"\g<name>", words))


async def reply(app: App, message: discord.Message, by: Caller, views: Sequence[View]) -> None:
    """Answer below a message, where everybody reads, for a message is no interaction; a form cannot
    be shown there, so a button opens it. Where Parley may not write, its author is told alone."""
    for view in views:
        try:
            await _reply_once(app, message, by, view)
        except discord.Forbidden as denied:
            log.warning("a message was not answered below it: %s", denied)
            await tell(app, by.community, by.member, view)


async def _reply_once(app: App, message: discord.Message, by: Caller, view: View) -> None:
    channel = message.channel
    me = message.guild.me if message.guild else None
    if me is not None and not channel.permissions_for(me).attach_files:
        view = leave_out_files(view)
    answer = await _lay_out(app, by, view)
    try:
        sent = await channel.send(
            view=answer.view, files=answer.files, mention_author=False,
            reference=message.to_reference(fail_if_not_exists=False),
        )  # fmt: skip
    except discord.HTTPException as refused:
        if refused.code != NO_REPLIES:
            raise
        answer = await _lay_out(app, by, view)  # its files were read
        sent = await channel.send(view=answer.view, files=answer.files)
    place = PlaceId(str(channel.id))
    await note_post(app.parts.db, (by.community, by.member), place, view, [str(sent.id)])


async def _lay_out(app: App, by: Caller, view: View) -> DiscordPost:
    reader = await room_reader(app.parts, by.community)
    pages = messages(view, reader)
    if len(pages) == 1:
        return pages[0]
    room_view = replace(view, audience=Audience.ROOM)  # everybody reads on alone
    return turn_to(pages, await keep_pages(app.parts.db, by, room_view), reader)


async def note_open(
    app: App, by: Caller, interaction: discord.Interaction, view: View, message: int | None
) -> None:
    """Keep what an answer shows in a message that all see, so that it can be taken back."""
    if view.audience is not Audience.ASKER and message is not None:
        place, whose = PlaceId(str(interaction.channel_id)), (by.community, by.member)
        await note_post(app.parts.db, whose, place, view, [str(message)])


async def tell(app: App, community: CommunityId, member: MemberId, view: View) -> bool:
    """Tell a member directly; was it possible?"""
    face = app.parts.rooms.face(community)
    if face is not None and await face.tell(member, view):
        return True
    log.warning("an answer reaches a member no way: community=%s", community)
    return False


async def speak(app: App, message: discord.Message, by: Caller, action: str) -> None:
    """Take a message as its author's speech, and note that it was one. What is to be said of that
    is said to them alone, where they let Parley write to them."""
    key = f"{SPEECH}{message.id} {by.member}"
    place = PlaceId(str(message.channel.id))
    await app.parts.db.change(accounts.insert_message(by.community, place, key, str(message.id)))
    views = await app.hear(
        replace(by, message=message.jump_url), action, {"words": read_words(message)}
    )
    if any(view.trouble for view in views):
        await app.parts.db.change(accounts.delete_message(by.community, place, key))
    for view in views:
        if not await tell(app, by.community, by.member, view):
            await reply(app, message, by, (view,))


async def tell_that_speech_stands(
    app: App, community: CommunityId, place: PlaceId, key: str
) -> None:
    """Somebody changed or deleted the message of a speech: its author hears, once, that the record
    keeps it."""
    await app.parts.db.change(accounts.delete_message(community, place, key))
    member = MemberId(key.rpartition(" ")[2])
    view = View(blocks=(text(sentence(Refused(DiscordRefusal.SPEECH_KEPT))),))
    await tell(app, community, member, view)
