"""Answers one interaction: at once where it can, else after an acknowledgement."""

import asyncio
import logging
from collections.abc import Mapping
from urllib.parse import urlsplit

import aiohttp
import discord
from discord.http import Route

from bot.adapters.discord.forms import modal
from bot.adapters.discord.render import messages, page
from bot.adapters.discord.stepping import Stepping, steps
from bot.app import App
from bot.kernel import languages
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Caller
from bot.kernel.lines import CommandLine, find_form
from bot.kernel.message import say
from bot.kernel.paging import keep_pages
from bot.kernel.reader import Reader
from bot.kernel.refusal import Refused, sentence
from bot.kernel.view import TURN, Audience, View, text

FILE_LOST = say("The file did not come through. Please attach it once more.")

AT_ONCE = 1.5
"""Seconds in which an answer may come at once; Discord waits three for the first sign."""

BETWEEN_SIGNS = 1.2
"""Seconds between two signs of how far the work is."""

TOO_LATE = (10062, 10015, 40060, 50027)
"""Discord's codes for an interaction that it has given up, or that was answered already."""

LARGEST_FILE = 20_000_000

STORES = ("cdn.discordapp.com", "media.discordapp.net")
"""Where Discord keeps what members hand over; nothing is fetched from elsewhere."""

log = logging.getLogger(__name__)


class DiscordAnswering:
    """An interaction and who caused it."""

    def __init__(
        self, app: App, interaction: discord.Interaction, by: Caller, tasks: asyncio.TaskGroup
    ) -> None:
        self._app = app
        self._interaction = interaction
        self._by = by
        self._tasks = tasks
        self._stepping = Stepping(app, app.parts.db, interaction)
        self._put_off = self._turning = self._going_on = False
        self._next_sign = 0.0
        self._sign: View | None = None

    async def answer(self, line: CommandLine) -> None:
        """Do what the line asks, and show what comes of it. Where Discord takes no answer any more,
        what was done stands all the same, and the board shows it."""
        try:
            await self._answer(line)
        except discord.HTTPException as refused:
            if refused.code not in TOO_LATE:
                raise
            log.warning("an answer came too late: action=%s", line.action.split(" ", 2)[:2])

    async def _answer(self, line: CommandLine) -> None:
        if steps(line.action):
            try:
                whole = await self._stepping.go_on(line, self._by)
            except Refused as gone:
                await self._send(View(blocks=(text(sentence(gone)),), trouble=True))
                return
            if whole is None:
                return
            line = whole
        if line.draft and (
            form := find_form((await self._app.form(self._by, line.action, line.given),))
        ):
            await self._interaction.response.send_modal(
                modal(await self._stepping.translated(form, self._by))
            )
            return
        self._turning = line.action.startswith(f"{TURN} ") and self._pressed_alone()
        views = await self._in_time(line)
        response = self._interaction.response
        if not response.is_done() and (form := find_form(views)):
            await self._stepping.open(form, self._by)
            return
        if not views:
            await self._nothing_to_say(deferred=response.is_done())
            return
        for view in views:
            await self._send(view)

    async def _in_time(self, line: CommandLine) -> tuple[View, ...]:
        """What comes of a line; the interaction is acknowledged if that takes a while."""
        acknowledging: list[asyncio.Task[None]] = []

        def acknowledge() -> None:
            acknowledging.append(self._tasks.create_task(self._acknowledge()))

        timer = asyncio.get_running_loop().call_later(AT_ONCE, acknowledge)
        try:
            return await self._hear(line)
        finally:
            timer.cancel()
            if acknowledging:
                await asyncio.wait(acknowledging)

    async def _acknowledge(self) -> None:
        try:
            if self._turning:
                await self._interaction.response.defer()
                return
            await self._interaction.response.defer(ephemeral=True, thinking=True)
            self._put_off = True
            if self._sign is not None:
                await self._show_progress(self._sign)
        except discord.HTTPException as refused:
            log.warning("an interaction was not acknowledged: %s", refused)

    async def _hear(self, line: CommandLine) -> tuple[View, ...]:
        fields: dict[str, str | Upload] = dict(line.given)
        try:
            for name, about in line.files.items():
                fields[name] = await self._fetched(about)
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as lost:
            log.warning("a file was not fetched: %r", lost)
            return (View(blocks=(text(FILE_LOST),), trouble=True),)
        return await self._app.hear(self._by, line.action, fields, self._show_progress)

    async def _show_progress(self, view: View) -> None:
        """Show the asker how far the work is, in the place of the answer that was put off."""
        now = asyncio.get_running_loop().time()
        self._sign = view
        if not self._put_off or view.audience is not Audience.ASKER or now < self._next_sign:
            return
        self._next_sign = now + BETWEEN_SIGNS
        try:
            await self._interaction.edit_original_response(
                view=messages(view, await self._reader(view))[0].view
            )
            self._going_on = True
        except discord.HTTPException as refused:
            log.warning("progress was not shown: %s", refused)

    async def _reader(self, view: View) -> Reader:
        """Who reads a view: the member who asked, or all."""
        settings = await self._app.parts.communities.settings(self._by.community)
        hidden = view.audience is Audience.ASKER
        own = str(self._interaction.locale.value) if hidden else ""
        return languages.reader(settings.speaks(own))

    async def _fetched(self, about: Mapping[str, object]) -> Upload:
        """A file that was handed over, from Discord's own store."""
        name, size = str(about.get("filename", "file")), int(str(about.get("size", 0)))
        if size > LARGEST_FILE:
            return Upload(name=name, content=b"")
        client, address = self._interaction.client, str(about["url"])
        if not kept_by_discord(address, Route.BASE):
            log.warning("a file is not in Discord's store, and was not fetched")
            raise aiohttp.InvalidURL("not Discord's")
        content = await client.http.get_from_cdn(address)
        return Upload(name=name, content=content)

    async def _nothing_to_say(self, *, deferred: bool) -> None:
        """What was done shows on the board; whoever typed it hears so."""
        if self._interaction.type is discord.InteractionType.component and not deferred:
            await self._interaction.response.defer()
            return
        await self._send(View(blocks=(text(say("Done.")),)))

    async def _send(self, view: View) -> None:
        """Show a view to those it is for; a long one at its page. A page that is turned by its only
        reader takes the place of the one before."""
        reader = await self._reader(view)
        pages, turned = messages(view, reader), self._turning and bool(view.kept)
        if len(pages) > 1:
            view = await keep_pages(self._app.parts.db, self._by, view)
        message = page(view, reader) if view.kept else pages[0]
        response = self._interaction.response
        hidden = view.audience is Audience.ASKER
        if response.is_done() and (turned or (self._going_on and hidden)):
            self._going_on = self._put_off = False
            await self._interaction.edit_original_response(
                view=message.view, attachments=message.files
            )
        elif turned:
            await response.edit_message(view=message.view, attachments=message.files)
        elif not response.is_done():
            await response.send_message(view=message.view, files=message.files, ephemeral=hidden)
        else:
            if self._put_off and not hidden:
                # The first word after an answer that was put off is for the asker alone.
                await self._interaction.delete_original_response()
            await self._interaction.followup.send(
                view=message.view, files=message.files, ephemeral=hidden
            )
            self._put_off = False

    def _pressed_alone(self) -> bool:
        """Was a button pressed under a message that only this member sees?"""
        pressed = self._interaction.message
        return pressed is not None and pressed.flags.ephemeral


def kept_by_discord(address: str, api: str) -> bool:
    """Is a file kept by Discord, or where the address that takes its place is?"""
    there, ours = urlsplit(address), urlsplit(api)
    if (there.scheme, there.netloc) == (ours.scheme, ours.netloc):
        return True
    return there.scheme == "https" and there.netloc in STORES
