"""Forms of more fields than a modal takes, in steps; what was filled in is kept between them."""

import re

import discord

from bot.adapters.discord.forms import MOST_FIELDS, modal
from bot.adapters.discord.refusals import DiscordRefusal
from bot.adapters.discord.render import messages
from bot.app import App
from bot.kernel import clock, languages
from bot.kernel import form_rows as forms
from bot.kernel.command import Caller
from bot.kernel.form_rows import FilledForm
from bot.kernel.identity import fresh_id
from bot.kernel.lines import CommandLine
from bot.kernel.message import say
from bot.kernel.reader import Reader, put_into_words
from bot.kernel.refusal import Refused
from bot.kernel.view import Button, Buttons, Form, Input, Tone, View, text
from bot.store.database import Database

STEP, SEND = "step", "send form"
"""Begin the ids of modals and buttons of such a form: `step KEY NUMBER`, `send form KEY`."""

_STEP = re.compile(rf"(?:{STEP} (?P<at>\w+) (?P<number>\d{{1,3}})|{SEND} (?P<sent>\w+))")


class Stepping:
    """One member's form, between a modal and the next."""

    def __init__(self, app: App, db: Database, interaction: discord.Interaction) -> None:
        self._app = app
        self._db = db
        self._interaction = interaction
        self._account = str(interaction.user.id)

    async def open(self, form: Form, by: Caller) -> None:
        """Show a form; one of many fields with the first of them."""
        if len(form.inputs) <= MOST_FIELDS:
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
            raise Refused(DiscordRefusal.FORM_GONE)
        key = step["at"] or step["sent"]
        filled = await forms.load_form(self._db, by.community, self._account, key)
        if filled is None:
            raise Refused(DiscordRefusal.FORM_GONE)
        whole = {**filled.given, **line.given}
        if line.action.startswith(SEND):
            return await self._sent(by, key, filled.action, whole)
        number = int(step["number"] or 0)
        form = await self._form(by, filled.action, whole)
        if self._interaction.type is discord.InteractionType.component:
            await self._show(form, key, number, by)
            return None
        await self._keep(by, key, FilledForm(action=filled.action, given=whole))
        left = _ordered(form)[(number + 1) * MOST_FIELDS :]
        if not left:
            return await self._sent(by, key, filled.action, whole)
        await self._ask(key, number + 1, by, needed=any(field.required for field in left))
        return None

    async def _sent(self, by: Caller, key: str, action: str, fields: dict[str, str]) -> CommandLine:
        await self._db.change(forms.delete_form(by.community, self._account, key))
        return CommandLine(action=action, given=fields)

    async def _ask(self, key: str, number: int, by: Caller, *, needed: bool) -> None:
        buttons = [Button(say("Go on"), f"{STEP} {key} {number}", Tone.PRIMARY)]
        if not needed:
            buttons.append(Button(say("Send it as it is"), f"{SEND} {key}"))
        view = View(blocks=(text(say("Kept. There is more to fill in.")), Buttons(tuple(buttons))))
        (message,) = messages(view, await self._reader(by))
        await self._interaction.response.send_message(view=message.view, ephemeral=True)

    async def _send(self, form: Form, by: Caller) -> None:
        await self._interaction.response.send_modal(modal(await self.translated(form, by)))

    async def translated(self, form: Form, by: Caller) -> Form:
        """A form in the member's language."""
        return put_into_words(form, await self._reader(by))

    async def _reader(self, by: Caller) -> Reader:
        settings = await self._app.parts.communities.settings(by.community)
        return languages.reader(settings.speaks(str(self._interaction.locale.value)))

    async def _show(self, form: Form, key: str, number: int, by: Caller) -> None:
        form = await self.translated(form, by)
        fields = _ordered(form)[number * MOST_FIELDS : (number + 1) * MOST_FIELDS]
        steps = -(-len(form.inputs) // MOST_FIELDS)
        title = say(
            "{title} ({number} of {steps})", title=form.title[:34], number=number + 1, steps=steps
        )
        part = Form(title=title, action=f"{STEP} {key} {number}", inputs=fields)
        await self._send(part, by)

    async def _form(self, by: Caller, action: str, fields: dict[str, str]) -> Form:
        view = await self._app.form(by, action, fields)
        for block in view.blocks:
            if isinstance(block, Form):
                return block
        raise Refused(DiscordRefusal.FORM_GONE)

    async def _keep(self, by: Caller, key: str, filled: FilledForm) -> None:
        statements = forms.put_form(by.community, self._account, key, filled, clock.now())
        await self._db.change(*statements)


def steps(action: str) -> bool:
    """Is this a step of a form?"""
    return action.startswith((f"{STEP} ", f"{SEND} "))


def _ordered(form: Form) -> tuple[Input, ...]:
    return tuple(sorted(form.inputs, key=lambda field: not field.required))
