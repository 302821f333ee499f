"""What there is to choose from of guarantees: clauses and their options, designs, sheets …"""

import asyncio
from collections.abc import Mapping

from bot.guarantee.commands.sheets import STAYS_OPEN
from bot.guarantee.content import designs
from bot.guarantee.handlers.finding import sheet_named
from bot.guarantee.handlers.sheet_steps import known_space
from bot.guarantee.rows import sheets
from bot.guarantee.rules.reading import find_clause
from bot.guarantee.state import Sheet
from bot.guarantee.views.forms import clause_option, rival_options
from bot.guarantee.views.wording import UNTITLED, clause_name, proposed_change
from bot.kernel.message import say
from bot.kernel.parts import ListRequest, OptionSource, Parts
from bot.kernel.view import Moment, Option

MOST_SHEETS = 50


async def list_clauses(_: Parts, __: ListRequest) -> tuple[Option, ...]:
    """The clauses of a guarantee, with what each asks."""
    space = await known_space()
    return tuple(Option(clause.name, clause.id, clause.question) for clause in space.clauses)


async def list_options(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The options of the clause that is named; none where none is."""
    if not request.says("clause"):
        return ()
    clause = find_clause(await known_space(), request.says("clause"))
    return tuple(Option(option.label, option.id, option.means) for option in clause.options)


async def list_settings(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """What a clause of a sheet may say: its options, or nothing yet."""
    options = await list_options(parts, request)
    return (*options, Option(say("Leave it open"), STAYS_OPEN)) if options else ()


async def list_clause_options(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """What each clause of a sheet may say that nobody has proposed a change of, clause by clause in
    the sheet's chapters; in each first those that are open."""
    sheet, space = await _find_sheet(parts, request), await known_space()
    proposed = {proposal.clause for proposal in sheet.live}
    return tuple(
        clause_option(clause, option, group.label)
        for group in space.groups
        for clause in sorted(space.within(group.id), key=lambda one: one.id in sheet.settings)
        if clause.id not in proposed
        for option in clause.options
        if option.id not in (sheet.at(clause.id).options or ())
    )


async def list_terms(_: Parts, __: ListRequest) -> tuple[Option, ...]:
    """The words of the glossary."""
    return tuple(Option(term.term, term.term) for term in await asyncio.to_thread(designs.terms))


async def list_shipped(_: Parts, __: ListRequest) -> tuple[Option, ...]:
    """The designs that come along."""
    known = await asyncio.to_thread(designs.load)
    return tuple(Option(design.name, design.id, design.gist) for design in known.values())


async def list_sheets(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The sheets, newest first, each with the date on which it was made."""
    rows = await sheets.listed(parts.db, request.by.community, MOST_SHEETS)
    return tuple(
        Option(row.title or UNTITLED, str(row.number), say("{made}", made=Moment(row.made_at)))
        for row in rows
    )


async def list_designs(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The sheets as they stand, with their last versions, and the designs that come along."""
    options: list[Option] = []
    for row in await sheets.listed(parts.db, request.by.community, MOST_SHEETS):
        title = row.title or UNTITLED
        made = Moment(row.made_at)
        options.append(Option(title, str(row.number), say("as it stands, {made}", made=made)))
        if row.versions:
            options.append(_version_option(row))
    return (*options, *await list_shipped(parts, request))


async def list_adopted(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The last adopted version of each sheet, and the designs that come along."""
    rows = await sheets.listed(parts.db, request.by.community, MOST_SHEETS)
    versions = (_version_option(row) for row in rows if row.versions)
    return (*versions, *await list_shipped(parts, request))


def _version_option(row: sheets.SheetEntry) -> Option:
    return Option(
        say("{title}, version {number}", title=row.title or UNTITLED, number=row.versions),
        f"{row.number}v{row.versions}",
        say("{made}", made=Moment(row.made_at)),
    )


async def list_amendments(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """What is proposed on a sheet and undecided, the last first."""
    sheet, space = await _find_sheet(parts, request), await known_space()
    return tuple(
        Option(proposed_change(space, sheet.as_amended(proposal)), str(proposal.number))
        for proposal in reversed(sheet.live)
    )


async def list_evidence(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """What is attached to the clauses of a sheet."""
    sheet, space = await _find_sheet(parts, request), await known_space()
    return tuple(
        Option(piece.words, str(piece.number), clause_name(space, piece.clause))
        for piece in sheet.evidence
        if piece.removed_at is None
    )


async def list_rivals(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The rival amendments in whose vote one stands, and leaving the clause as it is."""
    sheet, space = await _find_sheet(parts, request), await known_space()
    number = request.says("number")
    proposal = next((p for p in sheet.live if str(p.number) == number), None)
    vote = sheet.vote_on(proposal) if proposal else None
    return rival_options(space, sheet, vote) if vote else ()


async def _find_sheet(parts: Parts, request: ListRequest) -> Sheet:
    return (await sheet_named(parts, request.by, request.says("sheet"))).sheet


LISTS: Mapping[str, OptionSource] = {
    "clauses": list_clauses,
    "options": list_options,
    "settings": list_settings,
    "clause_options": list_clause_options,
    "terms": list_terms,
    "shipped_designs": list_shipped,
    "designs": list_designs,
    "adopted_designs": list_adopted,
    "sheets": list_sheets,
    "amendments": list_amendments,
    "evidence": list_evidence,
    "rivals": list_rivals,
}
