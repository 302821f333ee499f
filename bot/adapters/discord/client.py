"""The connection to Discord: interactions in, answers out, rooms shown."""

import asyncio
import logging
from contextlib import ExitStack, suppress
from datetime import timedelta
from typing import Any

import discord
from msgspec.structs import replace

from bot.adapters.discord import inbound, spelling
from bot.adapters.discord.answering import DiscordAnswering
from bot.adapters.discord.face import DiscordFace
from bot.adapters.discord.inbound import community_of
from bot.adapters.discord.put_out import halt_where_put_out
from bot.adapters.discord.refusals import DiscordRefusal
from bot.adapters.discord.render import messages
from bot.adapters.discord.rooms import DiscordRooms
from bot.adapters.discord.tree import commands, digest
from bot.adapters.discord.twice import Twice
from bot.adapters.discord.welcoming import greet
from bot.adapters.discord.writing import (
    SPEECH,
    reply,
    speak,
    tell,
    tell_that_speech_stands,
)
from bot.app import App
from bot.kernel import account_rows as accounts
from bot.kernel import clock
from bot.kernel.catalog.help import welcome
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.lines import TYPED_OPENLY
from bot.kernel.message import say
from bot.kernel.picking import make_people_members, put_members, with_members
from bot.kernel.refusal import Unavailable
from bot.kernel.request_counting import count_requests
from bot.kernel.timekeeping import catch_up, halt, show_board
from bot.kernel.view import View, text
from bot.store.database import Database

ELSEWHERE = say(
    "Please do that on the server itself. From here Parley can’t tell which server you mean."
)

PLATFORM = "Discord"
"""As its state is noted."""

log = logging.getLogger(__name__)

ON_MESSAGE = 3
"""The type of a command on a message."""

BUTTON = 2
"""The type of a component that is a button."""

MOST_CHOICES = 25

NEW = timedelta(days=1)
"""For so long a server that Parley has joined is new; its owner is told how to begin."""

GRACE = 5.0
"""Seconds that answers under way have when Parley stops."""

READERS = {
    discord.InteractionType.application_command: inbound.typed,
    discord.InteractionType.component: inbound.pressed,
    discord.InteractionType.modal_submit: inbound.filled,
    ON_MESSAGE: inbound.on_message,
}


discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # Parley does not speak


class DiscordConnection(discord.AutoShardedClient):
    """Parley on Discord. It keeps no members and no messages: what it needs comes with each
    interaction."""

    tasks: asyncio.TaskGroup

    def __init__(
        self,
        app: App,
        db: Database,
        *,
        reading: bool,
        patience: float,
        shards: tuple[list[int] | None, int | None] = (None, None),
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = True
        intents.message_content = reading
        super().__init__(
            intents=intents,
            shard_ids=shards[0],  # type: ignore[arg-type]  # None, its own default, is for all
            shard_count=shards[1],
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            http_trace=count_requests("Discord"),
        )
        self._app = app
        self._db = db
        self._rooms = DiscordRooms(self, app.parts, patience)
        self._served: dict[int, ExitStack] = {}
        self._twice = Twice()
        self._at_work: set[asyncio.Task[Any]] = set()
        self._slow_work: set[int] = set()

    async def setup_hook(self) -> None:
        """Send the commands, if they or the application have changed since they were last sent."""
        if self.application_id is None:
            raise RuntimeError("not logged in")
        payload = commands(self._app.catalog)
        mark = f"{self.application_id}:{digest(payload)}"
        if mark != await accounts.load_commands_digest(self._db):
            await self.http.bulk_upsert_global_commands(self.application_id, payload)
            with suppress(Unavailable):  # they are sent once more at the next start
                await self._db.change(accounts.set_commands_digest(mark))

    async def close(self) -> None:
        """Leave Discord; rooms are not served any more."""
        for guild in list(self._served):
            self._leave(guild)
        await super().close()

    async def on_guild_channel_update(self, _: object, __: object) -> None:
        """Rights may have been given back: show what was not shown."""
        await self._look_again()

    async def on_guild_role_update(self, _: object, __: object) -> None:
        """The same."""
        await self._look_again()

    async def _look_again(self) -> None:
        if self._app.parts.rooms.has_trouble:
            await catch_up(self._app.parts)

    async def on_disconnect(self) -> None:
        """What is deleted now, nobody tells."""
        self._rooms.forget()
        if not self.is_closed():
            trouble = Unavailable(DiscordRefusal.DISCORD_NOT_REACHED)
            self._app.parts.platforms.note(PLATFORM, clock.now(), trouble)

    async def on_resumed(self) -> None:
        """It is there again, and has told what was missed."""
        self._app.parts.platforms.note(PLATFORM, clock.now())

    async def on_ready(self) -> None:
        """Serve every server that Parley is in, and show what was not shown. Where it was put out
        meanwhile, no clock runs on."""
        self._app.parts.platforms.note(PLATFORM, clock.now())
        for guild in self.guilds:
            self._serve(guild.id)
        guilds = {guild.id for guild in self.guilds}
        await halt_where_put_out(self._app.parts, guilds, self.shards, self.shard_count or 1)
        await catch_up(self._app.parts)
        for guild in self.guilds:  # those that were joined while Parley was away, or just now
            await self._greet_if_new(guild)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A server that was away is there, as all are at the start."""
        self._serve(guild.id)
        if self.is_ready():
            await catch_up(self._app.parts)
            await self._greet_if_new(guild)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """A server more; its owner is told how to begin. One that Parley was in before sees what it
        did not see."""
        self._serve(guild.id)
        await catch_up(self._app.parts)
        await greet(self._db, guild, self)

    async def _greet_if_new(self, guild: discord.Guild) -> None:
        me = guild.get_member(self.user.id) if self.user else None
        if me and me.joined_at and clock.now() - me.joined_at < NEW:
            await greet(self._db, guild, self)

    async def on_raw_message_delete(self, gone: discord.RawMessageDeleteEvent) -> None:
        """Somebody deleted a message. A board of what still goes on comes back; who wrote a speech
        hears that the record keeps it."""
        await self._look_after(gone.guild_id, gone.channel_id, gone.message_id)

    async def on_raw_bulk_message_delete(self, gone: discord.RawBulkMessageDeleteEvent) -> None:
        """The same for many at once."""
        for message in sorted(gone.message_ids):
            await self._look_after(gone.guild_id, gone.channel_id, message)

    async def _look_after(self, guild: int | None, channel: int, message: int) -> None:
        self._rooms.forget(str(message))
        if guild is None:
            return
        community, place = community_of(guild), PlaceId(str(channel))
        key = await accounts.find_message_key(self._db, community, place, str(message))
        if key is None:
            return
        if key.startswith(SPEECH):
            await tell_that_speech_stands(self._app, community, place, key)
        else:
            await show_board(self._app.parts, community, key)

    async def on_raw_message_edit(self, edited: discord.RawMessageUpdateEvent) -> None:
        """Somebody edited a message, or Discord showed what a link in it leads to. If it was a
        speech, its author hears that the record keeps it."""
        if edited.guild_id is None or not edited.data.get("edited_timestamp"):
            return
        community, place = community_of(edited.guild_id), PlaceId(str(edited.channel_id))
        message = str(edited.message_id)
        key = await accounts.find_message_key(self._db, community, place, message)
        if key is not None and key.startswith(SPEECH):
            await tell_that_speech_stands(self._app, community, place, key)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Parley was put out of a server: nothing can be shown there, and no clock runs on."""
        self._leave(guild.id)
        await halt(self._app.parts, community_of(guild.id), clock.now())

    def _serve(self, guild: int) -> None:
        if guild not in self._served:
            community = community_of(guild)
            serving = self._served[guild] = ExitStack()
            face = DiscordFace(self._rooms, self, self._db, community)
            serving.enter_context(self._app.parts.rooms.served(community, face))

    def _leave(self, guild: int) -> None:
        if serving := self._served.pop(guild, None):
            serving.close()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """A command, a completion, a button, a choice or a form."""
        if (here := asyncio.current_task()) is not None:
            self._at_work.add(here)
            here.add_done_callback(self._at_work.discard)
        data: Any = interaction.data
        if interaction.channel_id is None or data is None:
            return
        now = asyncio.get_running_loop().time()
        if self._twice.delivered(interaction, now):
            return
        button = data.get("component_type") == BUTTON
        if button and self._twice.clicked(interaction, str(data["custom_id"]), now):
            await interaction.response.defer()
            return
        by = await self._caller(interaction)
        if by is None:
            (said,) = messages(View(blocks=(text(ELSEWHERE),)))
            await interaction.response.send_message(view=said.view, ephemeral=True)
            return
        if interaction.type is discord.InteractionType.autocomplete:
            await self._complete(interaction, by, data)
            return
        kind = ON_MESSAGE if data.get("type") == ON_MESSAGE else interaction.type
        if reader := READERS.get(kind):
            line = reader(data)
            if line.people:
                await self._app.meet(by)
                line = await with_members(self._db, by.community, line)
            answering = DiscordAnswering(self._app, interaction, by, self.tasks, self._slow_work)
            await answering.answer(line)

    async def finish(self) -> None:
        """Let what is being answered come to its end, before the connection is closed."""
        if self._at_work:
            await asyncio.wait(self._at_work, timeout=GRACE)

    async def on_message(self, message: discord.Message) -> None:
        """A message that mentions Parley is typed to it; what the speaker of a debate writes is
        the speech, where messages may be read. What Discord writes of Parley's pins is taken away.
        """
        if message.type is discord.MessageType.pins_add and message.author == self.user:
            with suppress(discord.HTTPException):
                await message.delete()
            return
        if message.guild is None or message.author.bot or self.user is None:
            return
        words = message.content
        for mention in (f"<@{self.user.id}>", f"<@!{self.user.id}>"):
            if words.strip().startswith(mention):
                await self._typed(message, words.strip().removeprefix(mention).strip())
                return
        if words and self.intents.message_content:
            by = await self._author(message)
            if action := await self._app.speech(by, heard=True):
                await speak(self._app, message, by, action)

    async def _typed(self, message: discord.Message, words: str) -> None:
        """Answer words that mention Parley. Everybody reads that, so a mention alone is answered
        with buttons, which tell more to whom they are pressed by."""
        by = replace(await self._author(message), seen_by_all=True)
        people = {str(u.id): u.display_name for u in message.mentions if not u.bot}
        if people and "<@" in words:
            await self._app.meet(by)
            members = await make_people_members(self._db, by.community, people)
            words = put_members(words.replace("<@!", "<@"), members)
        views = self._app.find_haste(by)
        if not views:
            views = await self._app.mentioned(by, words) if words else (welcome(),)
        await reply(self._app, message, by, views)
        if await self._app.was_secret(by, words):
            warning = View(blocks=(text(TYPED_OPENLY),))
            await tell(self._app, by.community, by.member, warning)

    async def _author(self, message: discord.Message) -> Caller:
        guild = message.guild.id if message.guild else 0
        member = await accounts.ensure_member(
            self._db, community_of(guild), str(message.author.id), MemberId(fresh_id())
        )
        permissions = 0
        if isinstance(message.author, discord.Member):
            permissions = message.author.guild_permissions.value
        name = message.author.display_name
        by = inbound.caller(
            guild, message.channel.id, member, name, permissions, _parent(message.channel)
        )
        return await self._with_role(by, message.author)

    async def _caller(self, interaction: discord.Interaction) -> Caller | None:
        """Who caused an interaction, on which server; None where that cannot be told."""
        channel, guild = interaction.channel_id or 0, interaction.guild_id
        permissions = interaction.permissions.value
        if guild is None:  # a direct message, which came from a server
            pressed = interaction.message
            place = PlaceId(str(channel))
            known = (
                await accounts.find_direct_community(self._db, place, str(pressed.id))
                if pressed
                else None
            )
            if known is None:
                return None
            guild, permissions = int(known.partition(":")[2]), 0
        community, account = community_of(guild), str(interaction.user.id)
        member = await accounts.find_member(self._db, community, account)
        if member is None:
            fresh = MemberId(fresh_id())
            member = await accounts.ensure_member(self._db, community, account, fresh)
        by = inbound.caller(
            guild,
            channel,
            member,
            interaction.user.display_name,
            permissions,
            _parent(interaction.channel),
        )
        return await self._with_role(by, interaction.user)

    async def _with_role(self, by: Caller, person: discord.abc.User) -> Caller:
        """The caller with what the server's settings grant to their roles."""
        settings = await self._app.parts.communities.settings(by.community)
        if not (settings.chair_role or settings.admin_role):
            return by
        held = getattr(person, "_roles", ())  # ids, whether the roles are cached or not
        return replace(by, role=settings.role_of([str(role) for role in held], by.role))

    async def _complete(
        self, interaction: discord.Interaction, by: Caller, data: inbound.Data
    ) -> None:
        settings = await self._app.parts.communities.settings(by.community)
        reader = spelling.reader(settings.speaks(str(interaction.locale.value)))
        unfinished = inbound.unfinished(data)
        options = await self._app.suggest(by, unfinished, reader, MOST_CHOICES)
        await interaction.response.autocomplete([inbound.choice(o, data) for o in options])


def _parent(channel: object) -> str:
    """The channel of a public thread; nobody finds what is in a private one from outside."""
    if isinstance(channel, discord.Thread) and not channel.is_private():
        return str(channel.parent_id)
    return ""
