"""respond: a member's words or a button's become a Command, and the Command becomes Views.

The only place that joins rules, store and views, and the only one that catches everything.
"""

import logging
from collections.abc import Mapping

from bot.community.arrivals import Arrivals
from bot.community.ports import OptionsSource
from bot.debate.ports import FloorSource
from bot.kernel import clock
from bot.kernel.catalog.completion import Completion, complete_line, offer_values
from bot.kernel.catalog.help import form_for
from bot.kernel.catalog.parameters import Catalog, Entry, ParameterKind, Upload, Value, value_of
from bot.kernel.catalog.parsing import Typed, names_a_command, parse_line
from bot.kernel.command import Caller, Command
from bot.kernel.identity import fresh_id
from bot.kernel.message import say
from bot.kernel.parts import Parts, Progress, show_no_progress
from bot.kernel.permission import Role
from bot.kernel.plain import clean_words
from bot.kernel.reader import ENGLISH, Reader
from bot.kernel.refusal import KernelRefusal, Refused, sentence
from bot.kernel.view import Audience, View, text

log = logging.getLogger(__name__)

LONGEST_LINE = 500_000
"""Characters of a typed line; a pasted article may be one."""

Given = Mapping[str, str | Upload]
"""Values by parameter name, as a form or a platform's options bring them."""


class App:
    """Parley behind every platform."""

    def __init__(self, parts: Parts) -> None:
        self.catalog = parts.catalog
        self.parts = parts
        self._arrivals = Arrivals(parts.db)
        self._instants = clock.Instants()
        self._entries = {entry.builds: entry for entry in parts.catalog.entries}

    async def meet(self, by: Caller) -> None:
        """Make a caller known; a new community gets the brief. Raises Unavailable."""
        await self._arrivals.meet(by, clock.now())

    def load_ahead(self) -> None:
        """Load what most come for, debates, so that nobody waits for it. Everything else comes with
        its first command: it takes memory that a community which never asks for it can spare."""
        self.parts.features.load_for(OptionsSource)
        self.parts.features.load_for(FloorSource)

    async def hear(
        self,
        by: Caller,
        line: str,
        given: Given | None = None,
        progress: Progress = show_no_progress,
        fresh: str = "",
    ) -> tuple[View, ...]:
        """Answer a typed line, a button's action or a filled form (its action and its values).
        `fresh` is the id of what it may make, where the same may come twice."""
        try:
            typed = _typed(line, given or {}, self.catalog)
            _allow(typed.entry, by)
            if typed.entry.missing(typed.values):
                await self._allow_opening(typed.entry, by)
                return (form_for(typed.entry, await self._filled(by, typed)),)
            command = typed.entry.build(
                typed.values, by=by, at=self._instants.next(clock.now()), fresh=fresh or fresh_id()
            )
        except Refused as refused:
            return (_no(refused),)
        return await self.respond(command, progress)

    async def form(self, by: Caller, line: str, given: Given) -> View:
        """A command’s form with what was given filled in, to be looked over. Raises Refused."""
        typed = _typed(line, given, self.catalog)
        await self._allow_opening(typed.entry, by)
        return form_for(typed.entry, await self._filled(by, typed))

    async def _allow_opening(self, entry: Entry, by: Caller) -> None:
        """Nobody fills in a form for what is not theirs to open. Raises Refused (NOT_ALLOWED)."""
        if entry.opens:
            settings = await self.parts.communities.settings(by.community)
            if not settings.may_open(by.role):
                raise Refused(KernelRefusal.NOT_ALLOWED, command=entry.name, role=Role.CHAIR.title)

    async def _filled(self, by: Caller, typed: Typed) -> Mapping[str, Value]:
        """What a form shows at first: what was given, for some over how things stand."""
        if not typed.entry.prefilled:
            return typed.values
        fill = await self.parts.features.fill(typed.entry.builds)
        return {**await fill(self.parts, by), **typed.values}

    async def mentioned(
        self, by: Caller, words: str, progress: Progress = show_no_progress, fresh: str = ""
    ) -> tuple[View, ...]:
        """Answer words addressed to Parley: a command without its slash, or a question."""
        if self.is_command(words):
            return await self.hear(by, words, progress=progress, fresh=fresh)
        return await self.hear(by, "/ask", {"question": words}, progress, fresh)

    def is_command(self, words: str) -> bool:
        """Are words addressed to Parley a command, and not a question?"""
        return words.startswith("/") or names_a_command(words, self.catalog)

    def file_of(self, words: str) -> str:
        """The parameter of a command that takes a file; "" if it takes none."""
        try:
            entry = parse_line(words, self.catalog).entry
        except Refused:
            return ""
        return next((p.name for p in entry.parameters if p.kind is ParameterKind.FILE), "")

    def is_private(self, words: str) -> bool:
        """Does a line bring what is for nobody else's eyes, such as a ballot?"""
        try:
            return parse_line(words, self.catalog).entry.private
        except Refused:
            return False

    async def speech(self, by: Caller, *, heard: bool = False) -> str:
        """The command that takes a member's plain words here: they have the floor, and what they
        write is their speech. "" if it is only talk. Words that others have `heard` already are
        never taken under a seal."""
        floor = await self.parts.port(FloorSource)
        return "/debate speak" if await floor.has_floor(self.parts, by, heard=heard) else ""

    async def home(self, by: Caller) -> tuple[View, ...]:
        """What goes on in a community, and what waits for a member."""
        return await self.hear(by, "/parley home")

    async def complete(self, by: Caller, line: str, reader: Reader = ENGLISH) -> Completion:
        """How a line being typed could go on, with the community's own values, which `reader` may
        type as they read them."""
        completion = complete_line(line, self.catalog, by.role, reader)
        if not completion.wanted:
            return completion
        source = await self.parts.port(OptionsSource)
        options = await source.options_for(self.parts, by, line, completion)
        return offer_values(completion, options, reader)

    async def respond(
        self, command: Command, progress: Progress = show_no_progress
    ) -> tuple[View, ...]:
        """Do what a command asks. Never raises: a refusal and a fault are Views, too."""
        try:
            _allow(self._entries[type(command)], command.by)
            await self._arrivals.meet(command.by, command.at)
            use = await self.parts.features.handler(type(command))
            return await use(self.parts, command, progress)
        except Refused as refused:
            if refused.__cause__ is not None:
                log.warning("refused %s because of %r", refused.code, refused.__cause__)
            return (_no(refused, self._entries[type(command)], command),)
        except Exception:
            reference = fresh_id()[:6].upper()
            log.exception("fault reference=%s command=%s", reference, type(command).__name__)
            said = say(
                "Parley made a mistake of its own and stopped there. "
                "Please try again; if it happens twice, give an admin this reference: {reference}.",
                reference=reference,
            )
            return (View(blocks=(text(said),), trouble=True),)


def _typed(line: str, given: Given, catalog: Catalog) -> Typed:
    if len(line) > LONGEST_LINE:
        raise Refused(KernelRefusal.LINE_TOO_LONG, length=len(line), longest=LONGEST_LINE)
    typed = parse_line(clean_words(line), catalog)
    values: dict[str, Value] = dict(typed.values)
    for parameter in typed.entry.parameters:
        value = given.get(parameter.name, "")
        if isinstance(value, Upload):
            values[parameter.name] = value
        elif value.strip():
            values[parameter.name] = value_of(parameter, clean_words(value))
        elif parameter.blank and parameter.name in given:
            values[parameter.name] = value_of(parameter, parameter.blank)
    return Typed(typed.entry, values)


def _allow(entry: Entry, by: Caller) -> None:
    if by.role < entry.role:
        raise Refused(KernelRefusal.NOT_ALLOWED, command=entry.name, role=entry.role.title)


def _no(refused: Refused, entry: Entry | None = None, command: Command | None = None) -> View:
    about = str(refused.fields.get("name", ""))
    if not about and entry is not None:
        about = _given_back(refused, entry, command)
    return View(
        blocks=(text(sentence(refused)),), audience=Audience.ASKER, trouble=True, about=about
    )


def _given_back(refused: Refused, entry: Entry, command: Command | None) -> str:
    """The parameter whose value a refusal gives back, as in “There is no format “oxfort”.”; "" if
    it does not."""
    values_told = {value for value in refused.fields.values() if isinstance(value, str) and value}
    names = (parameter.name for parameter in entry.parameters)
    return next((name for name in names if getattr(command, name, None) in values_told), "")
