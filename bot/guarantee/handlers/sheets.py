"""Guarantee sheets: started, shown, listed, compared."""

import asyncio
from collections.abc import Mapping

from msgspec.structs import replace

from bot.debate.rows import debates
from bot.guarantee.commands.sheets import (
    DiffSheets,
    ForkSheet,
    ListSheets,
    NewSheet,
    ShowHistory,
    ShowSheet,
    UseSheet,
)
from bot.guarantee.content import clauses
from bot.guarantee.handlers import finding
from bot.guarantee.handlers.beginning_sheets import blank, keep_new, may_choose
from bot.guarantee.handlers.debated import debates_on
from bot.guarantee.handlers.finding import NamedSheet, build_not_adopted, find_sheet, sheet_named
from bot.guarantee.handlers.sheet_tensions import told_whole
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rows import sheets
from bot.guarantee.rules import sheet_comparing as comparing
from bot.guarantee.rules.reading_packages import read_package
from bot.guarantee.rules.votes import Rule
from bot.guarantee.state import Evidence, Setting, Settings, Whose
from bot.guarantee.views import sheet as views
from bot.guarantee.views.sheet_list import ListedSheet, sheet_list
from bot.guarantee.views.sheet_picture import draw_sheet
from bot.guarantee.views.wording import address, from_sheet, title
from bot.kernel.ids import MemberId
from bot.kernel.message import say
from bot.kernel.outbox import Announcement
from bot.kernel.parts import CommandHandler, Parts, Progress, show_no_progress
from bot.kernel.refusal import Refused
from bot.kernel.room_reader import room_reader
from bot.kernel.view import Audience, Block, View, text
from bot.opinion.commands import ShowConsensus

MOST_SHOWN = 25


async def new(parts: Parts, command: NewSheet, _: Progress) -> tuple[View, ...]:
    """Start a sheet, empty or from something."""
    settings: Settings = {}
    basis = ""
    pieces: tuple[Evidence, ...] = ()
    if command.basis:
        start = await finding.filled(parts, command.by, command.basis)
        settings, basis = _taken_over(start.settings, command.by.member), start.name
        if finding.is_sheet(command.basis):
            source = await sheet_named(parts, command.by, command.basis)
            settings, pieces = _copied(source.settings), _evidence_of(source)
            basis = _basis(source)
    settings = await _changed(settings, command)
    sheet = blank(command, command.title, own=command.own, basis=basis)
    sheet = replace(
        sheet,
        rule=Rule(command.rule),
        quorum=command.quorum,
        hours=command.hours,
        settings=settings,
        evidence=pieces,
    )
    return await keep_new(parts, command.by, sheet)


async def fork(parts: Parts, command: ForkSheet, _: Progress) -> tuple[View, ...]:
    """Start a sheet from another or from a version, with its words, reasons and evidence."""
    source = await sheet_named(parts, command.by, command.sheet)
    name = command.title or title(source.sheet)
    sheet = blank(command, name, own=command.own, basis=_basis(source))
    sheet = replace(
        sheet,
        rule=source.sheet.rule,
        quorum=source.sheet.quorum,
        hours=source.sheet.hours,
        settings=_copied(source.settings),
        evidence=_evidence_of(source),
    )
    return await keep_new(parts, command.by, sheet)


async def _changed(settings: Settings, command: NewSheet) -> Settings:
    """The settings with what a new sheet says differently. Raises what `read_package` does."""
    changed = dict(settings)
    for wanted in read_package(await asyncio.to_thread(clauses.load), command.changes):
        changed.pop(wanted.clause, None)
        if isinstance(wanted.options, tuple):
            changed[wanted.clause] = Setting(options=wanted.options, member=command.by.member)
    return changed


def _basis(source: NamedSheet) -> str:
    """What a copy says it began from; not by its title, which may be erased."""
    return str(from_sheet(address(source.sheet, source.version)))


def _taken_over(settings: Settings, member: MemberId) -> Settings:
    return {clause: replace(setting, member=member) for clause, setting in settings.items()}


def _copied(settings: Settings) -> Settings:
    """As they stand, by whoever wrote them; the amendments they came by are another sheet's."""
    return {clause: replace(setting, proposal=None) for clause, setting in settings.items()}


def _evidence_of(source: NamedSheet) -> tuple[Evidence, ...]:
    at = source.version.at if source.version else None
    standing = (evidence for evidence in source.sheet.evidence if evidence.stood(at))
    return tuple(
        replace(evidence, number=number, removed_at=None)
        for number, evidence in enumerate(standing, 1)
    )


async def show(parts: Parts, command: ShowSheet, _: Progress) -> tuple[View, ...]:
    """A whole sheet or version."""
    named_sheet = await sheet_named(parts, command.by, command.sheet)
    names = await debates.load_names(parts.db, command.by.community)
    space = await asyncio.to_thread(clauses.load)
    sheet, version = named_sheet.sheet, named_sheet.version
    picture = await asyncio.to_thread(
        draw_sheet,
        space,
        version.settings if version else sheet.settings,
        sheet.number,
        version.number if version else 0,
        await room_reader(parts, command.by.community),
    )
    debated = await debates_on(parts, command.by.community, sheet.live)
    page = views.sheet_page(sheet, version, space, names, picture=picture, debated=debated)
    return _seen(page, share=command.share)


async def load_for_room(parts: Parts, command: ShowConsensus) -> View | None:
    """The sheet that a room works on; None where it has none, or a member's own."""
    community, place = command.by.community, command.by.place
    sheet_id = await sheets.in_use(parts.db, community, place)
    sheet = await find_sheet(parts, community, sheet_id) if sheet_id else None
    if sheet is None or sheet.whose is Whose.OWN:
        return None
    asked = ShowSheet(by=command.by, at=command.at, id=command.id, sheet=str(sheet.number))
    return (await show(parts, asked, show_no_progress))[0]


def _seen(view: View, *, share: bool) -> tuple[View, ...]:
    """A view for whoever asked, or for everybody if they share it."""
    return (replace(view, audience=Audience.ROOM if share else Audience.ASKER),)


async def listing(parts: Parts, command: ListSheets, _: Progress) -> tuple[View, ...]:
    """The community's sheets."""
    by = command.by
    rows = await sheets.listed(parts.db, by.community, MOST_SHOWN)
    current = await sheets.in_use(parts.db, by.community, by.place)
    names = await debates.load_names(parts.db, by.community)
    entries = [
        ListedSheet(
            number=row.number,
            title=row.title,
            whose=row.whose,
            maker=row.maker,
            made_at=row.made_at,
            versions=row.versions,
        )
        for row in rows
    ]
    here = next((row.number for row in rows if row.id == current), None)
    return (sheet_list(entries, names, here),)


async def use(parts: Parts, command: UseSheet, _: Progress) -> tuple[View, ...]:
    """Make a sheet the one meant here."""
    by = command.by
    sheet = (await sheet_named(parts, by, command.sheet)).sheet
    if not await may_choose(parts, by):
        raise Refused(GuaranteeRefusal.NOT_SHEET_CHAIR)
    words = text(
        say(
            "Sheet {number}, {title}, is now in use here. {chooser} chose it.",
            number=sheet.number,
            title=title(sheet),
            chooser=by.name,
        )
    )
    told = Announcement(parts, command, View(blocks=(words,), audience=Audience.ROOM))
    await parts.db.change(sheets.used(by.community, by.place, sheet.id), *told.statements)
    return await told.show()


async def history(parts: Parts, command: ShowHistory, _: Progress) -> tuple[View, ...]:
    """Versions and proposals."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    names = await debates.load_names(parts.db, command.by.community)
    debated = await debates_on(parts, command.by.community, sheet.proposals)
    space = await asyncio.to_thread(clauses.load)
    return _seen(views.history(sheet, space, names, debated), share=command.share)


async def diff(parts: Parts, command: DiffSheets, _: Progress) -> tuple[View, ...]:
    """Two of them side by side, with the tensions that appear and go. Without names: the last
    version, and the sheet as it stands."""
    before = command.before
    if not before:
        sheet = (await sheet_named(parts, command.by, command.after)).sheet
        if not sheet.versions:
            raise build_not_adopted(sheet)
        before = address(sheet, sheet.versions[-1])
    subject = await finding.filled(parts, command.by, before)
    other = await finding.filled(parts, command.by, command.after)
    more: tuple[Block, ...] = ()
    if subject.choices != other.choices:
        seen = await told_whole(subject.choices, other.choices)
        more = (text(say("Tensions, from the first to the second:")), *seen)
    space = await asyncio.to_thread(clauses.load)
    return _seen(comparing.side_by_side(subject, other, space, more), share=command.share)


HANDLERS: Mapping[type, CommandHandler] = {
    NewSheet: new,
    ForkSheet: fork,
    ShowSheet: show,
    ListSheets: listing,
    UseSheet: use,
    ShowHistory: history,
    DiffSheets: diff,
}
