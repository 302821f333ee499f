"""Forms of more fields than a modal takes, in steps, and forms that were refused: what was filled
in is kept in between."""

import re
from collections.abc import Mapping, Sequence

import discord

from bot.adapters.discord import spelling
from bot.adapters.discord.forms import count_fields, fitted, modal
from bot.adapters.discord.render import messages
from bot.app import App
from bot.kernel import clock
from bot.kernel import form_rows as forms
from bot.kernel.command import Caller
from bot.kernel.form_rows import FilledForm
from bot.kernel.identity import fresh_id
from bot.kernel.lines import CommandLine
from bot.kernel.message import say
from bot.kernel.picking import with_accounts
from bot.kernel.pieces import shorten
from bot.kernel.reader import Reader, put_into_words
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.retrying import RETRY, mark_wrong, offer_again, read_wrong
from bot.kernel.view import Button, Buttons, Form, Input, Tone, View, text
from bot.store.database import Database

STEP, SEND = "step", "send form"
"""Begin the ids of modals and buttons of such a form: `step KEY NUMBER`, `send form KEY`,
`try-again KEY`."""

_STEP = re.compile(
    rf"(?:{STEP} (?P<at>\w+) (?P<number>\d{{1,3}})|(?:{SEND}|{RETRY}) (?P<sent>\w+))"
)


class Stepping:
    """One member's form, between a modal and the next."""

    def __init__(self, app: App, db: Database, interaction: discord.Interaction) -> None:
        self._app = app
        self._db = db
        self._interaction = interaction
        self._account = str(interaction.user.id)

    async def open(self, form: Form, by: Caller, given: Mapping[str, str]) -> None:
        """Show a form; one of many fields with the first of them. No form can follow a form at
        once: a button then opens what is still to be filled in, beside what was `given`."""
        form = fitted(form)
        if self._interaction.type is discord.InteractionType.modal_submit:
            key = fresh_id()
            await self._keep(by, key, FilledForm(action=form.action, given=dict(given)))
            await self._ask(key, 0, by, needed=True)
            return
        if len(form.inputs) <= count_fields(form):
            await self._send(form, by)
            return
        key = fresh_id()
        await self._keep(by, key, FilledForm(action=form.action, given={}))
        await self._show(form, key, 0, by)

    async def go_on(self, line: CommandLine, by: Caller) -> CommandLine | None:
        """Take a step: show the next fields, or ask whether to go on; the whole line when all is
        filled in. Raises Refused (FORM_GONE)."""
        step = _STEP.fullmatch(line.action)
        if step is None:
            raise Refused(KernelRefusal.FORM_GONE)
        key = step["at"] or step["sent"]
        filled = await forms.load_form(self._db, by.community, self._account, key)
        if filled is None:
            raise Refused(KernelRefusal.FORM_GONE)
        if line.action.startswith(RETRY):
            await self._try_again(key, filled, by)
            return None
        whole = {**filled.given, **line.given}
        if line.action.startswith(SEND):
            return await self._sent(by, key, filled.action, whole)
        number = int(step["number"] or 0)
        form = await self._form(by, filled.action, whole)
        if self._interaction.type is discord.InteractionType.component:
            await self._show(form, key, number, by)
            return None
        await self._keep(by, key, FilledForm(action=filled.action, given=whole))
        left = _ordered(form)[(number + 1) * count_fields(form) :]
        if not left:
            return await self._sent(by, key, filled.action, whole)
        needed = any(field.required and not whole.get(field.name) for field in left)
        await self._ask(key, number + 1, by, needed=needed)
        return None

    async def keep_refused(self, line: CommandLine, views: Sequence[View], by: Caller) -> View:
        """What was wrong with a line, as one view with a button that opens its form as it was
        filled in: Discord shows no form in answer to one."""
        reader = await self._reader(by)
        key = fresh_id()
        wrong = read_wrong(views, reader)
        await self._keep(by, key, FilledForm(action=line.action, given=line.given, wrong=wrong))
        return offer_again(views, key)

    async def _try_again(self, key: str, filled: FilledForm, by: Caller) -> None:
        """Show a form that was refused as it was filled in; of one in steps the first with a field
        that is wrong."""
        form = await self._form(by, filled.action, dict(filled.given))
        form = mark_wrong(form, filled.wrong)
        if len(form.inputs) <= count_fields(form):
            await self._send(form, by)
            return
        wrong = [n for n, field in enumerate(_ordered(form)) if field.name in filled.wrong]
        await self._show(form, key, wrong[0] // count_fields(form) if wrong else 0, by)

    async def _sent(self, by: Caller, key: str, action: str, fields: dict[str, str]) -> CommandLine:
        await self._db.change(forms.delete_form(by.community, self._account, key))
        return CommandLine(action=action, given=fields)

    async def _ask(self, key: str, number: int, by: Caller, *, needed: bool) -> None:
        go_on = f"{STEP} {key} {number}"
        if needed:
            words = say("One more step, then it’s sent.")
            buttons = [Button(say("Go on"), go_on, Tone.PRIMARY)]
        else:
            words = say("Send it, or choose more first.")
            send = Button(say("Send it"), f"{SEND} {key}", Tone.PRIMARY)
            buttons = [send, Button(say("Choose more"), go_on)]
        view = View(blocks=(text(words), Buttons(tuple(buttons))))
        (message,) = messages(view, await self._reader(by))
        await self._interaction.response.send_message(view=message.view, ephemeral=True)

    async def _send(self, form: Form, by: Caller) -> None:
        await self._interaction.response.send_modal(modal(await self.translated(form, by)))

    async def translated(self, form: Form, by: Caller) -> Form:
        """A form that fits, in the member's language, with accounts for those who are picked
        already."""
        form = await with_accounts(self._db, by.community, form)
        return put_into_words(form, await self._reader(by))

    async def _reader(self, by: Caller) -> Reader:
        settings = await self._app.parts.communities.settings(by.community)
        return spelling.reader(settings.speaks(str(self._interaction.locale.value)))

    async def _show(self, form: Form, key: str, number: int, by: Caller) -> None:
        form = await self.translated(form, by)
        each = count_fields(form)
        fields = _ordered(form)[number * each : (number + 1) * each]
        steps = -(-len(form.inputs) // each)
        title: str = shorten(form.title, 34)
        if number or any(field.required for field in _ordered(form)[each:]):
            title = say(
                "{title} ({number} of {steps})", title=title, number=number + 1, steps=steps
            )
        part = Form(title=title, action=f"{STEP} {key} {number}", inputs=fields, notes=form.notes)
        await self._send(part, by)

    async def _form(self, by: Caller, action: str, fields: dict[str, str]) -> Form:
        view = await self._app.form(by, action, fields)
        for block in view.blocks:
            if isinstance(block, Form):
                return fitted(block)
        raise Refused(KernelRefusal.FORM_GONE)

    async def _keep(self, by: Caller, key: str, filled: FilledForm) -> None:
        statements = forms.put_form(by.community, self._account, key, filled, clock.now())
        await self._db.change(*statements)


def steps(action: str) -> bool:
    """Is this a step of a form?"""
    return action.startswith((f"{STEP} ", f"{SEND} ", f"{RETRY} "))


def _ordered(form: Form) -> tuple[Input, ...]:
    return tuple(sorted(form.inputs, key=lambda field: not field.required))
