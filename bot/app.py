"""respond: a member's words or a button's become a Command, and the Command becomes Views.

The only place that joins rules, store and views, and the only one that catches everything.
"""

import logging
import time
from collections.abc import Mapping, Sequence

from msgspec.structs import asdict, replace

from bot.community.arrivals import Arrivals
from bot.community.ports import BARS
from bot.community.views.home import quiet_bar
from bot.debate.ports import FloorSource
from bot.kernel import clock
from bot.kernel.apart import reading_for
from bot.kernel.bar import PlaceStatus, order_bars
from bot.kernel.bar_source import BarSource
from bot.kernel.catalog.completion import Completion, complete_line, offer_values
from bot.kernel.catalog.forms import form_for
from bot.kernel.catalog.help import HOME, welcome
from bot.kernel.catalog.parameters import Entry, ParameterKind, Value
from bot.kernel.catalog.parsing import Typed, cut_line, names_a_command, parse_line
from bot.kernel.command import Caller, Command
from bot.kernel.command_counting import count_unread, counting_command
from bot.kernel.explaining import RefusalExplanation
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.journal_rows import has_stream
from bot.kernel.lines import UnfinishedValue
from bot.kernel.message import say
from bot.kernel.offering import load_lists, load_options_or_none
from bot.kernel.pace import CommunityPaces
from bot.kernel.parts import FormFill, Parts, Progress, show_no_progress
from bot.kernel.permission import Role
from bot.kernel.reader import ENGLISH, Reader
from bot.kernel.reading import Given, read_line, refuse_unfinished
from bot.kernel.refusal import Refused, SeveralRefused, build_role_refusal
from bot.kernel.refusing import (
    each_of,
    find_given_back,
    find_own_words,
    offer_meant,
    render_refusal,
)
from bot.kernel.suggesting import suggest
from bot.kernel.titles import find_meant, with_guess
from bot.kernel.usable_buttons import keep_usable
from bot.kernel.view import Audience, Form, Option, View, text

log = logging.getLogger(__name__)


class App:
    """Parley behind every platform."""

    def __init__(self, parts: Parts) -> None:
        self.catalog = parts.catalog
        self.parts = parts
        self._arrivals = Arrivals(parts.db)
        self._paces = CommunityPaces(time.monotonic, parts.db)
        self._used: set[tuple[CommunityId, str]] = set()

    def find_haste(self, by: Caller) -> tuple[View, ...]:
        """Count what a member sends on a platform. What they are told where they, or all of their
        community, go too fast; nothing otherwise."""
        try:
            self._paces.keep(by)
        except Refused as refused:
            return render_refusal(refused, self.catalog, by)
        return ()

    async def meet(self, by: Caller) -> None:
        """Make a caller known; a new community gets the brief. Raises Unavailable."""
        await self._arrivals.meet(by, clock.now())

    def load_ahead(self) -> None:
        """Load what most come for, debates, so that nobody waits for it. Everything else comes with
        its first command: it takes memory that a community which never asks for it can spare."""
        self.parts.features.load_with("topics")
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
        values: Mapping[str, Value] = {}
        entry: Entry | None = None
        try:
            typed = await read_line(self.parts, by, line, given or {})
            values, entry = typed.values, typed.entry
            _allow(typed.entry, by)
            if missing := typed.entry.missing(typed.values):
                refuse_unfinished(missing)
                asked = await self._form(by, typed)
                if any(isinstance(block, Form) and block.inputs for block in asked.blocks):
                    return (asked,)
            command = typed.entry.build(
                typed.values, by=by, at=clock.INSTANTS.next(clock.now()), fresh=fresh or fresh_id()
            )
        except Refused as refused:
            count_unread(refused)
            await self._explain(refused, by, values, entry)
            return render_refusal(refused, self.catalog, by)
        return await self.respond(command, progress)

    async def form(self, by: Caller, line: str, given: Given) -> View:
        """A command’s form with what was given filled in, to be looked over, also what it does not
        take. Raises Refused."""
        typed = await read_line(self.parts, by, line, given, strict=False)
        try:
            return await self._form(by, typed)
        except Refused as refused:
            await self._explain(refused, by, typed.values, typed.entry)
            refused.given_back = find_own_words(typed.entry, typed.values)
            raise

    def refuse(self, refused: Refused, by: Caller) -> View:
        """Why something was refused, as a view for the asker alone."""
        return render_refusal(refused, self.catalog, by)[0]

    async def _form(self, by: Caller, typed: Typed) -> View:
        """The form that asks for what a command still needs, with what there is to choose from.
        Raises Refused where it is not for this member now."""
        await self._allow_opening(typed.entry, by)
        fill = await self._fill(by, typed)
        values = {**typed.values, **fill.values}
        await self.meet(by)
        lists = await load_lists(self.parts, by, typed.entry, values, fill.left_out)
        return form_for(
            typed.entry,
            values,
            lists,
            notes=fill.notes,
            left_out=fill.left_out,
            longest=fill.longest,
            empty_labels=fill.empty_labels,
        )

    async def _allow_opening(self, entry: Entry, by: Caller) -> None:
        """Nobody fills in a form for what is not theirs to open. Raises Refused (NOT_ALLOWED)."""
        if entry.opens:
            settings = await self.parts.communities.settings(by.community)
            if not settings.may_open(by.role):
                raise build_role_refusal(entry.name, Role.CHAIR)

    async def _fill(self, by: Caller, typed: Typed) -> FormFill:
        """How things stand, which the forms of some commands show. Raises Refused."""
        if not typed.entry.prefilled:
            return FormFill()
        fill = await self.parts.features.fill(typed.entry.builds)
        return await fill(self.parts, by, typed.values)

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

    async def was_secret(self, by: Caller, words: str) -> bool:
        """Did a line that a member typed where all can read it bring what was for nobody else's
        eyes? A speech is that under a seal alone."""
        try:
            entry = parse_line(words, self.catalog).entry
        except Refused:
            return False
        if not entry.private:
            return False
        floor = await self.parts.port(FloorSource)
        is_sealed = entry.builds is floor.speech and await floor.is_sealed(self.parts, by)
        return is_sealed or not entry.public

    def is_private(self, words: str) -> bool:
        """Does a line bring what is for nobody else's eyes, such as a ballot?"""
        try:
            return cut_line(words, self.catalog).entry.private
        except Refused:
            return False

    async def speech(self, by: Caller, *, heard: bool = False, begun: bool = False) -> str:
        """The command that takes a member's plain words here: they have the floor, or had it when
        the words were `begun`, and what they write is their speech. "" if it is only talk. Words
        that others have `heard` already are never taken under a seal."""
        floor = await self.parts.port(FloorSource)
        return await floor.find_taker(self.parts, by, heard=heard, begun=begun)

    async def find_talk(self, by: Caller, entry: Entry) -> str:
        """The words that a member says to the room with a command that only does that; "" if it is
        another one, or no words are kept for them."""
        floor = await self.parts.port(FloorSource)
        return await floor.find_kept(self.parts, by) if entry.builds is floor.talk else ""

    async def speaking_places(self, community: CommunityId) -> Sequence[PlaceId]:
        """The places of a community in which what is written may be a speech."""
        floor = await self.parts.port(FloorSource)
        return await floor.find_places(self.parts, community)

    async def home(self, by: Caller) -> tuple[View, ...]:
        """What goes on in a community, and what waits for a member."""
        return await self.hear(by, HOME.action)

    async def status(self, by: Caller) -> PlaceStatus:
        """What goes on in a caller's place, as they may see it and act on it. Raises
        Unavailable."""
        status = await self._status(by)
        if not all(bar.over for bar in status.bars):
            return status
        settings = await self.parts.communities.settings(by.community)
        return replace(status, bars=(quiet_bar(opens=settings.may_open(by.role)), *status.bars))

    async def welcome(self, by: Caller) -> View:
        """The first thing that a caller reads who is new. Raises Unavailable."""
        bars = (await self._status(by)).bars
        return welcome([bar for bar in bars if not bar.over])

    async def _status(self, by: Caller) -> PlaceStatus:
        try:
            found = [await source.load(self.parts, by) for source in await self._bar_sources(by)]
        except Refused:
            raise
        except Exception:  # the talk goes on without its bar
            log.exception("the bar of a place could not be made")
            return PlaceStatus()
        return PlaceStatus(
            bars=order_bars(bar for one in found for bar in one.bars),
            barred=tuple(barred for status in found for barred in status.barred),
        )

    async def _bar_sources(self, by: Caller) -> list[BarSource]:
        """Those of the kinds that a community has ever used: the others stay unloaded."""
        sources: list[BarSource] = []
        for kind, port in BARS.items():
            use = by.community, kind
            if use not in self._used and not await has_stream(self.parts.db, *use):
                continue
            self._used.add(use)
            if isinstance(source := await self.parts.features.port(port), port):
                sources.append(source)
        return sources

    async def complete(self, by: Caller, line: str, reader: Reader = ENGLISH) -> Completion:
        """How a line being typed could go on, with the community's own values, which `reader` may
        type as they read them."""
        completion = complete_line(line, self.catalog, by.role, reader)
        if not completion.wanted:
            return completion
        options = await load_options_or_none(self.parts, by, completion.wanted, completion.given)
        return offer_values(completion, options, reader)

    async def suggest(
        self, by: Caller, unfinished: UnfinishedValue, reader: Reader, most: int
    ) -> list[Option]:
        """What a value that is being typed could mean: titles with their keys, at most so many."""
        await self.meet(by)
        return await suggest(self.parts, by, unfinished, reader, most)

    async def respond(
        self, command: Command, progress: Progress = show_no_progress
    ) -> tuple[View, ...]:
        """Do what a command asks. Never raises: a refusal and a fault are Views, too."""
        reading_for.set(f"{command.by.community}/{command.by.member}")
        try:
            entry = self.catalog.by_class[type(command)]
            with counting_command(entry.name):
                _allow(entry, command.by)
                await self._arrivals.meet(command.by, command.at)
                return await self._do(command, progress)
        except Refused as refused:
            if refused.__cause__ is not None:
                log.warning("refused %s because of %r", refused.code, refused.__cause__)
            entry = self.catalog.by_class[type(command)]
            await self._explain(refused, command.by, asdict(command), entry)
            return render_refusal(refused, self.catalog, command.by, command)
        except Exception:
            reference = fresh_id()[:6].upper()
            log.exception("fault reference=%s command=%s", reference, type(command).__name__)
            said = say(
                "Sorry, that was Parley’s mistake. Please try again. If it happens twice, "
                "give an admin this reference: {reference}.",
                reference=reference,
            )
            return (View(blocks=(text(said),), trouble=True),)

    async def _explain(
        self, refused: Refused, by: Caller, values: Mapping[str, object], entry: Entry | None
    ) -> None:
        """Let refusals say who can do what was refused, and what the member can do instead."""
        for one in each_of(refused):
            await self.parts.features.explain(self.parts, by, values, one)
            if entry is not None and (buttons := offer_meant(one, self.catalog, entry, values)):
                one.explanation = RefusalExplanation(buttons=buttons)
                one.given_back = find_own_words(entry, values)

    async def _do(self, command: Command, progress: Progress) -> tuple[View, ...]:
        """Do what a command asks. Where it is refused, and names known things by their titles, it
        is done with their keys. Raises Refused, and whatever goes wrong."""
        use = await self.parts.features.handler(type(command))
        try:
            return await self._for_one(await use(self.parts, command, progress), command.by)
        except Refused as refused:
            entry = self.catalog.by_class[type(command)]
            meant = await find_meant(self.parts, entry, command)
            if meant is None:
                raise await self._with_guesses(refused, entry, command) from refused.__cause__
        return await self._for_one(await use(self.parts, meant, progress), command.by)

    async def _for_one(self, views: tuple[View, ...], by: Caller) -> tuple[View, ...]:
        """Views in which a member finds no button for what only others may do."""
        if by.role is Role.ADMIN:
            return views
        opens = (await self.parts.communities.settings(by.community)).may_open(by.role)

        def may_use(entry: Entry) -> bool:
            return by.role >= entry.role and (opens or not entry.opens)

        return tuple(
            keep_usable(view, self.catalog, may_use) if view.audience is Audience.ASKER else view
            for view in views
        )

    async def _with_guesses(self, refused: Refused, entry: Entry, command: Command) -> Refused:
        """A refusal, with the titles that come near where something is on no list."""
        guessed: list[Refused] = []
        for one in each_of(refused):
            about = one.about or find_given_back(one, entry, command)
            guessed.append(await with_guess(self.parts, entry, command, one, about))
        return guessed[0] if len(guessed) == 1 else SeveralRefused(guessed)


def _allow(entry: Entry, by: Caller) -> None:
    if by.role < entry.role:
        raise build_role_refusal(entry.name, entry.role)
