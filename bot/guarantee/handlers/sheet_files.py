"""Guarantee sheets as files: taken along, and brought in."""

import asyncio
from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace

from bot.article.rows import articles
from bot.debate.handlers import evidence
from bot.guarantee.commands.sheets import FILES, ExportSheet, ImportSheet
from bot.guarantee.content import clauses
from bot.guarantee.handlers.beginning_sheets import blank, keep_new
from bot.guarantee.handlers.finding import sheet_named
from bot.guarantee.rules import exporting
from bot.guarantee.rules.importing import LARGEST, Brought, read_sheet
from bot.guarantee.state import Evidence
from bot.guarantee.views.wording import FROM_FILE, address
from bot.kernel.apart import check_apart
from bot.kernel.message import count_of, say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import check_option
from bot.kernel.view import Attachment, View, note

LONGEST_READING = 4.0
"""Seconds of the processor that reading a file may take, the start of a process among them."""


async def export(parts: Parts, command: ExportSheet, _: Progress) -> tuple[View, ...]:
    """A sheet or version as a file."""
    named_sheet = await sheet_named(parts, command.by, command.sheet)
    check_option(say("What to download"), command.kind, FILES)
    space = await asyncio.to_thread(clauses.load)
    name = f"guarantee-{address(named_sheet.sheet, named_sheet.version)}"
    if command.kind == "json":
        work = partial(exporting.data, named_sheet.sheet, named_sheet.version, space)
        file = Attachment(f"{name}.json", await asyncio.to_thread(work), FILES["json"])
    else:
        content = exporting.markdown(named_sheet.sheet, named_sheet.version, space).encode()
        file = Attachment(f"{name}.md", content, FILES["markdown"])
    return (View(blocks=(file, note(say("Of {name}.", name=named_sheet.name)))),)


async def bring(parts: Parts, command: ImportSheet, _: Progress) -> tuple[View, ...]:
    """Start a sheet from a file. Its quotations are checked anew against the articles here."""
    by = command.by
    space = await asyncio.to_thread(clauses.load)
    if len(command.file.content) <= LARGEST:  # else it is refused for that
        await check_apart("bot.kernel.apart_json", {}, command.file.content, LONGEST_READING)
    work = partial(read_sheet, command.file.content, space, by.member)
    sheet_file = await asyncio.to_thread(work)
    sheet = blank(command, sheet_file.title, own=command.own, basis=str(FROM_FILE))
    pieces = await _checked(parts, command, sheet_file)
    left = len(sheet_file.evidence) - len(pieces)
    sheet = replace(sheet, settings=sheet_file.settings, evidence=pieces)
    begun, *more = await keep_new(parts, by, sheet)
    if left:
        said = count_of(
            left,
            "{n} quotations were left out: their articles are not in this library.",
            "{n} quotations were left out: their articles are not in this library.",
        )
        begun = replace(begun, blocks=(*begun.blocks, note(said)))
    return (begun, *more)


async def _checked(parts: Parts, command: ImportSheet, sheet_file: Brought) -> tuple[Evidence, ...]:
    known: dict[str, articles.StoredArticle | None] = {}
    pieces: list[Evidence] = []
    for quoted in sheet_file.evidence:
        if quoted.article not in known:
            known[quoted.article] = await articles.load(
                parts.db, command.by.community, quoted.article
            )
        article = known[quoted.article]
        if article is None or article.removed:
            continue
        (checked,) = await evidence.mark_quotations(article, [quoted.words])
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
                bearing=quoted.bearing,
            )
        )
    return tuple(pieces)


HANDLERS: Mapping[type, CommandHandler] = {
    ExportSheet: export,
    ImportSheet: bring,
}
