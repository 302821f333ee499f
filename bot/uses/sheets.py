"""Guarantee sheets: started, shown, listed, compared, taken along and brought in."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from bot.content import clauses
from bot.core.command import Caller, Command
from bot.core.guarantee.sheets import comparing, exporting, views
from bot.core.guarantee.sheets.commands import (
    FILES,
    DiffSheets,
    ExportSheet,
    ForkSheet,
    ImportSheet,
    ListSheets,
    NewSheet,
    ShowHistory,
    ShowSheet,
    UseSheet,
)
from bot.core.guarantee.sheets.importing import Brought, read_sheet
from bot.core.guarantee.sheets.sheet import (
    Evidence,
    Rule,
    Settings,
    Sheet,
    Whose,
)
from bot.core.guarantee.sheets.views import ListedSheet
from bot.core.guarantee.sheets.wording import address, title
from bot.core.ids import MemberId
from bot.core.permission import Role
from bot.core.refusal import Code, Refused, Unavailable
from bot.core.view import Attachment, Audience, Block, View, note, text
from bot.debates import evidence
from bot.guarantees import finding, showing
from bot.guarantees.debated import debates_on
from bot.guarantees.finding import Named, sheet_named
from bot.guarantees.tensions import told_whole
from bot.parts import Parts, Progress, Use
from bot.store import articles, debates, sheet_changes, sheets
from bot.store.statement import Conflict

MOST_SHEETS = 500
"""Sheets of one community."""

MOST_SHOWN = 25
TRIES = 5


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
    sheet = _sheet(command, command.title, own=command.own, basis=basis)
    sheet = replace(
        sheet,
        rule=Rule(command.rule),
        quorum=command.quorum,
        hours=command.hours,
        settings=settings,
        evidence=pieces,
    )
    return await _begun(parts, command.by, sheet)


async def fork(parts: Parts, command: ForkSheet, _: Progress) -> tuple[View, ...]:
    """Start a sheet from another or from a version, with its words, reasons and evidence."""
    source = await sheet_named(parts, command.by, command.sheet)
    name = command.title or title(source.sheet)
    sheet = _sheet(command, name, own=command.own, basis=_basis(source))
    sheet = replace(
        sheet,
        rule=source.sheet.rule,
        quorum=source.sheet.quorum,
        hours=source.sheet.hours,
        settings=_copied(source.settings),
        evidence=_evidence_of(source),
    )
    return await _begun(parts, command.by, sheet)


def _basis(source: Named) -> str:
    """What a copy says it began from; not by its title, which may be erased."""
    return f"sheet {address(source.sheet, source.version)}"


def _taken_over(settings: Settings, member: MemberId) -> Settings:
    return {clause: replace(one, member=member) for clause, one in settings.items()}


def _copied(settings: Settings) -> Settings:
    """As they stand, by whoever wrote them; the amendments they came by are another sheet's."""
    return {clause: replace(one, proposal=None) for clause, one in settings.items()}


def _evidence_of(source: Named) -> tuple[Evidence, ...]:
    at = source.version.at if source.version else None
    standing = (one for one in source.sheet.evidence if one.stood(at))
    return tuple(
        replace(one, number=number, removed_at=None) for number, one in enumerate(standing, 1)
    )


def _sheet(command: Command, name: str, *, own: bool, basis: str) -> Sheet:
    if not any(letter.isalnum() for letter in name):
        raise Refused(Code.SPEECH_EMPTY)
    return Sheet(
        id=command.id,
        number=0,
        title=name,
        whose=Whose.OWN if own else Whose.GROUP,
        place=command.by.place,
        maker=command.by.member,
        made_at=command.at,
        basis=basis,
    )


async def _begun(parts: Parts, by: Caller, sheet: Sheet) -> tuple[View, ...]:
    """Keep a new sheet under the next number; where its maker may choose, it is the one meant
    here."""
    takes = await _may_choose(parts, by, sheet)
    for _ in range(TRIES):
        number = await sheets.last_number(parts.db, by.community) + 1
        if number > MOST_SHEETS:
            raise Refused(Code.TOO_MANY_SHEETS, most=MOST_SHEETS)
        sheet = replace(sheet, number=number)
        statements = sheet_changes.made(by.community, sheet)
        if takes:
            statements.append(sheet_changes.used(by.community, by.place, sheet.id))
        try:
            await parts.db.write(*statements)
        except Conflict:
            continue
        await showing.show(parts, by.community, sheet.id)
        return await _told(parts, by, sheet, takes=takes)
    raise Unavailable(Code.CHANGED_MEANWHILE)


async def _may_choose(parts: Parts, by: Caller, new: Sheet | None = None) -> bool:
    """Whether a member may say which sheet a room means: where it means none, everybody; else its
    chairs, and whoever started the one that it means. Somebody's own sheet takes no other's place,
    and gives way to a group's."""
    here = await sheets.in_use(parts.db, by.community, by.place)
    if here is None:
        return True
    if new is not None and new.whose is Whose.OWN:
        return False
    current = await sheets.load(parts.db, by.community, here)
    if current is None or (new is not None and current.whose is Whose.OWN):
        return True
    return by.role >= Role.CHAIR or current.maker == by.member


async def _told(parts: Parts, by: Caller, sheet: Sheet, *, takes: bool) -> tuple[View, ...]:
    begun = views.done(f"Sheet {sheet.number} is begun. Everybody here can see it.")
    if not takes:
        said = f"This room means another one still: name this one as sheet:{sheet.number}."
        begun = replace(begun, blocks=(*begun.blocks, note(said)))
    if sheet.whose is Whose.GROUP and parts.rooms.face(by.community) is not None:
        return (begun,)
    seen = await showing.board(parts, by.community, sheet)
    audience = Audience.ASKER if sheet.whose is Whose.OWN else Audience.ROOM
    return (begun, replace(seen, audience=audience))


async def show(parts: Parts, command: ShowSheet, _: Progress) -> tuple[View, ...]:
    """A whole sheet or version."""
    found = await sheet_named(parts, command.by, command.sheet)
    names = await debates.names(parts.db, command.by.community)
    space = await asyncio.to_thread(clauses.load)
    return _seen(views.whole(found.sheet, found.version, space, names), share=command.share)


def _seen(view: View, *, share: bool) -> tuple[View, ...]:
    """A view for whoever asked, or for everybody if they share it."""
    return (replace(view, audience=Audience.ROOM if share else Audience.ASKER),)


async def listing(parts: Parts, command: ListSheets, _: Progress) -> tuple[View, ...]:
    """The community's sheets."""
    by = command.by
    rows = await sheets.listed(parts.db, by.community, MOST_SHOWN)
    current = await sheets.in_use(parts.db, by.community, by.place)
    names = await debates.names(parts.db, by.community)
    shown = [
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
    return (views.sheet_list(shown, names, here),)


async def use(parts: Parts, command: UseSheet, _: Progress) -> tuple[View, ...]:
    """Make a sheet the one meant here."""
    by = command.by
    sheet = (await sheet_named(parts, by, command.sheet)).sheet
    if not await _may_choose(parts, by):
        raise Refused(Code.NOT_SHEET_CHAIR)
    await parts.db.change(sheet_changes.used(by.community, by.place, sheet.id))
    words = text(
        f"This room now works on sheet {sheet.number}, {title(sheet)}, chosen by {by.name}."
    )
    return (View(blocks=(words,), audience=Audience.ROOM),)


async def history(parts: Parts, command: ShowHistory, _: Progress) -> tuple[View, ...]:
    """Versions and proposals."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    names = await debates.names(parts.db, command.by.community)
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
            raise Refused(Code.NOT_ADOPTED, number=sheet.number)
        before = address(sheet, sheet.versions[-1])
    one = await finding.filled(parts, command.by, before)
    other = await finding.filled(parts, command.by, command.after)
    more: tuple[Block, ...] = ()
    if one.choices != other.choices:
        seen = await told_whole(one.choices, other.choices)
        more = (text("Tensions, from the first to the second:"), *seen)
    space = await asyncio.to_thread(clauses.load)
    return _seen(comparing.side_by_side(one, other, space, more), share=command.share)


async def export(parts: Parts, command: ExportSheet, _: Progress) -> tuple[View, ...]:
    """A sheet or version as a file."""
    found = await sheet_named(parts, command.by, command.sheet)
    if command.kind not in FILES:
        allowed = ", ".join(FILES)
        raise Refused(Code.NOT_AN_OPTION, name="kind", given=command.kind, allowed=allowed)
    space = await asyncio.to_thread(clauses.load)
    name = f"guarantee-{address(found.sheet, found.version)}"
    if command.kind == "json":
        work = partial(exporting.data, found.sheet, found.version, space)
        file = Attachment(f"{name}.json", await asyncio.to_thread(work), FILES["json"])
    else:
        content = exporting.markdown(found.sheet, found.version, space).encode()
        file = Attachment(f"{name}.md", content, FILES["markdown"])
    return (View(blocks=(file, note(f"Of {found.name}."))),)


async def bring(parts: Parts, command: ImportSheet, _: Progress) -> tuple[View, ...]:
    """Start a sheet from a file. Its quotations are checked anew against the articles here."""
    by = command.by
    space = await asyncio.to_thread(clauses.load)
    work = partial(read_sheet, command.file.content, space, by.member)
    found = await asyncio.to_thread(work)
    sheet = _sheet(command, found.title, own=command.own, basis="a file")
    pieces = await _checked(parts, command, found)
    left = len(found.evidence) - len(pieces)
    sheet = replace(sheet, settings=found.settings, evidence=pieces)
    begun, *more = await _begun(parts, by, sheet)
    if left:
        said = f"{left} quotations were left out: their articles are not in this library."
        begun = replace(begun, blocks=(*begun.blocks, note(said)))
    return (begun, *more)


async def _checked(parts: Parts, command: ImportSheet, found: Brought) -> tuple[Evidence, ...]:
    known: dict[str, articles.Stored | None] = {}
    pieces: list[Evidence] = []
    for quoted in found.evidence:
        if quoted.article not in known:
            known[quoted.article] = await articles.load(
                parts.db, command.by.community, quoted.article
            )
        article = known[quoted.article]
        if article is None or article.removed:
            continue
        (checked,) = await evidence.marked(article, [quoted.words])
        pieces.append(
            Evidence(
                number=len(pieces) + 1,
                clause=quoted.clause,
                member=command.by.member,
                words=quoted.words,
                mark=checked.mark,
                at=command.at,
                slug=checked.slug,
                version=checked.version,
                paragraph=checked.paragraph,
                difference=checked.difference,
            )
        )
    return tuple(pieces)


USES: Mapping[type, Use] = {
    NewSheet: new,
    ForkSheet: fork,
    ShowSheet: show,
    ListSheets: listing,
    UseSheet: use,
    ShowHistory: history,
    DiffSheets: diff,
    ExportSheet: export,
    ImportSheet: bring,
}
