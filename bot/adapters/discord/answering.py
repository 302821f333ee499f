"""Answers one interaction: at once where it can, else after an acknowledgement."""

import asyncio
import logging
from collections.abc import Mapping

import aiohttp
import discord
from discord.http import Route

from bot.adapters.discord import spelling
from bot.adapters.discord.attached import kept_by_discord
from bot.adapters.discord.denials import show_or_leave_out_files
from bot.adapters.discord.forms import fitted, modal
from bot.adapters.discord.refusals import DiscordRefusal
from bot.adapters.discord.render import messages, turn_to
from bot.adapters.discord.stepping import Stepping, steps
from bot.adapters.discord.writing import note_open, tell
from bot.app import App
from bot.kernel.catalog.parameters import Upload
from bot.kernel.catalog.parsing import is_slow
from bot.kernel.command import Caller
from bot.kernel.lines import CommandLine, find_form
from bot.kernel.message import say
from bot.kernel.paging import keep_pages
from bot.kernel.reader import Reader
from bot.kernel.refusal import Refused, sentence
from bot.kernel.view import LEAST_MARK, TURN, Audience, View, mark_of, text

FILE_LOST = say("The file did not come through. Please attach it once more.")

AT_ONCE = 1.5
"""Seconds in which an answer may come at once; Discord waits three for the first sign."""

SLOW_AT_ONCE = 0.5
"""The same for what may take a second or more, while nothing else like it is worked on."""

BETWEEN_SIGNS = 1.2
"""Seconds between two signs of how far the work is."""

ANSWERED_ALREADY = 40060
TOO_LATE = (10062, 10015, ANSWERED_ALREADY, 50027)
"""Discord's codes for an interaction that it has given up, or that was answered already."""

LARGEST_FILE = 20_000_000

log = logging.getLogger(__name__)


class DiscordAnswering:
    """An interaction and who caused it."""

    def __init__(
        self,
        app: App,
        interaction: discord.Interaction,
        by: Caller,
        tasks: asyncio.TaskGroup,
        slow_work: set[int],
    ) -> None:
        """`slow_work` are the ids of interactions that are worked on, and may take a while."""
        self._app = app
        self._interaction = interaction
        self._by = by
        self._tasks = tasks
        self._slow_work = slow_work
        self._stepping = Stepping(app, app.parts.db, interaction)
        self._put_off = self._turning = self._going_on = self._hasty = False
        self._mark = self._find_mark()
        self._next_sign = 0.0
        self._sign: View | None = None
        self._unsent: list[View] = []
        self._refused: View | None = None

    async def answer(self, line: CommandLine) -> None:
        """Do what the line asks, and show what comes of it. Where Discord takes no answer any more,
        what was done stands all the same, and the board shows it; what is for this member alone is
        written to them directly."""
        try:
            await self._answer(line)
            return
        except discord.HTTPException as refused:
            if refused.code not in TOO_LATE:
                raise
            log.warning("an answer came too late: action=%s", line.action.split(" ", 2)[:2])
            if refused.code == ANSWERED_ALREADY:
                return
        except (aiohttp.ClientError, OSError) as cut:
            log.warning("an answer did not go out: %r", cut)
        for view in self._unsent:
            await tell(self._app, self._by.community, self._by.member, view)

    async def _answer(self, line: CommandLine) -> None:
        if steps(line.action):
            try:
                whole = await self._stepping.go_on(line, self._by)
            except Refused as gone:
                await self._send(self._app.refuse(gone, self._by))
                return
            if whole is None:
                return
            line = whole
        if line.draft:
            await self._open_draft(line)
            return
        self._turning = line.action.startswith(f"{TURN} ") and self._pressed_alone()
        views = await self._in_time(line)
        response = self._interaction.response
        self._unsent = [_written(view) for view in views]
        if not response.is_done() and (form := find_form(views)):
            await self._stepping.open(form, self._by, line.given)
            return
        if self._is_refused(line, views):
            self._refused = await self._stepping.keep_refused(line, views, self._by)
            views = (self._refused,)
        if not views:
            await self._nothing_to_say(deferred=response.is_done())
            return
        for view in views:
            await show_or_leave_out_files(self._send, view, (None, None))
            self._unsent.pop(0)

    async def _open_draft(self, line: CommandLine) -> None:
        """Show a form to be looked over, or say why it is not for this member now."""
        try:
            view = await self._app.form(self._by, line.action, line.given)
        except Refused as refused:
            view = self._app.refuse(refused, self._by)
        if form := find_form((view,)):
            translated = await self._stepping.translated(fitted(form), self._by)
            await self._interaction.response.send_modal(modal(translated))
            return
        await self._send(view)

    def _is_refused(self, line: CommandLine, views: tuple[View, ...]) -> bool:
        """Was a form refused, or what was typed for one of its fields?"""
        if not line.given or not views or not all(view.trouble for view in views):
            return False
        is_typed = self._interaction.type is discord.InteractionType.application_command
        return not is_typed or self._hasty or any(view.about for view in views)

    async def _in_time(self, line: CommandLine) -> tuple[View, ...]:
        """What comes of a line; the interaction is acknowledged if that takes a while, and before
        the work begins where it has to wait for other such work."""
        if not is_slow(line.action, line.given, self._app.catalog):
            return await self._acknowledging_after(AT_ONCE, line)
        if self._slow_work:
            await self._acknowledge()
        self._slow_work.add(self._interaction.id)
        try:
            return await self._acknowledging_after(SLOW_AT_ONCE, line)
        finally:
            self._slow_work.discard(self._interaction.id)

    async def _acknowledging_after(self, seconds: float, line: CommandLine) -> tuple[View, ...]:
        acknowledging: list[asyncio.Task[None]] = []

        def acknowledge() -> None:
            if not self._interaction.response.is_done():
                acknowledging.append(self._tasks.create_task(self._acknowledge()))

        timer = asyncio.get_running_loop().call_later(seconds, acknowledge)
        try:
            return await self._hear(line)
        finally:
            timer.cancel()
            if acknowledging:
                await asyncio.wait(acknowledging)

    async def _acknowledge(self) -> None:
        try:
            if self._turning or self._mark:
                await self._interaction.response.defer()
                return
            await self._interaction.response.defer(ephemeral=True, thinking=True)
            self._put_off = True
            if self._sign is not None:
                await self._show_progress(self._sign)
        except discord.HTTPException as refused:
            log.warning("an interaction was not acknowledged: %s", refused)

    async def _hear(self, line: CommandLine) -> tuple[View, ...]:
        if hasty := self._app.find_haste(self._by):
            self._hasty = True
            return hasty
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
        return spelling.reader(settings.speaks(own))

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
        """What was done shows on the board, so an answer that was put off is taken back."""
        response = self._interaction.response
        if not deferred:
            if self._interaction.message is not None:  # a press, or a form that a press opened
                await response.defer()
                return
            await response.defer(ephemeral=True, thinking=True)
            self._put_off = True
        if self._put_off:
            await self._interaction.delete_original_response()

    async def _send(self, view: View) -> None:
        """Show a view to those it is for; a long one at its page. A page that is turned by its only
        reader takes the place of the one before, and so does what has the key of what they
        pressed, or says what was wrong with the form that they opened there: sent again, it brings
        that back."""
        reader = await self._reader(view)
        is_same = self._mark != 0 and (view is self._refused or mark_of(view) == self._mark)
        pages = messages(view, reader, self._mark if is_same else 0)
        turned = is_same or (self._turning and bool(view.kept))
        if len(pages) > 1:
            view = await keep_pages(self._app.parts.db, self._by, view)
        message = turn_to(pages, view, reader) if view.kept else pages[0]
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
            sent = await response.send_message(
                view=message.view, files=message.files, ephemeral=hidden
            )
            await note_open(self._app, self._by, self._interaction, view, sent.message_id)
        else:
            if self._put_off and not hidden:
                # The first word after an answer that was put off is for the asker alone.
                await self._interaction.delete_original_response()
            followed = await self._interaction.followup.send(
                view=message.view, files=message.files, ephemeral=hidden, wait=True
            )
            await note_open(self._app, self._by, self._interaction, view, followed.id)
            self._put_off = False

    def _find_mark(self) -> int:
        """What the message is marked with that this member pressed, or opened a form from, and that
        they alone see; 0 if with nothing."""
        pressed = self._interaction.message
        if pressed is None or not pressed.components or not self._pressed_alone():
            return 0
        mark = getattr(pressed.components[0], "id", None) or 0
        return mark if mark >= LEAST_MARK else 0  # Discord gives small numbers of its own

    def _pressed_alone(self) -> bool:
        """Was a button pressed under a message that only this member sees?"""
        pressed = self._interaction.message
        return pressed is not None and pressed.flags.ephemeral


def _written(view: View) -> View:
    """A view as it can be written to a member later; a form opens only where it is asked for."""
    if find_form((view,)) is None:
        return view
    return View(blocks=(text(sentence(Refused(DiscordRefusal.FORM_TOO_SLOW))),))
