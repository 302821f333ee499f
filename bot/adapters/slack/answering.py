"""Answers one member: in the channel or to them alone, in a window, or with a form."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from msgspec import Struct
from msgspec.structs import replace

from bot.adapters.slack import posting
from bot.adapters.slack.blocks import sent_directly
from bot.adapters.slack.calls import CallRefused, Unanswered
from bot.adapters.slack.forms import NOTICE, field_names, shown, window
from bot.adapters.slack.inbound import Sender
from bot.adapters.slack.markup import Element
from bot.adapters.slack.places import Where
from bot.adapters.slack.refusals import SlackRefusal
from bot.adapters.slack.render import SlackPost, messages, turn_to, windows
from bot.adapters.slack.spelling import reader
from bot.adapters.slack.uploaded import note_files, note_sent_file
from bot.adapters.slack.uploading import ready
from bot.adapters.slack.workspaces import Workspace, said_no
from bot.app import App
from bot.kernel import clock
from bot.kernel import form_rows as forms
from bot.kernel.catalog.parameters import Upload
from bot.kernel.command import Caller
from bot.kernel.form_rows import FilledForm
from bot.kernel.identity import fresh_id
from bot.kernel.lines import TYPED_OPENLY, CommandLine, find_form
from bot.kernel.message import say
from bot.kernel.outbox import note_post
from bot.kernel.paging import keep_pages
from bot.kernel.picking import with_accounts
from bot.kernel.reader import Reader
from bot.kernel.refusal import KernelRefusal, Refused, sentence
from bot.kernel.retrying import filled_in, mark_wrong, offer_again, read_wrong
from bot.kernel.view import (
    TURN,
    Attachment,
    Audience,
    Button,
    Buttons,
    Form,
    Tone,
    View,
    mark_of,
    note,
    text,
)

LARGEST_FILE = 20_000_000

FULL = frozenset({"push_limit_reached", "not_found", "view_not_found"})

Answer = dict[str, Any]
"""What is sent back in acknowledgement; nothing closes a form."""

log = logging.getLogger(__name__)


class SlackAnswering(Struct, frozen=True, kw_only=True):
    """A member who did something, and where. What others read already is `open` to them: answers
    to it are, too, unless they say that it was not done. `fresh` is the id of what it may make.
    What is done `again`, after a restart, may have been done already: no trouble is told then.
    They read their `language`, and what all read is in that of the room; `prefix` begins the names
    of slash commands."""

    app: App
    space: Workspace
    sender: Sender
    by: Caller
    open: bool = False
    fresh: str = ""
    again: bool = False
    language: str = ""
    room_language: str = ""
    prefix: str = ""

    @property
    def _here(self) -> Where:
        return self.sender.here

    @property
    def reader(self) -> Reader:
        """The member as a reader."""
        return reader(self.language, self.prefix, self._here.thread)

    def _reader(self, view: View) -> Reader:
        """Who reads a view: this member, or all."""
        if not self._public(view) or self._here.alone:
            return self.reader
        return reader(self.room_language, self.prefix, self._here.thread)

    def _public(self, view: View) -> bool:
        here = self._here
        return view.audience is Audience.ROOM or here.alone or (self.open and not view.trouble)

    async def answer(self, line: CommandLine, *, pressed: bool = False) -> None:
        """Do what the line asks, and show what comes of it. A page that is turned by its only
        reader takes the place of the one before."""
        if line.draft:
            views: tuple[View, ...] = (await self._draft(line),)
        else:
            views = await self._hear(line)
        if not views and not pressed:
            return  # what was done shows on the board
        turned = line.action.startswith(f"{TURN} ") and self.sender.hidden
        if not (turned and len(views) == 1 and views[0].kept and await self._turn(views[0])):
            await self.show(views)

    async def _turn(self, view: View) -> bool:
        """Put a view in the place of what was pressed; was that possible?"""
        if not self.sender.response_url:
            return False
        message = await self._first(view, self._here.thread)
        try:
            blocks = await ready(self.space, message)
            await posting.respond(
                self.space.calls.web,
                self.sender.response_url,
                self._here,
                blocks,
                message.text,
                instead=True,
            )
        except (CallRefused, Unanswered):
            return False
        return True

    async def try_again(self, key: str) -> None:
        """Open a form that was kept, as it was filled in."""
        community = self.by.community
        filled = await forms.load_form(self.app.parts.db, community, self.sender.user, key)
        if filled is None:
            gone = text(sentence(Refused(KernelRefusal.FORM_GONE)))
            await self.show((View(blocks=(gone,), trouble=True),))
            return
        view = await self._draft(CommandLine(action=filled.action, given=filled.given))
        if form := find_form((view,)):
            form = await with_accounts(self.app.parts.db, community, form)
            view = View(blocks=(mark_wrong(form, filled.wrong),))
        await self.show((view,))

    async def offer_again(self, line: CommandLine, refused: Sequence[View]) -> View:
        """Why a form was not taken, for whom Slack shows it no more, with a button that opens it
        again with all that was filled in."""
        views = refused or (View(blocks=(text(say("Please fill the form in again.")),)),)
        wrong = read_wrong(refused, self.reader)
        return offer_again(views, await self._kept(line.action, line.given, wrong))

    async def _kept(
        self, action: str, given: Mapping[str, str], wrong: Mapping[str, str] | None = None
    ) -> str:
        """The key under which a form is kept from now on."""
        key = fresh_id()
        filled = FilledForm(action=action, given=given, wrong=wrong or {})
        kept = forms.put_form(self.by.community, self.sender.user, key, filled, clock.now())
        await self.app.parts.db.change(*kept)
        return key

    async def mention(self, words: str, files: Sequence[Mapping[str, Any]] = ()) -> None:
        """Answer words addressed to Parley, with files that came along."""
        takes = self.app.file_of(words) if files and self.app.is_command(words) else ""
        if takes:
            await self.answer(CommandLine(action=words, files={takes: files[0]}))
            return
        views = self._find_haste() or await self.app.mentioned(self.by, words, fresh=self.fresh)
        if not self._here.alone and await self.app.was_secret(self.by, words):
            views = (*views, View(blocks=(note(TYPED_OPENLY),)))
        await self.show(views)

    def _find_haste(self) -> tuple[View, ...]:
        """What a member is told who goes too fast; what is done `again` was counted before."""
        return () if self.again else self.app.find_haste(self.by)

    async def show(self, views: Sequence[View]) -> None:
        """Show views: a form as a window, others where they belong. What Slack refuses is logged,
        for there is nobody to tell."""
        if self.again:
            views = [view for view in views if not view.trouble]
        try:
            if (form := find_form(tuple(views))) and self.sender.trigger:
                await self._open(form)
            elif self._here.window:
                await self._in_window(views)
            else:
                await self._send_all(views)
        except (CallRefused, Unanswered) as lost:
            log.warning("an answer did not arrive: %s", lost)

    async def submit(self, line: CommandLine) -> "Submitted":
        """Do what a form asks. What is sent back closes it, or says in it what is wrong; the views
        are to be shown after that."""
        views = await self._hear(line)
        if form := find_form(views):  # something that is needed is missing still
            return Submitted({"response_action": "update", "view": self._window(form)})
        if troubles := [view for view in views if view.trouble]:
            return Submitted(self._refused(troubles, self.sender.view or {}), tuple(troubles))
        return Submitted({}, views, taken=True)

    def _refused(self, troubles: Sequence[View], view: Mapping[str, Any]) -> Answer:
        """Say under each field what was not taken, or above all; what was filled in stays."""
        names = field_names(view)
        errors: dict[str, str] = {}
        above: list[str] = []
        for trouble in troubles:
            pages = messages(trouble, reader=self._reader(trouble))
            words = "\n".join(each.text for each in pages)
            if trouble.about in names:
                errors[trouble.about] = words
            else:
                above.append(words)
        if errors:
            return {"response_action": "errors", "errors": errors}
        window_view = {key: view[key] for key in _VIEW if view.get(key) is not None}
        window_view["blocks"] = [b for b in view.get("blocks", ()) if b.get("block_id") != NOTICE]
        words = "\n".join(above)
        notice = {"type": "plain_text", "text": words[:3000] or "–", "emoji": False}
        window_view["blocks"].insert(0, {"type": "section", "block_id": NOTICE, "text": notice})
        return {"response_action": "update", "view": window_view}

    async def result(self, views: Sequence[View]) -> Answer:
        """What came of a form that was opened on the home tab, in its window: what is sent back to
        it while it is still open."""
        if not views:
            return {}
        blocks = await self._contents(views)
        return {
            "response_action": "update",
            "view": shown("Parley", blocks, self._here, self.reader),
        }

    async def _contents(self, views: Sequence[View]) -> list[Element]:
        """What a window shows of views; its files go to the member directly."""
        whole = views[0]
        if len(views) > 1:
            whole = View(blocks=tuple(block for view in views for block in view.blocks))
        read_by = self._reader(whole)
        pages = windows(whole, read_by)
        if len(pages) > 1:
            whole = await keep_pages(self.app.parts.db, self.by, whole)
        shown_page = turn_to(pages, whole, "", read_by) if whole.kept else pages[0]
        blocks = await ready(self.space, shown_page)
        if shown_page.files:
            await posting.send_files(
                self.space, self.sender.user, shown_page.files, self._note_file
            )
            blocks.append(sent_directly(shown_page.files, read_by))
        return blocks

    async def _draft(self, line: CommandLine) -> View:
        try:
            return await self.app.form(self.by, line.action, line.given)
        except Refused as refused:
            return self.app.refuse(refused, self.by)

    async def _hear(self, line: CommandLine) -> tuple[View, ...]:
        if hasty := self._find_haste():
            return hasty
        fields: dict[str, str | Upload] = dict(line.given)
        try:
            for name, about in line.files.items():
                fields[name] = await self._fetched(about)
        except Refused as refused:
            return (View(blocks=(text(sentence(refused)),), trouble=True),)
        return await self.app.hear(self.by, line.action, fields, fresh=self.fresh)

    def _window(self, form: Form) -> Answer:
        here = replace(self._here, window=False)
        return window(form, here, reader=self.reader, alone=self.sender.pressed_alone)

    async def _open(self, form: Form) -> None:
        """Show a form. Where it is too late for that, or no window more goes on top, a button or
        the window itself takes its place."""
        window_view = self._window(form)
        stacked = self.sender.view is not None and self.sender.view.get("type") == "modal"
        try:
            if stacked:
                await self.space.calls.post(
                    "views.push", once=True, trigger_id=self.sender.trigger, view=window_view
                )
            else:
                await self.space.calls.post(
                    "views.open", once=True, trigger_id=self.sender.trigger, view=window_view
                )
        except CallRefused as no:
            if stacked and no.error in FULL:
                await self._updated(window_view)
                return
            log.info("a form was not opened: %s", no)
            view = View(blocks=(text(sentence(Refused(SlackRefusal.FORM_TOO_LATE))),))
            if given := filled_in(form):
                await self._send(offer_again((view,), await self._kept(form.action, given)))
                return
            button = Button(form.title, form.action, Tone.PRIMARY)
            await self._send(View(blocks=(*view.blocks, Buttons((button,)))))

    async def _in_window(self, views: Sequence[View]) -> None:
        """Show an answer in the window in which its button was, or in a new one."""
        if not views:
            return
        blocks = await self._contents(views)
        view = shown("Parley", blocks, replace(self._here, window=False), self.reader)
        try:
            if self.sender.view is not None and self.sender.view.get("type") == "modal":
                await self._updated(view)
            else:
                await self.space.calls.post(
                    "views.open", once=True, trigger_id=self.sender.trigger, view=view
                )
        except CallRefused as no:  # it is closed by now, or its click too old
            log.info("a window was not shown: %s", no)
            await self._send_all(views)

    async def _updated(self, view: Answer) -> None:
        known = self.sender.view or {}
        await self.space.calls.post("views.update", view_id=known.get("id"), view=view)

    async def _send_all(self, views: Sequence[View]) -> None:
        for view in views:
            await self._send(view)

    async def _send(self, view: View) -> None:
        """Post what all may see, or what is said to one alone; show other things to them only, in
        the place of what they pressed where it has the same key.
        What cannot be posted where it belongs is shown to them, with the reason."""
        here = self._here
        is_same = self.sender.pressed_alone and mark_of(view) == self.sender.mark
        if is_same and await self._turn(view):
            return
        message = await self._first(view, here.thread)
        if self._public(view) and here.channel:
            try:
                posted = await posting.post(self.space, here, message)
                db, whose = self.app.parts.db, (self.by.community, self.by.member)
                await note_files(db, self.space, here.place, posted.stamp, posted.files)
                await note_post(db, whose, here.place, view, [posted.stamp])
                return
            except CallRefused as no:
                log.warning("an answer was not taken: %s", no)
                why = sentence(said_no(no, direct=self.sender.direct))
                (reason,) = messages(View(blocks=(text(why),)), reader=self.reader)
                await self._whisper(reason)
        await self._whisper(message)

    async def _whisper(self, message: SlackPost) -> None:
        url = self.sender.response_url
        note_file = self._note_file
        await posting.whisper(self.space, self._here, self.sender.user, message, url, note_file)

    async def _note_file(self, direct: Where, file: Attachment, id_: str) -> None:
        db, by = self.app.parts.db, self.by
        await note_sent_file(db, (by.community, by.member), direct.place, file, id_)

    async def _first(self, view: View, thread: str) -> SlackPost:
        """A view as one message: a long one at its page."""
        read_by = self._reader(view)
        pages = messages(view, thread, read_by)
        if len(pages) > 1:
            view = await keep_pages(self.app.parts.db, self.by, view)
        return turn_to(pages, view, thread, read_by) if view.kept else pages[0]

    async def _fetched(self, about: Mapping[str, Any]) -> Upload:
        """A file that was handed over, from Slack. Raises Refused (FILE_NOT_FETCHED)."""
        name = str(about.get("name") or "file")
        web = self.space.calls.web
        try:
            if not about.get("url_private"):
                about = (await self.space.calls.get("files.info", file=about.get("id")))["file"]
                name = str(about.get("name") or name)
            address = str(about.get("url_private_download") or about["url_private"])
            if int(about.get("size") or 0) > LARGEST_FILE or web.session is None:
                return Upload(name=name, content=b"")
            if not _slacks(address, web.base_url):
                raise Refused(SlackRefusal.FILE_NOT_FETCHED)
            headers = {"Authorization": f"Bearer {self.space.token}"}
            async with web.session.get(address, headers=headers, proxy=web.proxy) as response:
                asked = response.content_type == "text/html" != about.get("mimetype")
                if response.status != 200 or asked:  # without the right, a page to sign in comes
                    raise Refused(SlackRefusal.FILE_NOT_FETCHED)
                content = await response.content.read(LARGEST_FILE + 1)
                while not response.content.at_eof() and len(content) <= LARGEST_FILE:
                    content += await response.content.read(LARGEST_FILE)
        except (aiohttp.ClientError, TimeoutError, CallRefused, Unanswered, KeyError) as away:
            raise Refused(SlackRefusal.FILE_NOT_FETCHED) from away
        return Upload(name=name, content=content, media_type=about.get("mimetype"))


class Submitted(Struct, frozen=True):
    """What came of a form: what is sent back to it, what is shown after, whether it was taken. Of
    one that was not taken, `views` say why."""

    answer: Answer
    views: tuple[View, ...] = ()
    taken: bool = False


_VIEW = (
    "type", "callback_id", "private_metadata", "title", "submit", "close", "blocks",
)  # fmt: skip
"""What a window is sent with, of what Slack tells of it."""


def _slacks(address: str, api: str) -> bool:
    """Does an address belong to Slack, so that the token may go there?"""
    there, ours = urlsplit(address), urlsplit(api)
    host = there.hostname or ""
    if (there.scheme, there.netloc) == (ours.scheme, ours.netloc):
        return True
    return there.scheme == "https" and (host == "slack.com" or host.endswith(".slack.com"))
